// Who says it, as a part of a sentence: the name, with what the article tells of its bearer beside it.
import type { App } from "../app.ts";
import type { Claim, Link, Place } from "../data/model.ts";
import { shortened } from "../dom/el.ts";
import { inside, lowered } from "./capital.ts";

/** A source in a sentence: words before the name, the name, a description after it. */
export interface Named {
  readonly before: string;
  readonly label: string;
  readonly after: string;
}

/** What is no description of a source beside its name. */
const BARE = /^(?:the|an?|and|or|of|for|in|its|his|her|their|our|my|‘|’|'|“|”|")\.?$|(?:['’]s?|\b(?:and|or|of|by|for|with|to|the|a|an))$|^(?:and|or|of|for|in|at|by|to|['’]s)\b/i;
/** Pronouns after "by". */
const OBJECTS: Record<string, string> = { he: "him", she: "her", they: "them", we: "us", i: "me", who: "whom" };
/** A position that is a name of its own: "Secretary of State", "Orvel Deputy Press Secretary". */
const TITLED = /^\p{Lu}[\p{L}.-]*(?: (?:(?:of|for|the|and) )*\p{Lu}[\p{L}.-]*)+$/u;

export const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();
export const placeOf = (link: Link, role: string): Place | null => link.act?.places.find((place) => place.role === role) ?? null;

/** Where a name stands by itself within words: not within a longer or a hyphened one. -1 where it does not. */
function standsAt(words: string, label: string): number {
  for (let at = words.toLowerCase().indexOf(label.toLowerCase()); at >= 0; at = words.toLowerCase().indexOf(label.toLowerCase(), at + 1)) {
    if (!/[\p{L}\p{N}-]$/u.test(words.slice(0, at)) && !/^[\p{L}\p{N}-]/u.test(words.slice(at + label.length))) return at;
  }
  return -1;
}

/** Whether the article says "the" before an abbreviation of this name: "the UN" of "United Nations". */
function isAbbreviated(words: string, label: string): boolean {
  const [, short] = /^the ((?:\p{Lu}\.?){2,6})$/iu.exec(words) ?? [];
  const initials = label.split(/[\s-]/).filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0]).join("");
  return short !== undefined && short.replaceAll(".", "") === initials;
}

/** The words before and after a name in what names the source. Only what surely belongs to the name is kept. */
export function described(words: string, label: string, kind: string): Named {
  const bare = { before: "", label, after: "" };
  const at = standsAt(words, label);
  if (at < 0) return isAbbreviated(words, label) ? { ...bare, before: "the" } : bare;
  if (words.length > 120) return bare;
  const [before, after] = [words.slice(0, at), words.slice(at + label.length)].map((one) => one.replace(/^[\s,;–—-]+|[\s,;–—-]+$/g, ""));
  if (/^the$/i.test(before) && (!after || BARE.test(after))) return { ...bare, before: "the" };
  const fits = (one: string): boolean => /\p{L}{2}/u.test(one) && !BARE.test(one) && !/[“”"()[\]\n]/.test(one);
  if (before && !after && fits(before) && !/[,;:–—]/.test(words.slice(0, at))) {
    return kind === "person" && TITLED.test(before) ? { ...bare, after: before } : { ...bare, before: before.includes(" ") ? inside(before) : before };
  }
  // "Tamsk's mayor, Milo Hart": the description comes first.
  if (before && !after && fits(before) && /[,–—]\s*$/.test(words.slice(0, at)) && !/[,;:]/.test(before)) return { ...bare, after: inside(before) };
  if (before && !(fits(before) && !/[\s,;:]/.test(before))) return bare;
  // "its late leader, Milo Hart": the words name somebody else.
  if (!after || !fits(after) || /, \p{Lu}\p{L}+(?: \p{Lu}[\p{L}.-]+)*$/u.test(after) && /^(?:its|his|her|their)\b/i.test(after)) return { ...bare, before };
  return { before, label, after: inside(after) };
}

/** A source. `object`: it stands after "by", "to" and the like. */
export function named(app: App, claim: Claim, link: Link, object = false): Named {
  if (link.kind === "unnamed" && /^(?:unnamed)?$/i.test(link.label)) return { before: "an", label: "unnamed source", after: "" };
  const label = shortened(link.label.replace(/[\s,;:]+$/, ""), 200);
  const place = placeOf(link, "source");
  const words = place ? squeezed(app.store.textOf(claim.article, place.start, place.end)) : "";
  const found = described(words, label, link.kind);
  const common = inside(label);
  const within = common === label && link.kind !== "person" ? lowered(app.store, claim.article, label, null) : { text: common, sure: true };
  return { ...found, label: (object ? OBJECTS[within.text.toLowerCase()] : undefined) ?? (within.sure ? within.text : label) };
}

/** Whether a verb in the present, or "was", has its plural form beside this source: "lawyers at Orvel Bank are …". */
export function isPlural(label: string, kind: string): boolean {
  const [head] = label.split(/ (?:at|of|in|from|with|for|on|who|close|familiar|near|to)\b|,/, 1);
  if (/^(?:they|we|you|i)$/i.test(head)) return true;
  const last = head.split(" ").at(-1) ?? "";
  if (/^(?:people|police|men|women|children|those|others|some|many|both|all)$/i.test(last)) return true;
  const proper = /^\p{Lu}/u.test(last) && head.includes(" ");
  return ["unnamed", "collective"].includes(kind) && !proper && /[^su'’i]s$/.test(last);
}
