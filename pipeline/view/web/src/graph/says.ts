// Who says what about whom: sources left, claims in the middle, what they speak of right.
import type { App } from "../app.ts";
import type { Store } from "../data/store.ts";
import type { Item, Scene, SceneEdge } from "./scene.ts";

export const HEADS = ["Who says it", "What is said", "What it is about"] as const;

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
  return numbers.filter((n) => !(claimed && marks[n].kind === "article" && n !== app.selected()));
}

/** What is drawn, and how many marks pass. */
export function chosen(app: App): { shown: Set<number>; total: number } {
  const { store, state } = app;
  const all = drawable(app, app.passing().marks);
  const allowed = new Set(all);
  const number = app.selected();
  if (number !== null && state.only) return { shown: surroundings(store, number, allowed, store.limit), total: all.length };
  const shown = roomFor(store, all.slice(0, store.limit));
  if (number !== null && (store.marks[number].kind === "claim" || !shown.has(number))) {
    for (const n of surroundings(store, number, allowed, store.limit)) shown.add(n);
  }
  return { shown, total: all.length };
}

/** The scene of these marks. */
export function sceneOf(store: Store, shown: ReadonlySet<number>): Scene {
  const numbers = [...shown].sort((a, b) => a - b);
  const items = numbers.map((number): Item => {
    const mark = store.marks[number];
    return { number, column: mark.column, order: mark.order, group: mark.group ?? [0, 0] };
  });
  const edges = numbers.flatMap((number) => store.ties[number]
    .filter((edge) => edge.from === number && shown.has(edge.to))
    .map((edge): SceneEdge => ({ ...edge, word: null })));
  return { items, edges, heads: HEADS, rows: { claim: store.spacing.claim, side: store.spacing.side, box: 26 } };
}
