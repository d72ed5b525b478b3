// Moments and the units of the calendar. A moment counts minutes from 1970-01-01T00:00; zones are dropped, as the
// pipeline does (stages/link/interval.py): most articles give none.

/** From the coarsest to the finest. Weeks begin on Monday; a quarter is of a year, a watch six hours. */
export const UNITS = ["century", "decade", "year", "quarter", "month", "week", "day", "watch", "hour"] as const;
export type Unit = (typeof UNITS)[number];

export const DAY = 1440;
const YEARS: Partial<Record<Unit, number>> = { century: 100, decade: 10, year: 1 };
const MINUTES: Partial<Record<Unit, number>> = { week: 7 * DAY, day: DAY, watch: 360, hour: 60 };
/** Monday, 5 January 1970. */
const MONDAY = 4 * DAY;

/** The first moment of a day (month 0 to 11) in the Gregorian calendar, also before it was in use. */
export function momentOf(year: number, month = 0, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() / 60_000;
}

export interface Fields { readonly year: number; readonly month: number; readonly day: number; readonly minutes: number }

/** What a calendar and a clock show at a moment. */
export function fieldsOf(moment: number): Fields {
  const date = new Date(moment * 60_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate(), minutes: date.getUTCHours() * 60 + date.getUTCMinutes() };
}

/** The first moment of the unit that a moment lies in. */
export function beginOf(unit: Unit, moment: number): number {
  const length = MINUTES[unit];
  if (length) {
    const from = unit === "week" ? MONDAY : 0;
    return Math.floor((moment - from) / length) * length + from;
  }
  const { year, month } = fieldsOf(moment);
  const years = YEARS[unit];
  if (years) return momentOf(Math.floor(year / years) * years);
  return momentOf(year, unit === "quarter" ? Math.floor(month / 3) * 3 : month);
}

/** The first moment behind the unit that a moment lies in. */
export function finishOf(unit: Unit, moment: number): number {
  const begin = beginOf(unit, moment);
  const length = MINUTES[unit];
  if (length) return begin + length;
  const { year, month } = fieldsOf(begin);
  const years = YEARS[unit];
  return years ? momentOf(year + years) : momentOf(year, month + (unit === "quarter" ? 3 : 1));
}

/** The first moments of the units that begin from `from` on and before `to`; at most 2,000. */
export function beginsIn(unit: Unit, from: number, to: number): number[] {
  const found: number[] = [];
  let at = beginOf(unit, from);
  if (at < from) at = finishOf(unit, at);
  for (; at < to && found.length < 2000; at = finishOf(unit, at)) found.push(at);
  return found;
}

/** How long units are, on average, in minutes. */
const LENGTH: Record<Unit, number> = {
  century: 36525 * DAY, decade: 3652.5 * DAY, year: 365.25 * DAY, quarter: 91.3 * DAY, month: 30.44 * DAY, week: 7 * DAY, day: DAY, watch: 360, hour: 60,
};

/** The finest of these units of which no more than `most` cover the range; the coarsest where none does. */
export function unitFor(from: number, to: number, most: number, among: readonly Unit[] = UNITS): Unit {
  return [...among].reverse().find((unit) => (to - from) / LENGTH[unit] <= most) ?? among[0];
}
