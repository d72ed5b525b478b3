// What the lanes show: of events and claims in view, the most important.
import type { App } from "../app.ts";
import type { Passing } from "../find/passing.ts";
import type { Dated } from "./dated.ts";
import { eventExtent } from "./dated.ts";
import type { Extent } from "./iso.ts";
import { meets } from "./iso.ts";
import type { Viewport } from "./viewport.ts";

export interface Item {
  readonly number: number;
  readonly event: boolean;
  readonly extent: Extent;
}

export interface Chosen {
  /** Events, those of most articles first; then claims, by rank. */
  readonly items: readonly Item[];
  /** How many events and claims in view there are, drawn or not. */
  readonly events: number;
  readonly claims: number;
}

/** The most items that are drawn, and how many of them events may be where there are claims enough. */
const LIMIT = 120;
const EVENTS = 30;

/** The first of a list and, if it is further down, the selected one in the place of the last. */
function first(items: readonly Item[], limit: number, selected: number | null): Item[] {
  const found = items.slice(0, limit);
  const own = items.find(({ number }) => number === selected);
  return own && limit > 0 && !found.includes(own) ? [...found.slice(0, limit - 1), own] : found;
}

/** Events, those of most articles first, and claims, by rank, that have a moment in view. */
interface InView { readonly passing: Passing; readonly view: Viewport; readonly events: readonly Item[]; readonly claims: readonly Item[] }

const latest = new WeakMap<Dated, InView>();

/** What passes the filters and has a moment in view; the same while only the selection changes. */
function inView(app: App, dated: Dated, view: Viewport): InView {
  const held = latest.get(dated);
  const passing = app.passing();
  if (held?.passing === passing && held.view.from === view.from && held.view.to === view.to) return held;
  const { store } = app;
  const events: Item[] = [];
  const claims: Item[] = [];
  for (const number of passing.marks) {
    const event = store.marks[number].kind === "event";
    const extent = event ? eventExtent(store, number, dated) : dated.claims.get(number) ?? null;
    if (extent && meets(extent, view.from, view.to)) (event ? events : claims).push({ number, event, extent });
  }
  const articles = ({ number }: Item): number => store.events.get(number)?.articles ?? 0;
  events.sort((a, b) => articles(b) - articles(a) || store.marks[a.number].rank - store.marks[b.number].rank);
  const found = { passing, view, events, claims };
  latest.set(dated, found);
  return found;
}

/** What passes the filters and has a moment in view, as much as is drawn. */
export function chosenItems(app: App, dated: Dated, view: Viewport): Chosen {
  const { events, claims } = inView(app, dated, view);
  const shown = first(events, Math.max(EVENTS, LIMIT - claims.length), app.selected());
  return { items: [...shown, ...first(claims, LIMIT - shown.length, app.selected())], events: events.length, claims: claims.length };
}

/** Items in the order of time: of their begins, an open one first; then of their finishes. */
export function inTime(items: readonly Item[]): Item[] {
  const key = (end: number | null, open: number): number => end ?? open;
  return [...items].sort((a, b) => key(a.extent.begin, -Infinity) - key(b.extent.begin, -Infinity) || key(a.extent.finish, Infinity) - key(b.extent.finish, Infinity) || a.number - b.number);
}
