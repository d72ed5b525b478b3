// The table of outlets: which tells which version, and which of them are compared.
import type { App } from "../app.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, plural, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { toggled } from "../state/state.ts";
import type { Cell, Row } from "./outlets.ts";

export interface Head { readonly text: string; readonly title?: string }

/** A box to tick: the outlets that are ticked are compared with one another, the others left out. */
function picker(app: App, outlet: string): HTMLElement {
  const box = el("input", { type: "checkbox", name: "outlet", value: outlet, checked: app.state.outlet?.includes(outlet) ?? false, "aria-label": "Compare " + shortened(outlet, 120) });
  box.addEventListener("change", () => app.go({ outlet: toggled(app.state.outlet, outlet) }));
  return box;
}

function cellNode(app: App, cell: Cell | null): HTMLElement {
  if (!cell) return el("td", {}, el("span", { "aria-hidden": "true" }, "–"), el("span", { class: "unseen" }, "does not tell it"));
  const [first] = cell.claims;
  const words = "tells it" + (cell.copied ? ", in a copy" : "") + (cell.claims.length > 1 ? `, in ${plural(cell.claims.length, "claim")}` : "");
  return el("td", { class: "yes" },
    el("a", { class: "ref", href: app.link({ s: app.store.marks[first.mark].id }), title: words }, el("span", { "aria-hidden": "true" }, "●"), el("span", { class: "unseen" }, words)),
    cell.copied ? el("span", { class: "note" }, "copy") : "");
}

/** The table. `heads` are those of the cells, then of the sums; `key` tells how to read it. */
export function matrix(app: App, rows: readonly Row[], heads: readonly Head[], key: Child): Child[] {
  const picked = app.state.outlet ?? [];
  const head = el("tr", {}, el("th", { scope: "col" }, "Compare"), el("th", { scope: "col" }, "Outlet"), el("th", { scope: "col" }, "Articles"),
    heads.map(({ text, title }) => el("th", { scope: "col", title }, text)));
  const body = rows.map((row) => el("tr", { class: picked.length && !picked.includes(row.outlet) ? "out" : null },
    el("td", {}, picker(app, row.outlet)),
    el("th", { scope: "row" }, row.mark === null ? bdi(shortened(row.outlet, 120)) : ref(app, row.mark, shortened(row.outlet, 120))),
    el("td", { class: "n" }, row.articles),
    row.cells.map((cell) => cellNode(app, cell)), row.sums?.map((sum) => el("td", { class: "n" }, sum))));
  return [
    el("h3", { id: "event-outlets" }, "Which outlet tells what"),
    el("p", { class: "small" }, key, " Tick two outlets to compare them alone.",
      picked.length ? [" ", el("a", { href: app.link({ outlet: [] }) }, "Show all outlets")] : ""),
    el("div", { class: "wide", role: "region", tabindex: "0", "aria-labelledby": "event-outlets" }, el("table", { class: "outlets" }, el("thead", {}, head), el("tbody", {}, body))),
  ];
}
