// The table: all that is drawn elsewhere as rows of text, to sort, search and save.
import type { App, Told, View } from "../app.ts";
import { byId, el, shortened } from "../dom/el.ts";
import { isFiltered } from "../find/passing.ts";
import { csvOf, csvText } from "../out/csv.ts";
import { save } from "../out/save.ts";
import { fragmentOf } from "../state/state.ts";
import { tableBar } from "../table/bar.ts";
import type { Column, Rows, Sheet } from "../table/column.ts";
import { ROW_KINDS, ROWS } from "../table/column.ts";
import { grid, markRow } from "../table/grid.ts";
import { sheetOf } from "../table/mark-sheets.ts";
import { PAGE, pageBar, pageOf } from "../table/pages.ts";
import { rowsOf, sorted, sortOf } from "../table/rows.ts";

/** What is in the table now, in order. */
interface Listed {
  readonly key: string;
  readonly rows: Rows;
  readonly sheet: Sheet;
  readonly order: readonly number[];
  readonly counts: Record<Rows, number>;
}

/**
 * Long tables come as pages of 100 rows, not as a window of rows that are made while scrolling: the rows that are there
 * are in the document, so that the browser's own search finds them, a screen reader counts and walks them, and the
 * place where one scrolls to stays. What is on other pages is found by the search of the page, which goes over all.
 */
export function tableView(app: App): View {
  let listed: Listed | null = null;
  let drawn = "";
  let selected: number | null = null;
  const bar = tableBar(app, saveRows);
  const scroll = el("div", { class: "table-scroll", role: "region", tabindex: 0, "aria-label": "Table" });
  const pages = pageBar((page) => app.go({ page: String(page) }));
  byId("view-table").append(bar.box, scroll, pages.box);

  /** The key of all that a page of rows depends on but the selection. */
  const keyOf = (): string => fragmentOf({ ...app.state, view: "", s: "", at: "", only: "", page: "" }) + " " + String(app.store.growth);

  function list(): Listed {
    const key = keyOf();
    if (listed?.key === key) return listed;
    const rows = ROW_KINDS.find((one) => one === app.state.rows) ?? "claims";
    const sheet = sheetOf(app, rows);
    const all = rowsOf(app);
    const sort = sortOf(sheet.columns, app.state.sort);
    const counts = Object.fromEntries(ROW_KINDS.map((one) => [one, all[one].length])) as Record<Rows, number>;
    listed = { key, rows, sheet, order: sort ? sorted(all[rows], sort) : all[rows], counts };
    return listed;
  }

  /** The page that the address asks for, or else the one that has the selected row. */
  function pageNow({ order }: Listed): number {
    const at = order.indexOf(app.selected() ?? -1);
    return pageOf(app.state.page, order.length) ?? (at < 0 ? 1 : Math.floor(at / PAGE) + 1);
  }

  function show(): Told {
    const now = list();
    const number = app.selected();
    // Selected elsewhere, on another page: turn to it.
    const at = number === null || number === selected ? -1 : now.order.indexOf(number);
    const turned = at >= 0 && app.state.page && selected !== null && pageNow(now) !== Math.floor(at / PAGE) + 1;
    const page = turned ? Math.floor(at / PAGE) + 1 : pageNow(now);
    selected = number;
    const first = (page - 1) * PAGE;
    const shown = shownColumns(now.sheet, app.state.cols);
    const key = now.key + " " + String(page);
    const told = { text: toldOf(app, now, first) };
    bar.show(now.rows, now.counts, now.sheet.columns, shown);
    if (key !== drawn) draw(now, shown, first, told.text);
    drawn = key;
    const row = markRow(scroll, number);
    if (row && at >= 0) row.scrollIntoView({ block: "nearest" });
    pages.box.hidden = now.order.length <= PAGE;
    pages.show(page, now.order.length);
    if (turned) app.go({ page: String(page) }, true);
    return told;
  }

  function draw({ rows, sheet, order }: Listed, columns: readonly Column[], first: number, caption: string): void {
    const focused = scroll.contains(document.activeElement) ? document.activeElement : null;
    const sortedBy = focused?.getAttribute("data-sort");
    const table = grid(app, { caption, sheet, columns, rows: order.slice(first, first + PAGE), before: first, all: order.length });
    table.className = rows;
    scroll.replaceChildren(order.length ? table : el("p", { class: "nothing" }, "Nothing passes the filters and holds these words."));
    scroll.scrollTop = 0;
    if (sortedBy) scroll.querySelector<HTMLElement>(`[data-sort="${sortedBy}"]`)?.focus({ preventScroll: true });
    else if (focused) scroll.focus({ preventScroll: true });
  }

  function saveRows(): void {
    const { rows, sheet, order } = list();
    const text = rows === "claims" ? csvOf(app, order) : csvText(
      ["id", ...sheet.columns.map(({ name }) => name)],
      order.map((row) => [app.store.marks[row].id, ...sheet.columns.map((column) => {
        const key = column.key?.(row);
        return column.numeric || column.time ? key ?? null : column.text(row);
      })]));
    save(`sayso-${rows}.csv`, "text/csv", text);
  }

  return {
    name: "table",
    show,
  };
}

/** The columns that the reader chose, or the usual ones; the main one is always among them. */
export function shownColumns({ main, columns }: Sheet, chosen: readonly string[] | undefined): Column[] {
  const known = columns.filter(({ name }) => chosen?.includes(name));
  return columns.filter((column) => column.name === main || (known.length ? known.includes(column) : column.usual));
}

/** Which rows are shown of how many. */
function toldOf(app: App, { rows, order }: Listed, first: number): string {
  const { store, state } = app;
  const many = store.words.plurals[ROWS[rows]];
  const total = rows === "claims" || rows === "articles" || rows === "events" ? store.total?.[rows] : undefined;
  const all = total ?? store.ofKind(ROWS[rows]).length;
  const number = (value: number): string => value.toLocaleString("en");
  const words = state.q?.trim() ? `hold “${shortened(state.q.trim(), 60)}”` : "";
  const narrowed = [isFiltered(state) ? "pass the filters" : "", words].filter(Boolean).join(" and ");
  if (!order.length) return `No ${many.toLowerCase()}${narrowed ? " " + narrowed : ""}.`;
  const span = order.length > PAGE ? `${many} ${number(first + 1)} to ${number(Math.min(first + PAGE, order.length))} of ${number(order.length)}` : `${number(order.length)} ${order.length === 1 ? store.words.kinds[ROWS[rows]].toLowerCase() : many.toLowerCase()}`;
  return span + (narrowed ? ` that ${order.length === 1 ? narrowed.replace(/^pass/, "passes").replace(/\bhold /, "holds ") : narrowed}` : "") + (order.length < all ? `; ${number(all)} in all.` : ".");
}
