// The lanes as a list, where the page is too narrow for bars with labels.
import type { App } from "../app.ts";
import { bdi, el } from "../dom/el.ts";
import { glyphOf } from "../dom/ref.ts";
import { speaker, word } from "../claim/words.ts";
import type { Item } from "./choose.ts";
import { inTime } from "./choose.ts";
import type { Dated } from "./dated.ts";
import { claimWhen } from "./dated.ts";
import { extentWords } from "./time-words.ts";

/** The items in the order of time, each with its time in words. */
export function listOf(app: App, dated: Dated, items: readonly Item[]): HTMLElement {
  const { store } = app;
  return el("ol", { class: "times", "aria-label": "Events and claims in the order of time" }, inTime(items).map(({ number, extent }) => {
    const claim = store.claims.get(number);
    const event = store.events.get(number);
    const when = claim ? claimWhen(store, claim, dated.sense) : extentWords(extent);
    const own = number === app.selected();
    return el("li", {}, el("a", { class: "item", href: app.link({ s: store.marks[number].id }), "data-number": number, "aria-current": own ? "true" : null },
      el("span", { class: "note" }, own ? "Selected: " : "", when),
      el("span", { class: "said" }, glyphOf(app, number), " ", bdi(store.marks[number].label)),
      el("span", { class: "note" }, claim ? speaker(app, claim, false) : event ? word(app, "status", event.status) : "")));
  }));
}
