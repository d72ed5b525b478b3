// A page of rows as a real table; on a narrow screen the style sheet lays each row out as a card.
import type { App } from "../app.ts";
import { button, el } from "../dom/el.ts";
import { cellText } from "./claim-sheet.ts";
import type { Column, Sheet } from "./column.ts";
import { nextSort, sortOf } from "./rows.ts";

export interface Slice {
  readonly caption: string;
  readonly sheet: Sheet;
  readonly columns: readonly Column[];
  readonly rows: readonly number[];
  /** How many rows come before, and how many there are in all. */
  readonly before: number;
  readonly all: number;
}

/** The table. Roles are spelt out: where a style sheet changes `display`, browsers forget what a table is. */
export function grid(app: App, slice: Slice): HTMLTableElement {
  const head = el("tr", { role: "row", "aria-rowindex": 1 }, slice.columns.map((column) => headCell(app, slice, column)));
  const body = slice.rows.map((row, i) => el("tr", { role: "row", "aria-rowindex": slice.before + i + 2, "data-row": row },
    slice.columns.map((column) => cell(app, slice.sheet, column, row))));
  return el("table", { role: "table", "aria-rowcount": slice.all + 1 },
    el("caption", { class: "unseen" }, slice.caption), el("thead", { role: "rowgroup" }, head), el("tbody", { role: "rowgroup" }, body));
}

function headCell(app: App, { columns }: Slice, column: Column): HTMLElement {
  const sort = sortOf(columns, app.state.sort);
  const mine = sort?.column === column;
  const order = mine ? (sort.down ? "descending" : "ascending") : null;
  const pressed = button({ "data-sort": column.name }, () => app.go({ sort: nextSort(column, app.state.sort), page: "" }),
    column.title, el("span", { class: "arrow", "aria-hidden": "true" }, order === "ascending" ? "↑" : order ? "↓" : ""));
  return el("th", { scope: "col", role: "columnheader", "aria-sort": order, class: column.numeric ? "number" : null }, pressed);
}

function cell(app: App, sheet: Sheet, column: Column, row: number): HTMLElement {
  const text = column.text(row);
  const shown = column.nodes?.(row) ?? cellText(text);
  const className = ["of-" + column.name, column.numeric ? "number" : "", text ? "" : "empty"].filter(Boolean).join(" ");
  if (column.name === sheet.main) {
    const link = el("a", { href: app.link({ s: app.store.marks[row].id }) }, shown ?? "(no words)");
    return el("th", { scope: "row", role: "rowheader", class: className, "data-title": column.title }, link);
  }
  return el("td", { role: "cell", class: className, "data-title": column.title }, shown);
}

/** Make the selected row stand out, if it is among these; whether it is. */
export function markRow(table: HTMLElement, selected: number | null): HTMLElement | null {
  table.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const row = selected === null ? null : table.querySelector<HTMLElement>(`tr[data-row="${selected}"]`);
  row?.setAttribute("aria-current", "true");
  return row;
}
