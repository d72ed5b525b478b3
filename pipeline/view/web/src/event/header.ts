// The head of an event: what, when, where, how it stands, and who tells of it.
import type { App } from "../app.ts";
import { word } from "../claim/words.ts";
import type { Event } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, facts, listed, plural, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";

/** The way back to the list, and to the story that the event is part of with its neighbours there. */
function trail(app: App, event: Event): HTMLElement {
  const { store } = app;
  const items: Child[] = [el("li", {}, el("a", { href: app.link({ s: "", event: "" }) }, "All events"))];
  for (const whole of store.wholes.get(event.mark) ?? []) {
    const place = (store.events.get(whole)?.parts.indexOf(event.mark) ?? -1) + 1;
    const of = store.events.get(whole)?.parts.length ?? 0;
    items.push(el("li", {}, "Part of ", ref(app, whole), el("span", { class: "small" }, ` (${place} of ${of}, by number of articles)`)));
  }
  return el("nav", { "aria-label": "Where this event belongs" }, el("ul", { class: "trail" }, items));
}

export function header(app: App, event: Event): HTMLElement {
  const { store } = app;
  const title = shortened(store.marks[event.mark].label, 600);
  const whole = event.parts.length > 0;
  return el("header", { class: "event-head" },
    trail(app, event),
    el("h2", { tabindex: "-1" }, el("a", { class: "ref", href: app.link({ s: store.marks[event.mark].id }), "aria-current": app.selected() === event.mark ? "true" : null }, bdi(title))),
    facts([
      ["How it stands", event.status ? word(app, "status", event.status) : "not compared"],
      ["When", event.when || "not stated"],
      ["Where", listed(event.places.slice(0, 6).map((place) => ref(app, place)))],
      ["Told by", `${plural(event.articles, "article")}, ${plural(event.origins, "origin")}${whole ? `, in ${plural(event.parts.length, "part")}` : ""}`],
      ["Type", event.type ? event.type + " (PLOVER)" : null],
    ]));
}
