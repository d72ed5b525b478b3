// How two marks are connected: the shortest ways through claims.
import type { Store } from "../data/store.ts";

export interface Paths {
  /** All marks on a shortest way, both ends among them; in the order in which they are reached. */
  readonly marks: readonly number[];
  /** Edges of one shortest way. */
  readonly steps: number;
  /** Whether there is a way only through an outlet, an article or an event, which connect much that has little to do with each other. */
  readonly loose: boolean;
}

const MOST = 60;
const BROAD = new Set(["outlet", "article", "event"]);

/**
 * The shortest ways from one mark to another, by breadth-first search over all edges between marks in `allowed`. Ways
 * through outlets, articles and events are taken only where there is no other. Of many ways of one length, the marks
 * of as many as fit into MOST, those of lowest number first. Null where nothing connects the two.
 */
export function pathsBetween(store: Store, from: number, to: number, allowed: ReadonlySet<number>): Paths | null {
  for (const loose of [false, true]) {
    const found = search(store, from, to, (number) => allowed.has(number) && (loose || !BROAD.has(store.marks[number].kind)));
    if (found) return { ...found, loose };
  }
  return null;
}

function search(store: Store, from: number, to: number, through: (number: number) => boolean): Omit<Paths, "loose"> | null {
  const depth = new Map([[from, 0]]);
  const before = new Map<number, number[]>();
  let ring = [from];
  while (ring.length && !depth.has(to)) {
    const next: number[] = [];
    for (const number of ring) {
      const level = depth.get(number)! + 1;
      for (const other of [...store.near[number]].sort((a, b) => a - b)) {
        const known = depth.get(other);
        if (known === undefined && (other === to || through(other))) {
          depth.set(other, level);
          next.push(other);
        }
        if (depth.get(other) === level) before.set(other, [...(before.get(other) ?? []), number]);
      }
    }
    ring = next;
  }
  if (!depth.has(to)) return null;
  const marks = new Set<number>();
  // One whole way at a time, so that none is cut in the middle.
  const walk = (number: number, tail: readonly number[]): void => {
    const way = [number, ...tail];
    if (number === from) {
      if (marks.size === 0 || new Set([...marks, ...way]).size <= MOST) for (const one of way) marks.add(one);
      return;
    }
    for (const earlier of before.get(number) ?? []) if (marks.size < MOST) walk(earlier, way);
  };
  walk(to, []);
  return { marks: [...marks], steps: depth.get(to)! };
}
