// A claim as a sentence that can be read aloud: who, by what words, when, as reported by whom, that what.
import type { App } from "../app.ts";
import type { Claim, Link, Place } from "../data/model.ts";
import { shortened } from "../dom/el.ts";
import type { Clause, Joint, Saying } from "./saying.ts";
import { isWhole, sayingOf } from "./saying.ts";
import { isPlural, named, placeOf, squeezed } from "./source.ts";
import type { Piece } from "./text.ts";
import { timeWords } from "./time.ts";
import { fitsThat, whatOf } from "./what.ts";
import { word } from "./words.ts";

/**
 * A part of the sentence: plain words, a name, words of the article with the span that they lead to, what is said, or
 * what the words can't say.
 */
export type Part =
  | { readonly plain: string }
  | { readonly name: Link; readonly label: string }
  | { readonly words: string; readonly place: Place | null }
  | { readonly what: readonly Piece[] }
  | { readonly flags: readonly string[] };

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

/** Whether a clause of the outlet's own opens a sentence of the article. */
function opensSentence(app: App, claim: Claim): boolean {
  const [clause] = claim.places;
  if (clause.start === 0) return true;
  const before = app.store.textOf(claim.article, Math.max(0, clause.start - 2), clause.start);
  return !before || /[.!?”"\n]\s?$/.test(before);
}

/** An outlet's name keeps its capital. */
const outlet = (link: Link): Part => ({ name: link, label: shortened(link.label, 200) });
const raised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Quoted words; what begins in the middle of a sentence of the article has an ellipsis before it. */
function quoted(app: App, claim: Claim, what: readonly Piece[]): Part[] {
  const [clause] = claim.places;
  const before = app.store.textOf(claim.article, Math.max(0, clause.start - 3), clause.start);
  return [{ plain: /[\p{L}\p{N},;)%’]\s*$|[^\n][-–—]\s?$/u.test(before) ? ": “… " : ": “" }, { what }, { plain: "”" }];
}

function ownVoice(app: App, claim: Claim, link: Link): Part[] {
  const text = (start: number, end: number): string => app.store.textOf(claim.article, start, end);
  if (opensSentence(app, claim) && isWhole({ text, ...clauseSpots(claim) }) && fitsThat(app, claim)) {
    return [outlet(link), { plain: " says in its own voice that " }, { what: whatOf(app, claim, "that") }];
  }
  return [outlet(link), { plain: ", in its own voice" }, ...quoted(app, claim, whatOf(app, claim, "worded"))];
}

/** The source with what stands beside its name, and a comma after a description. */
function who(app: App, claim: Claim, link: Link, object = false): Part[] {
  const { before, label, after } = named(app, claim, link, object);
  const place = placeOf(link, "source");
  return [
    ...(before ? [{ words: before, place }, { plain: " " }] : []), { name: link, label },
    ...(after ? [{ plain: ", " }, { words: after, place }] : []),
  ];
}

/** The others of the chain, from the one who heard the first source to the outlet. */
function passedOn(app: App, claim: Claim, verb: string, joint: Joint, heard: boolean): Part[] {
  const last = claim.chain.at(-1)!;
  if (last === claim.chain[0]) return [];
  const worded = joint === "worded" || joint === "telling";
  const between = claim.chain.slice(1, -1).flatMap((link, i): Part[] => [{ plain: i ? " and " : "as told by " }, ...who(app, claim, link, true)]);
  if (heard) return [...between, ...(worded ? [{ plain: between.length ? ", in its words" : "in its words" }] : [])];
  const comma: Part[] = between.length ? [{ plain: worded ? ", " : " and " }] : [];
  if (worded) return [...between, ...comma, { plain: "as " }, outlet(last), { plain: " words it" }];
  if (/\breport/i.test(verb)) return between.length ? [...between, { plain: ", in " }, outlet(last)] : [{ plain: "according to " }, outlet(last)];
  return [...between, ...comma, { plain: between.length ? "reported by " : "as reported by " }, outlet(last)];
}

/** The words of saying. Where they end with the outlet ("told The Orvel Post"), it is a name, and nobody passes it on. */
function verbParts(claim: Claim, link: Link, verb: string): { parts: Part[]; heard: boolean } {
  const place = placeOf(link, "cue");
  const last = claim.chain.at(-1)!;
  const heard = last !== link && verb.toLowerCase().endsWith(" " + last.label.toLowerCase());
  const cut = heard ? verb.slice(0, -last.label.length).trimEnd() : verb;
  return { parts: [{ words: cut, place }, ...(heard ? [{ plain: " " }, outlet(last)] : [])], heard };
}

function said(app: App, claim: Claim, link: Link): Part[] {
  const read = saying(app, claim, link);
  const joint = read.joint === "that" && !fitsThat(app, claim) ? "worded" : read.joint;
  const source = who(app, claim, link);
  const comma = "words" in source.at(-1)! || link.label.includes(", ") ? ", " : " ";
  const verb = isPlural(link.label, link.kind) ? read.verb.replace(/^is (?=quoted|not known)/, "are ") : read.verb;
  const { parts: doing, heard } = verbParts(claim, link, verb);
  const time = timeWords(link.act!.said, verb, read.timed);
  const timing: Part[] = time ? [{ plain: " " }, { words: time.trimStart(), place: placeOf(link, "said") }] : [];
  const what = whatOf(app, claim, joint, read.from);
  const passed = passedOn(app, claim, verb, joint, heard);
  const after: Part[] = passed.length ? [{ plain: ", " }, ...passed] : [];
  if (joint === "telling") return [...source, ...after, { plain: ": “" }, { what }, { plain: "”" }];
  const quote = quoted(app, claim, what);
  if (verb === "according to") return [{ plain: "According to " }, ...who(app, claim, link, true), ...timing, ...after, ...(joint === "that" ? [{ plain: ", " }, { what }] : quote)];
  const by: Part[] = [...source, { plain: comma }, ...doing, ...timing];
  if (joint === "that") return [...by, ...after, { plain: passed.length ? ", that " : " that " }, { what }];
  if (joint === "on") {
    // The verb's words run on into the clause: neither a time nor "as reported by" can stand between them.
    const first: Part[] = passed.length ? [...passed, { plain: ", " }, ...source] : source;
    if (read.timed || !time) return [...first, { plain: comma }, ...doing, ...timing, { plain: " " }, { what }];
    if (time.startsWith(" (")) return [...first, ...timing, { plain: comma }, ...doing, { plain: " " }, { what }];
    return [...first, { plain: "," }, ...timing, { plain: ", " }, ...doing, { plain: " " }, { what }];
  }
  return [...by, ...after, ...quote];
}

const actionOf = (app: App, claim: Claim): string => shortened(squeezed(app.store.textOf(claim.article, claim.places[1].start, claim.places[1].end)), 80);
/** Words that say or imply "not": with them in sight, nobody is told that the whole is said not to be so. */
const NEGATIONS = /(?:^|[^\p{L}])(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|impossible|unable|unlikely|yet to|rather than|instead of|refus\w+|fail\w*|declin\w+|den(?:y|ied|ies)|prohibit\w*|forb\w+|prevent\w*|avoid\w*|block\w*|lack\w*|stop\w*|ban(?:s|ned|ning)?|bar(?:s|red|ring)?)(?![\p{L}])|n['’]t(?![\p{L}])/iu;

/** What the sentence can't say by its words: that the claim is negative, its modality, that it is denied, that the reading is unsure. */
function flagsOf(app: App, claim: Claim, shown: string, surely: boolean): string[] {
  const denied = claim.chain[0]?.act?.stance === "denies";
  const worded = !claim.unworded || NEGATIONS.test(shown);
  return [
    claim.polarity !== "negative" || (denied && !claim.unworded) ? "" : worded ? "negative" : `“${actionOf(app, claim)}” is said not to be so`,
    claim.modality === "actual" ? "" : word(app, "modality", claim.modality),
    denied && !/\bden(?:y|ie[sd]|ying)\b/i.test(shown) ? "denied" : "",
    !surely && claim.confidence < 0.7 ? `read with low confidence, ${claim.confidence.toFixed(2)}` : "",
  ].filter(Boolean);
}

const textOf = (part: Part): string => {
  if ("plain" in part) return part.plain;
  if ("words" in part) return part.words;
  if ("name" in part) return part.label;
  return "flags" in part ? ` (${part.flags.join("; ")})` : part.what.map(({ text }) => text).join("");
};

/** The parts of the sentence in order. `surely`: how surely it was read stands elsewhere. */
export function partsOfSentence(app: App, claim: Claim, surely = false): Part[] {
  const [first] = claim.chain;
  const body: Part[] = !claim.chain.length ? [{ plain: "No source: “" }, { what: whatOf(app, claim, "worded") }, { plain: "”" }]
    : first.act ? said(app, claim, first) : ownVoice(app, claim, first);
  const [head] = body;
  if ("plain" in head) body[0] = { plain: raised(head.plain) };
  else if ("words" in head) body[0] = { ...head, words: raised(head.words) };
  else if ("name" in head && head.name.kind !== "outlet") body[0] = { ...head, label: raised(head.label) };
  const shown = body.map(textOf).join("");
  const flags = flagsOf(app, claim, shown, surely);
  return [...body, ...(flags.length ? [{ flags }] : []), { plain: !flags.length && /[.!?…]$/.test(shown) ? "" : "." }];
}

/** The sentence as one line of plain text. */
export function sentenceText(app: App, claim: Claim): string {
  return squeezed(partsOfSentence(app, claim).map(textOf).join(""));
}
