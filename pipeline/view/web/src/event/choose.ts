// The list of events to choose from: disputed ones first, then those that most articles tell of.
import type { App } from "../app.ts";
import { word } from "../claim/words.ts";
import type { Event } from "../data/model.ts";
import { el, listed, plural } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { find } from "../find/search.ts";
import { claimsTold } from "../graph/main-events.ts";
import { openSlots } from "./disputes.ts";

/** So many events are listed; the search finds the others. */
export const LISTED = 100;

export interface Choice {
  readonly event: Event;
  readonly claims: readonly number[];
  /** What of it is disputed or told otherwise. */
  readonly slots: readonly string[];
}

/** The events (no parts) of which a claim passes and in which all words searched for are found, in one mark of it. */
export function choices(app: App): Choice[] {
  const { store } = app;
  const { claims: passing } = app.passing();
  const wanted = app.state.q?.trim() ? new Set(find(store, app.state.q)) : null;
  return [...store.events.values()].filter((event) => !store.wholes.has(event.mark))
    .map((event) => ({ event, claims: claimsTold(store, event.mark, passing) }))
    .filter(({ event, claims }) => claims.length && (!wanted || [event.mark, ...event.parts, ...claims].some((mark) => wanted.has(mark))))
    .map((one) => ({ ...one, slots: openSlots(store, one.claims) }))
    .sort((a, b) => rank(a) - rank(b) || b.event.articles - a.event.articles || b.claims.length - a.claims.length || a.event.mark - b.event.mark);
}

const rank = ({ event, slots }: Choice): number => (event.status === "disputed" ? 0 : slots.length ? 1 : 2);

/** The parts of an event in which the slots are disputed. */
function where(app: App, { event }: Choice): number[] {
  return event.parts.filter((part) => openSlots(app.store, app.store.events.get(part)?.claims ?? []).length);
}

function item(app: App, choice: Choice): HTMLElement {
  const { event, claims, slots } = choice;
  const notes = [
    plural(event.articles, "article"), plural(event.origins, "origin"), plural(claims.length, "claim"),
    event.parts.length ? plural(event.parts.length, "part") : "", word(app, "status", event.status),
  ].filter(Boolean).join(" · ");
  const parts = where(app, choice).slice(0, 3);
  return el("li", {}, el("span", { class: "lead" }, ref(app, event.mark)), el("span", { class: "note" }, notes),
    slots.length ? el("span", { class: "note told-otherwise" }, "Told otherwise: " + slots.map((slot) => word(app, "slots", slot)).join(", "),
      parts.length ? [", in ", listed(parts.map((part) => ref(app, part)))] : "") : "");
}

export function chooser(app: App, found: readonly Choice[]): HTMLElement {
  const { q } = app.state;
  return el("div", { class: "choose" },
    el("h2", { tabindex: "-1" }, app.store.events.size ? "Choose an event to compare its versions" : "No events"),
    found.length ? el("ol", { class: "refs" }, found.slice(0, LISTED).map((one) => item(app, one))) : el("p", {}, !app.store.events.size ? "No event was found in these articles: the table has their claims." : q ? "No event has these words." : "No event passes the filters."),
    found.length > LISTED ? el("p", { class: "small" }, `${plural(found.length - LISTED, "event")} more: search to find them.`) : "");
}
