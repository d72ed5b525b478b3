// What is said, ready to stand in a sentence.
import type { App } from "../app.ts";
import type { Claim, Place } from "../data/model.ts";
import { shortened } from "../dom/el.ts";
import { lowered } from "./capital.ts";
import type { Joint } from "./saying.ts";
import type { Piece } from "./text.ts";
import { clauseOf } from "./text.ts";

const LIMIT = 600;
const BOUND = /\s*\b(?:and|but|or|nor|so)$/i;

/** Whether what is said may stand behind "that": its capital is known to be a name's or the sentence's. */
export function fitsThat(app: App, claim: Claim): boolean {
  const [first] = clauseOf(app.store, claim);
  return !first || lowered(app.store, claim.article, startOf(first), labelOf(app, first)).sure;
}

const startOf = ({ text }: Piece): string => text.replace(/\s+/g, " ").trimStart();
const labelOf = (app: App, { mark }: Piece): string | null => (mark === null ? null : app.store.marks[mark].label);

/** The words before the clause that are quoted with it; the cue among them is a piece of its own. */
function aheadOf(app: App, claim: Claim, from: number): Piece[] {
  const [clause] = claim.places;
  const cue = claim.chain[0]?.act?.places.find(({ role, start, end }) => role === "cue" && from <= start && end <= clause.start) ?? null;
  const piece = (start: number, end: number, place: Place | null): Piece => ({ text: app.store.textOf(claim.article, start, end), action: false, mark: null, place });
  return cue ? [piece(from, cue.start, null), piece(cue.start, cue.end, cue), piece(cue.end, clause.start, null)] : [piece(from, clause.start, null)];
}

/**
 * What is said, in pieces: on one line, no stop at its end, quotation marks in pairs. `from`: where the words that are
 * quoted begin, if that is before the clause.
 */
export function whatOf(app: App, claim: Claim, joint: Joint, from?: number): Piece[] {
  const [clause] = claim.places;
  const pieces = [...aheadOf(app, claim, from ?? clause.start), ...clauseOf(app.store, claim)].map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, " ") })).filter(({ text }) => text);
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
  const plain = joint === "that" || joint === "on";
  const last = found.length - 1;
  change(last, found[last].text.trimEnd().replace(plain ? /[.,;:]$/ : /[,;:]$/, ""));
  if (joint === "that") change(0, lowered(app.store, claim.article, found[0].text, labelOf(app, found[0])).text);
  // A word that binds it to what follows says nothing without it.
  if (BOUND.test(found[last].text)) change(last, found[last].text.replace(BOUND, "").replace(/[,;]$/, "") + (plain ? "" : " …"));
  const [open, close] = unpaired(found.map(({ text }) => text).join(""));
  if (open) found.unshift({ text: open, action: false, mark: null, place: null });
  if (close) found.push({ text: close, action: false, mark: null, place: null });
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
