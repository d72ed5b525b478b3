// The capital of the beginning of a sentence: whether a text that is put behind "that" keeps it.
import type { Store } from "../data/store.ts";

/** Words that are no names, whatever the article. */
const COMMON = /^(?:The|A|An|There|This|That|These|Those|It|He|She|They|We|You|His|Her|Their|Its|Our|Your|My|Who|What|If|When|While|After|Before|Since|Because|Although|Though|But|And|So|Then|In|On|At|As|By|For|From|With|To|Of|No|Not|None|Nobody|Nothing|Never|Some|Many|Most|Several|Such|Other|Others|Another|Each|Every|Few|All|Both|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Hundreds|Thousands|People|Police|Officials|Residents|Officers|Experts|Authorities|More|About|Around|Nearly|Almost|Even|Only|Just|Earlier|Last|Former)$/;

/** A text without the capital of the beginning of a sentence, and whether it is sure that it may stand so. */
export interface Lowered {
  readonly text: string;
  readonly sure: boolean;
}

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name, description or time that stands within a sentence: "the army", "a resident", "earlier this month". */
export function inside(text: string): string {
  const [first] = text.split(/[\s,'’]/, 1);
  if (first === "THE") return "the" + text.slice(3);
  return COMMON.test(first) ? lower(text) : text;
}

/**
 * What an article says, to stand behind "that". A capital is a name's where another one follows, where the article has
 * it within a sentence, or where the entity that is meant has it (`label`); it is a sentence's where the article has
 * the word without it. Else nobody can be sure.
 */
export function lowered(store: Store, article: number, text: string, label: string | null): Lowered {
  const [word = ""] = /^[\p{L}\p{N}-]+/u.exec(text) ?? [];
  if (!/^\p{Lu}/u.test(text) || word === "I") return { text, sure: true };
  if (COMMON.test(word)) return { text: lower(text), sure: true };
  if (!/^\p{Lu}[\p{Ll}-]+$/u.test(word) || /^\s\p{Lu}/u.test(text.slice(word.length))) return { text, sure: true };
  const whole = store.textsOf(article);
  const found = (one: string, before: string): boolean => new RegExp(`${before}${escaped(one)}(?![\\p{L}\\p{N}])`, "u").test(whole);
  if (found(word, String.raw`[\p{Ll}\p{N},;’'] `)) return { text, sure: true };
  if (found(lower(word), String.raw`(?<![\p{L}\p{N}-])`)) return { text: lower(text), sure: true };
  const named = label !== null && label.split(/[\s-]/).includes(word) && label.split(" ").length > 1 && !label.startsWith(word);
  return { text, sure: named };
}
