// An answer as a table, in pages; what names a mark on this page is a link that selects it.
import type { App } from "../app.ts";
import { bdi, button, el, plural } from "../dom/el.ts";
import type { Prefixes } from "./terms.ts";
import { kindOf, shown } from "./terms.ts";
import { filesOf } from "./files.ts";
import { marksIn, markOf } from "./marks.ts";
import type { Answer } from "./protocol.ts";

/** How many rows are drawn at once. */
const PAGE = 100;

/** What stands under the editor for an answer that took so many seconds. */
export function drawAnswer(app: App, prefixes: Prefixes, answer: Answer, box: HTMLElement): void {
  const tools = el("div", { class: "answer-tools" });
  const ids = marksIn(app.store, prefixes, answer);
  if (ids.length) {
    const some = ids.slice(0, app.store.limit);
    tools.append(button({ class: "plain" }, () => app.go({ view: "says", set: some, s: "", only: "" }),
      some.length < ids.length ? `Show the first ${plural(some.length, "mark")} of ${ids.length.toLocaleString("en")} in the graph`
        : `Show ${ids.length === 1 ? "this mark" : `these ${plural(ids.length, "mark")}`} in the graph`));
  }
  for (const { label, make } of filesOf(answer)) tools.append(button({ class: "plain" }, () => download(make()), label));
  if (answer.kind === "truth") {
    box.replaceChildren(el("p", { class: "truth" }, answer.value ? "Yes." : "No."), tools);
    return;
  }
  const table = el("div", { class: "answer", tabindex: "0", role: "region", "aria-label": "Rows of the answer" });
  const turn = el("div", { class: "turn", role: "group", "aria-label": "Pages of the answer" });
  const draw = (first: number): void => {
    table.replaceChildren(drawn(app, prefixes, answer, first));
    table.scrollTop = 0;
    turn.replaceChildren(
      button({ class: "plain", disabled: first === 0 }, () => draw(first - PAGE), "Rows before"),
      el("span", {}, `Rows ${(first + 1).toLocaleString("en")} to ${Math.min(first + PAGE, answer.rows.length).toLocaleString("en")} of ${answer.rows.length.toLocaleString("en")}`),
      button({ class: "plain", disabled: first + PAGE >= answer.rows.length }, () => draw(first + PAGE), "Rows after"),
    );
  };
  turn.hidden = answer.rows.length <= PAGE;
  tools.append(turn);
  box.replaceChildren(tools);
  if (!answer.rows.length) return;
  draw(0);
  box.append(table);
}

function drawn(app: App, prefixes: Prefixes, answer: Exclude<Answer, { kind: "truth" }>, first: number): HTMLElement {
  const head = el("tr", {}, answer.columns.map((name) => el("th", { scope: "col" }, name.replaceAll("_", " "))));
  const rows = answer.rows.slice(first, first + PAGE).map((row) => el("tr", {}, row.map((cell, i) => {
    // The words of a claim lead to it where the row has its id, which stands in the last column of the shipped questions.
    const at = answer.columns[i] === "claim" && cell?.type === "literal" ? answer.columns.indexOf("id") : i;
    const id = at < 0 ? null : markOf(app.store, prefixes, answer.columns[at], row[at]);
    const words = shown(prefixes, cell);
    const kind = kindOf(prefixes, cell);
    return el("td", { class: cell?.type === "uri" || (id && at === i) ? "name" : null },
      id ? el("a", { class: "ref", href: app.link({ s: id }), "data-mark": id }, bdi(words)) : words && bdi(words),
      kind && [" ", el("span", { class: "datatype" }, kind)]);
  })));
  return el("table", {}, el("thead", {}, head), el("tbody", {}, rows));
}

/** Bring the links of an answer up to date with the state. */
export function relink(app: App, box: HTMLElement): void {
  for (const link of box.querySelectorAll<HTMLAnchorElement>("a[data-mark]")) {
    const id = link.dataset.mark!;
    link.setAttribute("href", app.link({ s: id }));
    if (app.state.s === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function download({ name, type, text }: { name: string; type: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
  const link = el("a", { href: address, download: name });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
