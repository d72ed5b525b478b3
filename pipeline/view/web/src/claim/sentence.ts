// A claim as a sentence that can be read aloud: who, by what words, when, as reported by whom, that what.
import type { App } from "../app.ts";
import type { Claim, Link, Place } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { append, bdi, el, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import type { Clause, Joint, Saying } from "./saying.ts";
import { isWhole, sayingOf } from "./saying.ts";
import type { Piece } from "./text.ts";
import { clauseOf } from "./text.ts";
import { word } from "./words.ts";

const LIMIT = 600;
/** What is no description of a source beside its name. */
const BARE = /^(?:the|an?|mr|mrs|ms|miss|dr|prof|sir|and|or|of|for|in|its|his|her|their|our|my|‘|’|'|“|”|")\.?$|(?:['’]s?|\b(?:and|or|of|by|for|with|to|the|a|an))$|^(?:and|or|of|for|in|at|by|to|['’]s)\b/i;
/** Words whose capital is that of the beginning of a sentence, not of a name. */
const COMMON = /^(?:The|A|An|There|This|That|These|Those|It|He|She|They|We|You|His|Her|Their|Its|Our|My|In|On|At|As|By|For|From|With|No|Not|Some|Many|Most|Several|All|Both|One|Two|Three|Four|Five|People|Police|Officials|Residents|More|About|Around|Nearly|Almost)(?=[\s,]|$)/;

/** A part of the sentence: plain words, a name, words of the article, or what is said. */
export type Part = { readonly plain: string } | { readonly name: Link; readonly label: string } | { readonly words: string } | { readonly what: readonly Piece[] };

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
  return rest.length === 1 && /\p{L}{2}/u.test(only) && !BARE.test(only) && !/[“”"()[\]]/.test(only) ? lowered(only) : "";
}

function placeOf(link: Link, role: string): Place | null {
  return link.act?.places.find((place) => place.role === role) ?? null;
}

/** A reading of this much confidence, or less, was made from a noun. */
const NOMINAL = 0.5;

function clauseSpots(claim: Claim): Pick<Clause, "clause" | "action" | "actors" | "targets" | "nominal"> {
  const [clause, action] = claim.places;
  const of = (role: string): Place[] => claim.places.filter((place) => place.role === role);
  return { clause, action, actors: of("actor"), targets: of("target"), nominal: claim.confidence <= NOMINAL };
}

/** How the first source's words join what is said. */
function saying(app: App, claim: Claim, link: Link): Saying {
  const act = link.act!;
  return sayingOf({
    text: (start, end) => app.store.textOf(claim.article, start, end),
    source: placeOf(link, "source"), cue: placeOf(link, "cue"), said: placeOf(link, "said"), content: act.content,
    ...clauseSpots(claim),
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
  if (/^(?:on|in|at|last|this|earlier|late|early|yesterday|today)\b/i.test(text)) return ` ${text}${read ? ` (${read})` : ""}`;
  if (/^(?:\p{Lu}\p{Ll}+\.? \d{1,2}|\d{1,2} \p{Lu})/u.test(text)) return ` on ${text}${read ? ` (${read})` : ""}`;
  if (/^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/.test(text)) return ` in ${text}${read ? ` (${read})` : ""}`;
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
  if (joint === "that") change(0, lowered(found[0].text));
  if (/\b(?:and|but|or|nor|so)$/i.test(found[last].text)) change(last, found[last].text + " …");
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

/** An outlet's name keeps its capital. */
const outlet = (link: Link): Part => ({ name: link, label: shortened(link.label, 200) });

function ownVoice(app: App, claim: Claim, link: Link): Part[] {
  const whole = opensSentence(app, claim) && isWhole({ text: (start, end) => app.store.textOf(claim.article, start, end), ...clauseSpots(claim) });
  const what = whatOf(app, claim, whole ? "that" : "worded");
  return whole ? [outlet(link), { plain: " reports in its own voice that " }, { what }]
    : [outlet(link), { plain: " writes in its own voice: “" }, { what }, { plain: "”" }];
}

/** A text without the capital of the beginning of a sentence. */
const lowered = (text: string): string => (COMMON.test(text) ? text[0].toLowerCase() + text.slice(1) : text);
const raised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A source within the sentence. */
function named(link: Link): Part {
  if (link.kind === "unnamed" && link.label === "unnamed") return { plain: "a source that is not named" };
  return { name: link, label: lowered(shortened(link.label.replace(/[\s,;:]+$/, ""), 200)) };
}

/** The others of the chain, from the one who heard the first source to the outlet. `how`: "reported", or how it words it. */
function passedOn(claim: Claim, verb: string, joint: Joint): Part[] {
  const last = claim.chain.at(-1)!;
  if (last === claim.chain[0]) return [];
  const between = claim.chain.slice(1, -1).flatMap((link, i): Part[] => [{ plain: i ? " and " : "as told by " }, named(link)]);
  const comma: Part[] = between.length ? [{ plain: joint === "worded" ? ", " : " and " }] : [];
  if (joint === "worded") return [...between, ...comma, { plain: "as " }, outlet(last), { plain: " words it" }];
  if (/\breport/i.test(verb)) return between.length ? [...between, { plain: ", in " }, outlet(last)] : [{ plain: "according to " }, outlet(last)];
  return [...between, ...comma, { plain: between.length ? "reported by " : "as reported by " }, outlet(last)];
}

function said(app: App, claim: Claim, link: Link): Part[] {
  const { verb, joint, timed } = saying(app, claim, link);
  const told = beside(app, claim, link);
  const who: Part[] = [named(link), ...(told ? [{ plain: ", " }, { words: told }] : [])];
  const time = when(link, timed);
  const what = whatOf(app, claim, joint);
  const isCut = joint === "quoted" && /^\p{Ll}/u.test(what[0]?.text ?? "");
  const quote: Part[] = [{ plain: isCut ? ": “… " : ": “" }, { what }, { plain: "”" }];
  const passed = passedOn(claim, verb, joint);
  const after: Part[] = passed.length ? [{ plain: ", " }, ...passed] : [];
  if (verb === "according to") return [{ plain: "According to " }, ...who, { plain: time }, ...after, ...(joint === "that" ? [{ plain: ", " }, { what }] : quote)];
  const by: Part[] = [...who, { plain: told ? ", " : " " }, { words: verb }, { plain: time }];
  if (joint === "that") return [...by, ...after, { plain: passed.length ? ", that " : " that " }, { what }];
  // The words that read on would take "as reported by" for their own, so it comes first.
  if (joint === "on") {
    // The verb's words run on into the clause: a time can't stand between them.
    const timing = timed || !time || time.startsWith(" (") ? time : `,${time},`;
    const doing: Part[] = timed ? [{ words: verb }, { plain: `${time} ` }] : [{ words: verb }, { plain: " " }];
    return [...passed, ...(passed.length ? [{ plain: ", " }] : []), ...who, { plain: `${timed ? "" : timing}${told ? ", " : " "}`.replace(",, ", ", ") }, ...doing, { what }];
  }
  return [...by, ...after, ...quote];
}

/** What the sentence can't say by its words: that the claim is negative, its modality, that the reading is unsure. */
function flagsOf(app: App, claim: Claim): string[] {
  return [
    claim.unworded ? "said not to be so" : claim.polarity === "negative" && claim.chain[0]?.act?.stance !== "denies" ? "negative" : "",
    claim.modality === "actual" ? "" : word(app, "modality", claim.modality),
    claim.chain[0]?.act?.stance === "denies" ? "denied" : "",
    claim.confidence < 0.7 ? `read with low confidence, ${claim.confidence.toFixed(2)}` : "",
  ].filter(Boolean);
}

/** The parts of the sentence in order. */
export function partsOfSentence(app: App, claim: Claim): Part[] {
  const [first] = claim.chain;
  const body: Part[] = !claim.chain.length ? [{ plain: "No source: “" }, { what: whatOf(app, claim, "worded") }, { plain: "”" }]
    : first.act ? said(app, claim, first) : ownVoice(app, claim, first);
  const flags = flagsOf(app, claim);
  const [head] = body;
  if ("plain" in head) body[0] = { plain: raised(head.plain) };
  else if ("name" in head && head.name.kind !== "outlet") body[0] = { ...head, label: raised(head.label) };
  return [...body, { plain: (flags.length ? ` (${flags.join("; ")})` : "") + "." }];
}

/** The sentence. Each name in it is a link; what is said is in bold, negation and modality in words after it. */
export function sentence(app: App, claim: Claim): HTMLElement {
  const line = el("p", { class: "sentence" });
  append(line, partsOfSentence(app, claim).map((part): Child => {
    if ("plain" in part) return part.plain;
    if ("words" in part) return bdi(part.words);
    if ("name" in part) return el("em", {}, ref(app, part.name.mark, part.label));
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
    return "name" in part ? part.label : part.what.map(({ text }) => text).join("");
  }).join(""));
}

