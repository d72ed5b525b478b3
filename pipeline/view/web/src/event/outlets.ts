// Which outlet tells what of an event: the cells of the table, and which outlets are compared.
import type { Claim } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import { outletOf } from "../find/passing.ts";

/** What an outlet has of a version, or of a part of a story. */
export interface Cell {
  readonly claims: readonly Claim[];
  /** It has it only in articles that are copies of others. */
  readonly copied: boolean;
}

export interface Row {
  readonly outlet: string;
  /** The number of the outlet's mark, where it is drawn. */
  readonly mark: number | null;
  readonly articles: number;
  /** One for each group of claims, in their order; null where the outlet has none of them. */
  readonly cells: readonly (Cell | null)[];
  /** Counts to be shown beside or instead of the cells. */
  readonly sums?: readonly number[];
}

/** The articles that are copies of others. */
export function copies(store: Store): Set<number> {
  return new Set(store.derivations.filter(({ kind }) => kind === "copy").map(({ article }) => article));
}

/** One row for each outlet that has a claim of one of the groups: who tells most groups first, then by name. */
export function rowsOf(store: Store, groups: readonly (readonly Claim[])[]): Row[] {
  const copied = copies(store);
  const outlets = new Map<string, number | null>();
  for (const claim of groups.flat()) {
    const name = outletOf(claim);
    outlets.set(name, outlets.get(name) ?? claim.chain.at(-1)?.mark ?? null);
  }
  return [...outlets].map(([outlet, mark]): Row => {
    const own = groups.map((claims) => claims.filter((claim) => outletOf(claim) === outlet));
    return {
      outlet, mark, articles: new Set(own.flat().map(({ article }) => article)).size,
      cells: own.map((claims) => (claims.length ? { claims, copied: claims.every(({ article }) => copied.has(article)) } : null)),
    };
  }).sort((a, b) => filled(b) - filled(a) || (a.outlet < b.outlet ? -1 : 1));
}

const filled = ({ cells }: Row): number => cells.filter(Boolean).length;
