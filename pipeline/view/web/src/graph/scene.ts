// What is drawn: items in three columns and the edges between them.
import type { Edge } from "../data/model.ts";
import type { Spacing } from "../data/packed.ts";

export type Column = 0 | 1 | 2;

export interface Item {
  /** Number of the mark. */
  readonly number: number;
  readonly column: Column;
  /** Sorts the middle column, and breaks ties in the others. */
  readonly order: number;
  /** Items of the middle column stand closer together where both numbers are the same. */
  readonly group: readonly [number, number];
  /** Words behind the name ("pinned"), or null. */
  readonly note: string | null;
}

export interface SceneEdge extends Edge {
  /** Words beside the edge, always shown; or null. */
  readonly word: string | null;
}

export interface Scene {
  readonly items: readonly Item[];
  readonly edges: readonly SceneEdge[];
  /** A heading over each column. */
  readonly heads: readonly [string, string, string];
  /** Whether what stands left heads the rows that it says, or (as what stands right) keeps to their mean height. */
  readonly headed: boolean;
  /** Distance of rows in the middle and at the sides, and height of a box in the middle. */
  readonly rows: Pick<Spacing, "claim" | "side"> & { box: number };
}

/** Whether two scenes draw the same items and edges. */
export function sameScene(one: Scene | null, other: Scene): boolean {
  return one === other || one !== null && one.items.length === other.items.length && one.edges.length === other.edges.length
    && one.heads.join() === other.heads.join()
    && one.items.every((item, i) => item.number === other.items[i].number && item.note === other.items[i].note)
    && one.edges.every((edge, i) => edge.from === other.edges[i].from && edge.to === other.edges[i].to && edge.word === other.edges[i].word);
}
