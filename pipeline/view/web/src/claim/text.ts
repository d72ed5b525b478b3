// The words of a claim, cut from its article.
import type { Claim, ClaimPlace, Place } from "../data/model.ts";
import type { Store } from "../data/store.ts";

/** The words of a claim in a role, in the order of the record. */
export function partsOf(store: Store, claim: Claim, role: string): { text: string; mark: number | null }[] {
  return claim.places.filter((place) => place.role === role)
    .map(({ start, end, mark }) => ({ text: store.textOf(claim.article, start, end), mark }));
}

/** A piece of the clause that a claim was read from. */
export interface Piece {
  readonly text: string;
  /** Whether it is (part of) the action. */
  readonly action: boolean;
  /** The entity that it names, if it does. */
  readonly mark: number | null;
  /** The span that it is, if it is one. */
  readonly place: Place | null;
}

const PARTS = new Set(["actor", "target", "instrument", "place", "time", "quantity"]);

/** The clause in pieces: its action, its other parts, and what stands between. */
export function clauseOf(store: Store, claim: Claim): Piece[] {
  const [clause, action] = claim.places;
  const inside = (place: ClaimPlace): boolean => clause.start <= place.start && place.end <= clause.end;
  const all = claim.places.slice(1).filter((place) => inside(place) && (place === action || PARTS.has(place.role)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  // The action and what has a name come first; of a part within a part, the outer one.
  const spans: ClaimPlace[] = [];
  for (const leads of [true, false]) {
    for (const place of all) {
      if ((place === action || place.mark !== null) === leads && spans.every(({ start, end }) => place.end <= start || end <= place.start)) spans.push(place);
    }
  }
  spans.sort((a, b) => a.start - b.start);
  const found: Piece[] = [];
  let at = clause.start;
  const put = (start: number, end: number, is: Partial<Piece>): void => {
    if (end > start) found.push({ text: store.textOf(claim.article, start, end), action: false, mark: null, place: null, ...is });
  };
  for (const span of spans) {
    put(at, span.start, {});
    put(span.start, span.end, span === action ? { action: true, place: span } : { mark: span.mark, place: span });
    at = span.end;
  }
  put(at, clause.end, {});
  return found;
}

/** The words of a claim as one line of text. */
export function clauseText(store: Store, claim: Claim): string {
  const [clause] = claim.places;
  return store.textOf(claim.article, clause.start, clause.end).replace(/\s+/g, " ").trim();
}
