// The range that the overview draws: where most of the claims are, so that one of a far year doesn't squash this week's.
import type { Unit } from "./calendar.ts";
import { beginOf, finishOf, unitFor } from "./calendar.ts";
import type { Extent } from "./iso.ts";

/** The units that bars are of. */
export const BAR_UNITS: readonly Unit[] = ["century", "decade", "year", "month", "week", "day", "hour"];

export interface Range {
  /** `[from, to)`, at whole units; at days where these are weeks or hours. */
  readonly from: number;
  readonly to: number;
  readonly unit: Unit;
}

/** Of all claims, the part that the main range holds at least. */
const MOST = 0.8;
/** So many times as long as the stretch that holds most, all is still drawn. */
const WIDE = 3;
/** Past that stretch the main range goes on while the next claim is no further than this part of the stretch. */
const GAP = 0.1;

/** The known end of an extent: its begin, or its finish where the begin is open. */
const knownEnd = ({ begin, finish }: Extent): number => begin ?? finish!;

const lengthOf = ({ begin, finish }: Extent): number => (begin === null || finish === null ? Infinity : finish - begin);

/** The length of the shortest that isn't open; 0 if all are. */
function shortest(extents: readonly Extent[]): number {
  const least = extents.reduce((found, one) => Math.min(found, lengthOf(one)), Infinity);
  return least === Infinity ? 0 : least;
}

/**
 * The shortest stretch with `MOST` of the known ends, and what follows closely at both sides; all of the time where that is
 * not more than `WIDE` times as long. Bars are of the finest unit of which there are no more than `bars`. Null of no extents.
 */
export function mainRange(extents: readonly Extent[], bars: number): Range | null {
  if (!extents.length) return null;
  const ends = Float64Array.from(extents, knownEnd).sort();
  const last = ends.length - 1;
  const reach = Math.max(0, Math.ceil(ends.length * MOST) - 1);
  let first = 0;
  for (let i = 0; i + reach <= last; i += 1) if (ends[i + reach] - ends[i] < ends[first + reach] - ends[first]) first = i;
  let [from, to] = [ends[first], ends[first + reach]];
  if (ends[last] - ends[0] <= WIDE * (to - from)) [from, to] = [ends[0], ends[last]];
  else {
    const length = to - from;
    let [low, high] = [first, first + reach];
    while (low > 0 && ends[low] - ends[low - 1] <= GAP * length && to - ends[low - 1] <= WIDE * length) low -= 1;
    while (high < last && ends[high + 1] - ends[high] <= GAP * length && ends[high + 1] - ends[low] <= WIDE * length) high += 1;
    [from, to] = [ends[low], ends[high]];
  }
  // As far as the times last that are there, but for those that are longer than all of the range.
  const longest = Math.max(to - from, shortest(extents));
  let end = to + 1;
  for (const one of extents) {
    const at = knownEnd(one);
    if (one.finish !== null && from <= at && at <= to && lengthOf(one) <= longest) end = Math.max(end, one.finish);
  }
  return rounded(from, end, bars);
}

/** A range at whole units. */
export function rounded(from: number, to: number, bars: number): Range {
  const unit = unitFor(from, to, bars, BAR_UNITS);
  // A few hours of one day are shown with the day around them; weeks lie across years and months.
  const edge = unit === "hour" || unit === "week" ? "day" : unit;
  return { from: beginOf(edge, from), to: finishOf(edge, to - 1), unit };
}
