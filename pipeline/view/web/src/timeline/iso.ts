// ISO 8601 of mixed precision ("2016", "2016-05", "2016-05-01", "2016-05-01T18:00+03:00") as stretches of time.
import { DAY, fieldsOf, momentOf } from "./calendar.ts";

/** `[begin, finish)`, as moments; null is open. Never open at both ends. */
export interface Extent {
  readonly begin: number | null;
  readonly finish: number | null;
}

const STAMP = /^(\d{1,6})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):?(\d{2})?[\d:.,]*(?:Z|[+-][\d:]+)?)?)?)?$/;

/** The stretch that a stamp names: a year, a month, a day, an hour or a minute; null where the calendar has no such thing. */
export function stretchOf(stamp: string): { begin: number; finish: number } | null {
  const [, year, month, day, hour, minute] = (STAMP.exec(stamp) ?? []).map((part: string | undefined) => (part === undefined ? null : Number(part)));
  if (!year) return null;
  if (month === null) return { begin: momentOf(year), finish: momentOf(year + 1) };
  if (month < 1 || month > 12) return null;
  if (day === null) return { begin: momentOf(year, month - 1), finish: momentOf(year, month) };
  const begin = momentOf(year, month - 1, day);
  if (day < 1 || fieldsOf(begin).day !== day) return null;
  if (hour === null) return { begin, finish: begin + DAY };
  if (hour > 24 || (minute ?? 0) > 59 || (hour === 24 && minute)) return null;
  const at = begin + hour * 60 + (minute ?? 0);
  return { begin: at, finish: at + (minute === null ? 60 : 1) };
}

/**
 * A span of a record; null where neither end is known or an end can't be read. A finish is exclusive: "2017" is up to the
 * year 2017. `named`: a span without a finish is the stretch that its begin names (a date of publication), and not open.
 */
export function extentOf(span: { readonly begin: string | null; readonly finish: string | null } | null, named: boolean): Extent | null {
  const first = span?.begin ? stretchOf(span.begin) : null;
  const last = span?.finish ? stretchOf(span.finish) : null;
  if (!span || (span.begin && !first) || (span.finish && !last) || (!first && !last)) return null;
  const begin = first?.begin ?? null;
  const finish = last?.begin ?? (named ? first!.finish : null);
  // A finish that isn't behind the begin says no more than the begin does.
  return begin !== null && finish !== null && finish <= begin ? { begin, finish: first!.finish } : { begin, finish };
}

/** Whether an extent has a moment within `[from, to)`. */
export function meets({ begin, finish }: Extent, from: number, to: number): boolean {
  return (begin === null || begin < to) && (finish === null || finish > from);
}

/** What holds all of these extents; null of none. */
export function hull(extents: Iterable<Extent>): Extent | null {
  let begin: number | null = Infinity;
  let finish: number | null = -Infinity;
  for (const one of extents) {
    begin = begin === null || one.begin === null ? null : Math.min(begin, one.begin);
    finish = finish === null || one.finish === null ? null : Math.max(finish, one.finish);
  }
  return begin === Infinity || (begin === null && finish === null) ? null : { begin, finish };
}

const padded = (value: number, width: number): string => String(value).padStart(width, "0");

/** The day of a moment, as `from` and `to` of the state have it. */
export function dayOf(moment: number): string {
  const { year, month, day } = fieldsOf(moment);
  return [padded(year, 4), padded(month + 1, 2), padded(day, 2)].join("-");
}

/** What a reader wrote for a day: the first day of a year, month or day, or its last; null if it is none of these. */
export function dayRead(text: string, end: "first" | "last"): string | null {
  const stretch = /T/.test(text) ? null : stretchOf(text.trim());
  if (!stretch) return null;
  const day = dayOf(end === "first" ? stretch.begin : stretch.finish - DAY);
  return day.length === 10 ? day : null;
}
