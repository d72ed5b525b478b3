// How many claims each stretch of a range has.
import { beginsIn } from "./calendar.ts";
import type { Extent } from "./iso.ts";
import type { Range } from "./range.ts";

export interface Bin {
  readonly begin: number;
  readonly finish: number;
  /** Claims whose time lies within the bar. */
  readonly within: number;
  /** Shares of claims whose time is longer than the bar, or open at an end. */
  readonly shares: number;
}

export interface Binned {
  readonly bins: readonly Bin[];
  /** Claims that lie wholly before the range, and wholly after it. */
  readonly before: number;
  readonly after: number;
}

/** The rule of `binned` in words. */
export const RULE = "Each claim counts once. Full bars: its time lies within the bar. Hollow: its time is longer, such as a whole year, and is spread evenly over the bars that it touches; one with an open end counts where its known end is.";

/**
 * The claims of each bar of a range. A time that lies within a bar counts as 1 there. A longer one is spread evenly over
 * its length, so that all its shares, those outside the range included, come to 1. An open time counts as a share of 1
 * where its known end lies (the last moment before a finish); where that is outside and the time reaches into the range
 * or over it, it is in no bar.
 */
export function binned(extents: readonly Extent[], { from, to, unit }: Range): Binned {
  const edges = [...new Set([from, ...beginsIn(unit, from, to)]), to];
  const last = edges.length - 2;
  const within = new Float64Array(last + 1);
  const shares = new Float64Array(last + 1);
  /** The bar of a moment in the range. */
  const at = (moment: number): number => {
    let [low, high] = [0, last];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (edges[middle] <= moment) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  let [before, after] = [0, 0];
  for (const { begin, finish } of extents) {
    if (finish !== null && finish <= from) before += 1;
    else if (begin !== null && begin >= to) after += 1;
    else if (begin === null || finish === null) {
      const end = begin ?? finish! - 1;
      if (from <= end && end < to) shares[at(end)] += 1;
    } else {
      const [first, end] = [at(Math.max(begin, from)), at(Math.min(finish, to) - 1)];
      if (first === end && begin >= from && finish <= to) within[first] += 1;
      else for (let i = first; i <= end; i += 1) shares[i] += (Math.min(finish, edges[i + 1]) - Math.max(begin, edges[i])) / (finish - begin);
    }
  }
  return { bins: Array.from(within, (count, i) => ({ begin: edges[i], finish: edges[i + 1], within: count, shares: shares[i] })), before, after };
}
