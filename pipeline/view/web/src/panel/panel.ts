// The panel beside the stage: what is selected, or an overview.
import type { App } from "../app.ts";
import { claimPanel } from "../claim/panel.ts";
import type { Child } from "../dom/el.ts";
import { append, byId, el, plural, shortened } from "../dom/el.ts";
import { glyphOf } from "../dom/ref.ts";
import { claimsOf } from "../out/selection.ts";
import { articlePanel, entityPanel, eventPanel } from "./entity.ts";
import { overviewPanel } from "./overview.ts";

function bodyOf(app: App, number: number): Child[] {
  const { store } = app;
  const claim = store.claims.get(number);
  if (claim) return claimPanel(app, claim);
  switch (store.marks[number].kind) {
    case "article": return articlePanel(app, number);
    case "event": return eventPanel(app, number);
    default: return entityPanel(app, number);
  }
}

export function renderPanel(app: App): void {
  const panel = byId("panel");
  const number = app.selected();
  if (number === null) delete panel.dataset.id;
  else panel.dataset.id = app.store.marks[number].id;
  panel.classList.toggle("open", number !== null);
  panel.classList.toggle("sheet", app.view() !== "table");
  panel.replaceChildren();
  if (number === null) {
    const { s } = app.state;
    if (s) panel.append(el("p", {}, "What the address asks for is not on this page: ", el("code", {}, shortened(s, 80))));
    append(panel, overviewPanel(app));
    return;
  }
  const { kind } = app.store.marks[number];
  panel.append(el("header", {}, glyphOf(app, number), app.store.words.kinds[kind],
    el("a", { class: "plain", href: app.link({ only: app.state.only ? "" : "1", view: "says" }) }, app.state.only ? "Show all" : "Show only this"),
    el("a", { class: "plain close", href: app.link({ s: "", only: "" }), id: "close" }, "Close")));
  const here = app.served ? claimsOf(app, number).length : 0;
  const all = app.store.held.get(number) ?? 0;
  if (app.served && all > here) panel.append(el("p", { class: "small" }, `Here are ${here.toLocaleString("en")} of its ${plural(all, "claim")}, the most important first.`));
  append(panel, bodyOf(app, number));
  panel.scrollTop = 0;
}
