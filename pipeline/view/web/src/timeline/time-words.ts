// Moments, units and extents in words.
import type { Unit } from "./calendar.ts";
import { DAY, beginOf, fieldsOf, finishOf } from "./calendar.ts";
import type { Extent } from "./iso.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

const clock = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** The day of a moment: "1 October 2024". */
export function dayWords(moment: number): string {
  const { year, month, day } = fieldsOf(moment);
  return `${day} ${MONTHS[month]} ${year}`;
}

/** The unit that begins at a moment: "2016", "the 1990s", "October 2024", "the week of 30 September 2024", "1 October 2024, 06:00". */
export function unitWords(unit: Unit, moment: number): string {
  const { year, month, minutes } = fieldsOf(moment);
  switch (unit) {
    case "century": return `${year} to ${year + 99}`;
    case "decade": return `the ${year}s`;
    case "year": return String(year);
    case "quarter":
    case "month": return `${MONTHS[month]} ${year}`;
    case "week": return `the week of ${dayWords(moment)}`;
    case "day": return dayWords(moment);
    default: return `${dayWords(moment)}, ${clock(minutes)}`;
  }
}

/** The same where it begins a range, after "before": "before 2010", "before 30 September 2024". */
export function edgeWords(moment: number): string {
  const { year, month, day, minutes } = fieldsOf(moment);
  if (minutes) return `${dayWords(moment)}, ${clock(minutes)}`;
  if (day > 1) return dayWords(moment);
  return month ? `${MONTHS[month]} ${year}` : String(year);
}

/** The label of a unit on an axis; the first, and those that begin a longer unit, say which (`full`). */
export function tickWords(unit: Unit, moment: number, full: boolean): string {
  const { year, month, day, minutes } = fieldsOf(moment);
  const short = MONTHS[month].slice(0, 3);
  if (unit === "century" || unit === "decade" || unit === "year") return String(year);
  if (unit === "quarter" || unit === "month") return full || month === 0 ? `${short} ${year}` : short;
  if (unit === "week" || unit === "day") return full || (month === 0 && day <= 7) ? `${day} ${short} ${year}` : `${day} ${short}`;
  return full || minutes === 0 ? `${day} ${short}${full ? ` ${year}` : ""}, ${clock(minutes)}` : clock(minutes);
}

/** An extent in words, as pipeline/view/when.py says it; `finish` is exclusive. */
export function extentWords({ begin, finish }: Extent): string {
  if (begin === null) return `before ${edgeWords(finish!)}`;
  if (finish === null) return `from ${fieldsOf(begin).minutes ? edgeWords(begin) : dayWords(begin)} on`;
  for (const unit of ["year", "month", "day"] as const) {
    if (beginOf(unit, begin) === begin && finishOf(unit, begin) === finish) return unitWords(unit, begin);
  }
  const whole = begin % DAY === 0 && finish % DAY === 0;
  if (whole) return `${dayWords(begin)} to ${dayWords(finish - 1)}`;
  const last = beginOf("day", finish - 1) === beginOf("day", begin);
  const first = `${dayWords(begin)}, ${clock(fieldsOf(begin).minutes)}`;
  if (finish - begin <= 1) return first;
  if (finish % DAY === 0) return `${first} to the end of ${last ? "the day" : dayWords(finish - 1)}`;
  return `${first} to ${last ? "" : dayWords(finish) + ", "}${clock(fieldsOf(finish).minutes)}`;
}
