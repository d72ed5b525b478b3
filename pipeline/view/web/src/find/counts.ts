// How many claims have each value of each facet, of those that pass everything else.
import type { Store } from "../data/store.ts";
import type { Facet, State } from "../state/state.ts";
import { FACETS } from "../state/state.ts";
import { indexedOf } from "./indexed.ts";
import { failuresOf, NOT_THEN } from "./passing.ts";
import { timeOf } from "./values.ts";

/** The senses of time that a claim can be filtered by. */
export const SENSES = ["time", "said", "published"] as const;
export type Sense = (typeof SENSES)[number];

export interface Counts {
  /** Claims by value: of those that pass all other facets and the time. A value that occurs nowhere is not in it. */
  readonly facets: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
  /** Claims of which each time is known: of those that pass everything but the time. */
  readonly known: Readonly<Record<Sense, number>>;
}

/** All counts, in one go over the claims. Facets are counted as Hearst (2006) tells: a group doesn't narrow itself. */
export function countsOf(store: Store, state: State): Counts {
  const { claims, column } = indexedOf(store);
  const failed = failuresOf(store, state);
  const facets = Object.fromEntries(FACETS.map((facet, bit) => {
    const { values, starts, codes } = column(facet);
    const sums = new Uint32Array(values.length);
    const others = ~(1 << bit);
    for (let i = 0; i < failed.length; i += 1) {
      if (failed[i] & others) continue;
      for (let k = starts[i]; k < starts[i + 1]; k += 1) sums[codes[k]] += 1;
    }
    return [facet, new Map(values.map((value, code) => [value, sums[code]]))];
  })) as Record<Facet, Map<string, number>>;
  const known = { time: 0, said: 0, published: 0 };
  claims.forEach((claim, i) => {
    if (failed[i] & ~NOT_THEN) return;
    for (const sense of SENSES) {
      const time = timeOf(store, claim, sense);
      if (time?.begin ?? time?.finish) known[sense] += 1;
    }
  });
  return { facets, known };
}
