// Who says what about whom: sources left, claims in the middle, what they speak of right.
import type { App } from "../app.ts";
import type { Store } from "../data/store.ts";
import type { Paths } from "./path.ts";
import { pathsBetween } from "./path.ts";
import type { Item, Scene, SceneEdge } from "./scene.ts";

export const HEADS = ["Who says it", "What is said", "What it is about"] as const;
/** The most marks that are drawn for one that is opened, and for a set. */
const OPENED = 60;
/** The most marks that are drawn at all. */
const MOST = 600;

export interface Chosen {
  readonly shown: ReadonlySet<number>;
  /** How many marks pass the filters. */
  readonly total: number;
  /** The connection that is drawn, if one is asked for; null if the two aren't connected. */
  readonly paths?: Paths | null;
}

/** The selected mark, its neighbours, and what its claims are tied to; at most `limit`. */
export function surroundings(store: Store, number: number, allowed: ReadonlySet<number>, limit: number): Set<number> {
  const found = new Set([number]);
  const firsts = [...store.near[number]].filter((n) => allowed.has(n)).sort((a, b) => store.marks[a].rank - store.marks[b].rank);
  for (const n of firsts) if (found.size < limit) found.add(n);
  if (store.marks[number].kind !== "claim") {
    for (const n of firsts) {
      if (store.marks[n].kind !== "claim") continue;
      for (const other of store.near[n]) if (allowed.has(other) && found.size < limit) found.add(other);
    }
  }
  return found;
}

/** Of these marks, by rank, those that there is room for beside the claims: as `opening` in pipeline/view/rank.py. */
function roomFor(store: Store, first: readonly number[]): Set<number> {
  const { marks, near } = store;
  const claimsOf = (number: number): number => [...near[number]].filter((n) => marks[n].column === 1).length;
  const about = first.filter((n) => marks[n].column === 2).map((n): [number, number] => [n, claimsOf(n)])
    .sort((a, b) => b[1] - a[1] || Number(marks[a[0]].kind === "event") - Number(marks[b[0]].kind === "event"));
  const room = Math.max(12, first.filter((n) => marks[n].column === 1).length);
  const out = new Set(about.slice(room).map((pair) => pair[0]));
  return new Set(first.filter((n) => !out.has(n)));
}

/** Without articles where there are claims: they say nothing by themselves, and are drawn when they are selected. */
export function drawable(app: App, numbers: readonly number[]): number[] {
  const { marks } = app.store;
  const claimed = numbers.some((n) => marks[n].kind === "claim");
  const kept = new Set([app.selected(), ...known(app, app.state.pin), ...known(app, app.state.set)]);
  return numbers.filter((n) => !(claimed && marks[n].kind === "article" && !kept.has(n)));
}

/** The numbers of the ids that are here. */
export function known(app: App, ids: readonly string[] | undefined): number[] {
  return (ids ?? []).flatMap((id) => app.store.byId.get(id) ?? []);
}

/** What is drawn. */
export function chosen(app: App): Chosen {
  const { store, state } = app;
  const all = drawable(app, app.passing().marks);
  const allowed = new Set(all);
  const number = app.selected();
  const total = all.length;
  const extra = new Set(known(app, state.pin).filter((n) => allowed.has(n)));
  for (const opened of known(app, state.open)) {
    if (allowed.has(opened)) for (const n of surroundings(store, opened, allowed, OPENED)) extra.add(n);
  }
  const [from, to] = known(app, state.path);
  let base: Set<number>;
  let paths: Paths | null | undefined;
  if (from !== undefined && to !== undefined) {
    paths = pathsBetween(store, from, to, allowed);
    base = new Set(paths?.marks ?? [from, to]);
  } else if (state.set?.length) base = withTies(app, known(app, state.set).filter((n) => allowed.has(n)), allowed);
  else if (number !== null && state.only) base = surroundings(store, number, allowed, store.limit);
  else {
    base = roomFor(store, all.slice(0, store.limit));
    if (number !== null && (store.marks[number].kind === "claim" || !base.has(number))) {
      for (const n of surroundings(store, number, allowed, store.limit)) base.add(n);
    }
  }
  const shown = shut(app, new Set([...base, ...extra].slice(0, MOST)));
  return { shown, total, paths };
}

/** A set of marks, and of its claims who says them and whom they are about. */
function withTies(app: App, set: readonly number[], allowed: ReadonlySet<number>): Set<number> {
  const { store } = app;
  const found = new Set(set);
  for (const n of set) {
    if (store.marks[n].kind !== "claim") continue;
    for (const edge of store.ties[n]) {
      const other = edge.from === n ? edge.to : edge.from;
      if (!edge.quiet && allowed.has(other)) found.add(other);
    }
  }
  return found;
}

/** Without the claims of marks that are shut, and without what then hangs on no claim. */
function shut(app: App, shown: Set<number>): Set<number> {
  const { store, state } = app;
  const closed = known(app, state.shut).filter((n) => shown.has(n));
  if (!closed.length) return shown;
  const kept = new Set([app.selected(), ...known(app, state.pin), ...known(app, state.open), ...known(app, state.set), ...closed]);
  const found = new Set(shown);
  for (const n of closed) for (const other of store.near[n]) if (store.marks[other].kind === "claim" && !kept.has(other)) found.delete(other);
  for (const n of shown) {
    if (!found.has(n) || kept.has(n) || store.marks[n].kind === "claim") continue;
    const claims = [...store.near[n]].filter((other) => store.marks[other].kind === "claim" && shown.has(other));
    if (claims.length && !claims.some((other) => found.has(other))) found.delete(n);
  }
  return found;
}

/** What is told of a mark behind its name: that it is pinned, how much it hides. */
function noteOf(app: App, number: number, shown: ReadonlySet<number>): string | null {
  const { store, state } = app;
  const { id } = store.marks[number];
  const notes = state.pin?.includes(id) ? ["pinned"] : [];
  if (state.shut?.includes(id)) {
    const hidden = [...store.near[number]].filter((n) => store.marks[n].kind === "claim" && !shown.has(n)).length;
    notes.push(`${hidden.toLocaleString("en")} hidden`);
  }
  return notes.length ? notes.join(", ") : null;
}

/** The scene of these marks. */
export function sceneOf(app: App, shown: ReadonlySet<number>): Scene {
  const { store } = app;
  const numbers = [...shown].sort((a, b) => a - b);
  const items = numbers.map((number): Item => {
    const mark = store.marks[number];
    return { number, column: mark.column, order: mark.order, group: mark.group ?? [0, 0], note: noteOf(app, number, shown) };
  });
  const edges = numbers.flatMap((number) => store.ties[number]
    .filter((edge) => edge.from === number && shown.has(edge.to))
    .map((edge): SceneEdge => ({ ...edge, word: null })));
  return { items, edges, heads: HEADS, headed: true, rows: { claim: store.spacing.claim, side: store.spacing.side, box: 26 } };
}
