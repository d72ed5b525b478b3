// The versions of an event as they are compared: who says each, where, and what of them differs.
import { clauseText, partsOf } from "../claim/text.ts";
import type { Claim, Event } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import { outletOf } from "../find/passing.ts";
import { folded } from "../find/search.ts";

/** So many versions are set side by side however little each is told. */
export const FEW = 3;

/** What one source says in one form of words, in one article or, where it is copied, in several. */
export interface Saying {
  readonly claim: Claim;
  /** The same words by the same source in other articles. */
  readonly again: readonly Claim[];
}

export interface Version {
  /** 1, 2 …: its place among all versions of the event that are set side by side, filtered or not; 0 of one told once. */
  readonly number: number;
  /** The claims that pass, the earliest first. */
  readonly claims: readonly Claim[];
  /** Whether the filters leave some of its claims out. */
  readonly partly: boolean;
  /** Independent origins of the version as a whole. */
  readonly origins: number;
  readonly articles: number;
  readonly outlets: readonly string[];
  /** The claim that words it best. */
  readonly lead: Claim;
  readonly stands: Stands;
}

export interface Compared {
  readonly event: Event;
  /** Set side by side: disputed ones first, those that are told otherwise, then those of most origins. */
  readonly columns: readonly Version[];
  /** Told by one source in one article, and nothing stands for or against them. */
  readonly once: readonly Version[];
  /** Claims of the event that the filters leave out. */
  readonly hidden: number;
}

/** How a version stands to the others: somebody denies it or it can't be so beside another; or it is told otherwise. */
export type Stands = "disputed" | "differs" | "";

const DISPUTES = new Set(["contradicts", "denies"]);
/** Whether of two claims that stand so not both can be so. */
export const isDispute = (kind: string): boolean => DISPUTES.has(kind);
/** Whether two claims that stand so tell something otherwise; both may hold. */
export const tellsOtherwise = (kind: string): boolean => isDispute(kind) || kind === "differs_on";

/** Whether a relation joins the claim with one that `among` has. */
const related = (store: Store, claim: number, among: ReadonlySet<number>, wanted: (kind: string) => boolean): boolean =>
  (store.relations.get(claim) ?? []).some(({ other, kind }) => wanted(kind) && among.has(other));

/** How well a claim words what it says: with doer and target, neither too short nor too long, surely read. */
function wording(store: Store, claim: Claim): number {
  const words = clauseText(store, claim);
  const has = (role: string): number => (partsOf(store, claim, role).length ? 1 : 0);
  const pronoun = /^(?:he|she|it|they|we|i|you|who|which|that|this)\b/i.test(words) ? 1 : 0;
  const said = claim.chain[0]?.act ? 0.4 : 0; // at first hand, rather than in the outlet's voice
  return has("actor") + has("target") + said + claim.confidence / 2 - pronoun - (words.length > 200 || words.length < 12 ? 1 : 0);
}

function best(store: Store, claims: readonly Claim[]): Claim {
  const graded = claims.map((claim, place) => ({ claim, place, grade: wording(store, claim) }));
  return graded.sort((a, b) => b.grade - a.grade || a.place - b.place)[0].claim;
}

/** The versions of an event, of the claims in `passing`. */
export function compare(store: Store, event: Event, passing: ReadonlySet<number>): Compared {
  const known = event.versions.map((version) => ({ ...version, claims: version.claims.filter((claim) => store.claims.has(claim)) }))
    .filter(({ claims }) => claims.length);
  const all = new Set(known.flatMap(({ claims }) => claims));
  const made = known.map(({ claims, origins }) => {
    const others = new Set([...all].filter((claim) => !claims.includes(claim)));
    const articles = new Set(claims.map((claim) => store.claims.get(claim)!.article)).size;
    const meets = (wanted: (kind: string) => boolean): boolean => claims.some((claim) => related(store, claim, others, wanted));
    const stands: Stands = meets(isDispute) ? "disputed" : meets(tellsOtherwise) ? "differs" : "";
    const beside = known.length <= FEW || articles > 1 || origins > 1 || meets(() => true);
    return { claims, origins, stands, beside };
  });
  const order = (["disputed", "differs", ""] as const).flatMap((wanted) => made.filter(({ stands }) => stands === wanted));
  let number = 0;
  const versions = order.flatMap((one): (Version & { beside: boolean })[] => {
    if (one.beside) number += 1;
    const claims = one.claims.filter((claim) => passing.has(claim)).map((claim) => store.claims.get(claim)!);
    if (!claims.length) return [];
    return [{
      number: one.beside ? number : 0, claims, partly: claims.length < one.claims.length, origins: one.origins, stands: one.stands, beside: one.beside,
      articles: new Set(claims.map((claim) => claim.article)).size,
      outlets: [...new Set(claims.map(outletOf))], lead: best(store, claims),
    }];
  });
  return {
    event,
    columns: versions.filter(({ beside }) => beside),
    once: versions.filter(({ beside }) => !beside),
    hidden: all.size - versions.reduce((sum, { claims }) => sum + claims.length, 0),
  };
}

/** The claims of a version by who says them: what a source says in the same words elsewhere is told once. */
export function sayings(store: Store, claims: readonly Claim[]): Saying[] {
  const found = new Map<string, Claim[]>();
  for (const claim of claims) {
    const [first] = claim.chain;
    const own = !first?.act;
    // Who has no name is another mark in each article; who says the whole clause in the same words is told with it.
    const who = !first ? "" : own ? "own" : "by " + folded(first.mark === null ? first.label : store.marks[first.mark].label);
    const key = [who, claim.polarity, folded(clauseText(store, claim))].join("\n");
    found.set(key, [...(found.get(key) ?? []), claim]);
  }
  return [...found.values()].map(([claim, ...again]) => ({ claim, again }));
}
