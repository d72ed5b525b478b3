// When it was said, as words of a sentence.
import type { When } from "../data/model.ts";

const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?$/i;
const DATE = /^(?:\p{Lu}\p{Ll}+\.? \d{1,2}(?!\d)|\d{1,2} \p{Lu})/u;
const SPAN = /^(?:(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)|spring|summer|autumn|winter)(?: (?:of )?\d{4})?|\d{4})$/i;
/** Words that need no preposition before them, or have one. */
const READY = /^(?:on|in|at|over|during|after|before|since|by|last|next|this|that day|earlier|later|late|early|yesterday|today|tonight|tomorrow|now|then|just|recently|two|three|four|several|a few|hours|days|weeks|months|shortly|the (?:same|previous|next|following) (?:day|night|morning|week|month|year)|the day before)\b/i;

/**
 * " on Monday (30 September 2024)": only what the record has, with a blank before; "" where it has none. `verb`: the
 * words of saying; where they tell the time already, only the day that it was read as comes after them.
 */
export function timeWords(said: When | null | undefined, verb: string, timed: boolean): string {
  if (!said) return "";
  const text = said.text.replace(/\s+/g, " ").trim();
  const read = said.reading && said.reading !== text ? said.reading : "";
  const noted = read ? ` (${read})` : "";
  const told = timed || ` ${verb.toLowerCase()} `.includes(` ${text.toLowerCase()} `);
  if (told) return noted;
  if (SPAN.test(text)) return ` in ${text}${noted}`;
  if (DAY.test(text) || DATE.test(text)) return ` on ${text}${noted}`;
  if (READY.test(text)) return ` ${text[0].toLowerCase()}${text.slice(1)}${noted}`;
  return ` (${[text, read].filter(Boolean).join(": ")})`;
}
