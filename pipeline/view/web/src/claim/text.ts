// The words of a claim, cut from its article.
import type { Claim, ClaimPlace } from "../data/model.ts";
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
}

const NAMING = new Set(["actor", "target", "instrument", "place"]);

/** The clause in pieces: its action, the names in it, and what stands between. */
export function clauseOf(store: Store, claim: Claim): Piece[] {
  const [clause, action] = claim.places;
  const inside = (place: ClaimPlace): boolean => clause.start <= place.start && place.end <= clause.end;
  const spans = claim.places.slice(1).filter((place) => inside(place) && (place === action || (NAMING.has(place.role) && place.mark !== null)));
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const found: Piece[] = [];
  let at = clause.start;
  const put = (start: number, end: number, is: Partial<Piece>): void => {
    if (end > start) found.push({ text: store.textOf(claim.article, start, end), action: false, mark: null, ...is });
  };
  for (const span of spans) {
    if (span.start < at) continue; // a name within a name: the outer one is the link
    put(at, span.start, {});
    put(span.start, span.end, span === action ? { action: true } : { mark: span.mark });
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
