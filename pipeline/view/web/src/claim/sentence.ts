// A claim as a sentence that can be read aloud: who, by what words, when, as reported by whom, that what.
import type { App } from "../app.ts";
import type { Claim, Link, Place } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { append, bdi, el, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import type { Joint, Saying } from "./saying.ts";
import { isWhole, sayingOf } from "./saying.ts";
import type { Piece } from "./text.ts";
import { clauseOf } from "./text.ts";
import { word } from "./words.ts";

const LIMIT = 600;
/** What is no description of a source beside its name. */
const BARE = /^(?:the|an?|mr|mrs|ms|miss|dr|prof|sir|and|or|of|for|in|its|his|her|their|our|my|‘|’|'|“|”|")\.?$|(?:['’]s?|\b(?:and|or|of|by|for|with|to|the|a|an))$|^(?:and|or|['’]s)\b/i;
/** Words whose capital is that of the beginning of a sentence, not of a name. */
const COMMON = /^(?:The|A|An|There|This|That|These|Those|It|He|She|They|We|You|His|Her|Their|Its|Our|My|In|On|At|As|By|For|From|With|No|Not|Some|Many|Most|Several|All|Both|One|Two|Three|Four|Five|People|Police|Officials|Residents|More|About|Around)(?=[\s,])/;

/** A part of the sentence: plain words, a name, words of the article, or what is said. */
export type Part = { readonly plain: string } | { readonly name: Link } | { readonly words: string } | { readonly what: readonly Piece[] };

const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What the article tells of the source beside its name ("a spokeswoman", "from Orvel"). */
function beside(app: App, claim: Claim, link: Link): string {
  const place = placeOf(link, "source");
  if (!place) return "";
  const words = squeezed(app.store.textOf(claim.article, place.start, place.end));
  const at = words.toLowerCase().indexOf(link.label.toLowerCase());
  if (at < 0 || words.length > 120) return "";
  const rest = [words.slice(0, at), words.slice(at + link.label.length)].map((one) => one.replace(/^[\s,;–—-]+|[\s,;–—-]+$/g, "")).filter(Boolean);
  const [only] = rest;
  return rest.length === 1 && /\p{L}{2}/u.test(only) && !BARE.test(only) && !/[“”"()[\]]/.test(only) ? only : "";
}

function placeOf(link: Link, role: string): Place | null {
  return link.act?.places.find((place) => place.role === role) ?? null;
}

/** How the first source's words join what is said. */
function saying(app: App, claim: Claim, link: Link): Saying {
  const act = link.act!;
  const [clause, action] = claim.places;
  return sayingOf({
    text: (start, end) => app.store.textOf(claim.article, start, end),
    source: placeOf(link, "source"), cue: placeOf(link, "cue"), said: placeOf(link, "said"), content: act.content,
    clause, action, actors: claim.places.filter(({ role }) => role === "actor"),
    form: act.form, stance: act.stance, word: word(app, "stances", act.stance),
  });
}

/** When it was said: only what the record has. `timed`: the words of the time stand before already. */
function when(link: Link, timed: boolean): string {
  const said = link.act?.said;
  if (!said) return "";
  const text = squeezed(said.text);
  const read = said.reading && said.reading !== text ? said.reading : "";
  if (timed) return read ? ` (${read})` : "";
  if (/^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(text)) return ` on ${text}${read ? ` (${read})` : ""}`;
  return ` (${[text, read].filter(Boolean).join(": ")})`;
}

/** What is said, in pieces, ready to stand in a sentence: on one line, no stop at its end, quotation marks in pairs. */
export function whatOf(app: App, claim: Claim, joint: Joint): Piece[] {
  const pieces = clauseOf(app.store, claim).map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, " ") })).filter(({ text }) => text);
  let room = LIMIT;
  const found: Piece[] = [];
  for (const piece of pieces) {
    if (room <= 0) break;
    const text = shortened(piece.text, room);
    room -= text.length;
    found.push({ ...piece, text });
  }
  if (!found.length) return found;
  const change = (at: number, text: string): void => void found.splice(at, 1, { ...found[at], text });
  change(0, found[0].text.trimStart());
  const last = found.length - 1;
  change(last, joint === "quoted" || joint === "worded" ? found[last].text.trimEnd().replace(/[,;:]$/, "") : found[last].text.trimEnd().replace(/[.,;:]$/, ""));
  if (joint === "that" && COMMON.test(found[0].text)) change(0, found[0].text[0].toLowerCase() + found[0].text.slice(1));
  const [open, close] = unpaired(found.map(({ text }) => text).join(""));
  if (open) found.unshift({ text: open, action: false, mark: null });
  if (close) found.push({ text: close, action: false, mark: null });
  return found;
}

/** The quotation marks that a cut text lacks before and after it. */
export function unpaired(text: string): [open: string, close: string] {
  let depth = 0;
  let lowest = 0;
  for (const char of text) {
    if (char === "“") depth += 1;
    else if (char === "”") {
      depth -= 1;
      lowest = Math.min(lowest, depth);
    }
  }
  if (depth !== 0 || lowest < 0) return ["“".repeat(-lowest), "”".repeat(depth - lowest)];
  if ((text.match(/"/g)?.length ?? 0) % 2 === 0) return ["", ""];
  const at = text.indexOf('"');
  return at > 0 && !/[\s(]/.test(text[at - 1]) && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? "") ? ['"', ""] : ["", '"'];
}

/** Whether a clause of the outlet's own opens a sentence of the article. */
function opensSentence(app: App, claim: Claim): boolean {
  const [clause] = claim.places;
  if (clause.start === 0) return true;
  const before = app.store.textOf(claim.article, Math.max(0, clause.start - 2), clause.start);
  return !before || /[.!?”"\n]\s?$/.test(before);
}

function ownVoice(app: App, claim: Claim, link: Link): Part[] {
  const [clause, action] = claim.places;
  const whole = opensSentence(app, claim) && isWhole({
    text: (start, end) => app.store.textOf(claim.article, start, end),
    clause, action, actors: claim.places.filter(({ role }) => role === "actor"),
  });
  const what = whatOf(app, claim, whole ? "that" : "worded");
  return whole ? [{ name: link }, { plain: " reports in its own voice that " }, { what }]
    : [{ name: link }, { plain: " writes in its own voice: “" }, { what }, { plain: "”" }];
}

function named(link: Link): Part {
  return link.kind === "unnamed" && link.label === "unnamed" ? { plain: "a source that is not named" } : { name: link };
}

/** The others of the chain, from the one who heard the first source to the outlet: ", as told by …, as reported by …". */
function passedOn(claim: Claim, voice: string): Part[] {
  const last = claim.chain.at(-1)!;
  const between = claim.chain.slice(1, -1).flatMap((link): Part[] => [{ plain: ", as told by " }, named(link)]);
  if (last === claim.chain[0]) return between;
  return voice ? [...between, { plain: ", as " }, { name: last }, { plain: voice }] : [...between, { plain: ", as reported by " }, { name: last }];
}

function said(app: App, claim: Claim, link: Link): Part[] {
  const { verb, joint, timed } = saying(app, claim, link);
  const told = beside(app, claim, link);
  const who: Part[] = [named(link), ...(told ? [{ plain: ", " }, { words: told }] : [])];
  const time = when(link, timed);
  const what = whatOf(app, claim, joint);
  const passed = passedOn(claim, "");
  if (verb === "according to") {
    const end: Part[] = joint === "that" ? [{ plain: ", " }, { what }] : [{ plain: ": “" }, { what }, { plain: "”" }];
    return [{ plain: "According to " }, ...who, { plain: time }, ...passedOn(claim, joint === "worded" ? " words it" : ""), ...end];
  }
  const by: Part[] = [...who, { plain: told ? ", " : " " }, { words: verb }, { plain: time }];
  if (joint === "that") return [...by, ...passed, { plain: passed.length ? ", that " : " that " }, { what }];
  if (joint === "on") return [...by.slice(0, -1), { plain: time + " " }, { what }, ...passed];
  const isCut = joint === "quoted" && /^\p{Ll}/u.test(what[0]?.text ?? "");
  const voice = joint === "worded" && claim.chain.length > 1 ? passedOn(claim, " words it") : passed;
  return [...by, ...voice, { plain: isCut ? ": “… " : ": “" }, { what }, { plain: "”" }];
}

/** What the sentence can't say by its words: that the claim is negative, its modality, that the reading is unsure. */
function flagsOf(app: App, claim: Claim): string[] {
  return [
    claim.unworded ? "said not to be so" : claim.polarity === "negative" && claim.chain[0]?.act?.stance !== "denies" ? "negative" : "",
    claim.modality === "actual" ? "" : word(app, "modality", claim.modality),
    claim.chain[0]?.act?.stance === "denies" ? "denied" : "",
    claim.confidence < 0.7 ? `the program is not sure of its reading (${claim.confidence.toFixed(2)})` : "",
  ].filter(Boolean);
}

/** The parts of the sentence in order. */
export function partsOfSentence(app: App, claim: Claim): Part[] {
  const [first] = claim.chain;
  const body: Part[] = !claim.chain.length ? [{ plain: "No source: “" }, { what: whatOf(app, claim, "worded") }, { plain: "”" }]
    : first.act ? said(app, claim, first) : ownVoice(app, claim, first);
  const flags = flagsOf(app, claim);
  const [head] = body;
  if ("plain" in head) body[0] = { plain: head.plain[0].toUpperCase() + head.plain.slice(1) };
  return [...body, { plain: (flags.length ? ` (${flags.join("; ")})` : "") + "." }];
}

/** The sentence. Each name in it is a link; what is said is in bold, negation and modality in words after it. */
export function sentence(app: App, claim: Claim): HTMLElement {
  const line = el("p", { class: "sentence" });
  append(line, partsOfSentence(app, claim).map((part): Child => {
    if ("plain" in part) return part.plain;
    if ("words" in part) return bdi(part.words);
    if ("name" in part) return el("em", {}, ref(app, part.name.mark, shortened(part.name.label, 200)));
    return el("strong", { class: "what" }, el("bdi", { dir: "auto" }, part.what.map(({ text, action, mark }): Child =>
      (action ? el("b", {}, text) : mark !== null ? ref(app, mark, text) : text))));
  }));
  return line;
}

/** The sentence as one line of plain text. */
export function sentenceText(app: App, claim: Claim): string {
  return squeezed(partsOfSentence(app, claim).map((part) => {
    if ("plain" in part) return part.plain;
    if ("words" in part) return part.words;
    return "name" in part ? shortened(part.name.label, 200) : part.what.map(({ text }) => text).join("");
  }).join(""));
}

