// The stretch of time that the lanes show. It is the filter `from` to `to` itself: whole days, both included.
import { DAY, beginOf } from "./calendar.ts";
import type { Extent } from "./iso.ts";
import { dayOf, stretchOf } from "./iso.ts";
import type { Range } from "./range.ts";
import { mainRange } from "./range.ts";

/** `[from, to)`, as moments. */
export interface Viewport { readonly from: number; readonly to: number }
/** As the state has it; "" is open. */
export interface Days { readonly from: string; readonly to: string }

/**
 * What is in view: the days chosen. An end that isn't chosen is that of the main range, or, where the chosen one lies
 * outside of it, that of the main range of what is there.
 */
export function viewportOf({ from, to }: Partial<Days>, main: Range, extents: readonly Extent[]): Viewport {
  const first = from ? stretchOf(from)?.begin ?? null : null;
  const after = to ? stretchOf(to)?.finish ?? null : null;
  if (first !== null && after !== null) return { from: first, to: Math.max(after, first + DAY) };
  if (first !== null) {
    if (first < main.to) return { from: first, to: main.to };
    const there = mainRange(extents.filter((one) => (one.begin ?? -Infinity) >= first), 100);
    return { from: first, to: Math.max(there?.to ?? 0, first + DAY) };
  }
  if (after !== null) {
    if (after > main.from) return { from: main.from, to: after };
    const there = mainRange(extents.filter((one) => (one.finish ?? Infinity) <= after), 100);
    return { from: Math.min(there?.from ?? after, after - DAY), to: after };
  }
  return main;
}

/** The days of a viewport. */
export function daysOf({ from, to }: Viewport): Days {
  const begin = beginOf("day", from);
  return { from: dayOf(begin), to: dayOf(Math.max(begin, to - 1)) };
}

/** A viewport so many times as long, of whole days and one at least, with what is at `centre` kept where it is. */
export function zoomed({ from, to }: Viewport, factor: number, centre: number): Viewport {
  const before = Math.round((to - from) / DAY);
  let days = Math.max(1, Math.round(before * factor));
  if (days === before) days = Math.max(1, before + Math.sign(factor - 1));
  const begin = Math.round((centre - ((centre - from) * days) / before) / DAY) * DAY;
  return { from: begin, to: begin + days * DAY };
}

/** A viewport moved by a share of its length, by whole days and by one at least. */
export function moved({ from, to }: Viewport, share: number): Viewport {
  const days = Math.round(((to - from) * share) / DAY) || Math.sign(share);
  return { from: from + days * DAY, to: to + days * DAY };
}

/** A viewport that came from one within a range, put back into the range; where it is longer, it is the range. */
export function heldIn(range: Viewport, before: Viewport, { from, to }: Viewport): Viewport {
  if (before.from < range.from || before.to > range.to) return { from, to };
  const begin = Math.max(range.from, Math.min(from, range.to - (to - from)));
  return { from: begin, to: Math.min(range.to, begin + to - from) };
}
