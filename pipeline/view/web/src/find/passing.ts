// Which claims and marks pass the filters.
import type { Store } from "../data/store.ts";
import type { Claim, Kind, When } from "../data/model.ts";
import type { Facet, State } from "../state/state.ts";
import { FACETS } from "../state/state.ts";

/** Claims and marks that pass, as numbers. */
export interface Passing {
  readonly claims: ReadonlySet<number>;
  /** Marks of all kinds, most important first; those without a passing claim go with their claims. */
  readonly marks: readonly number[];
}

/** The outlet by which a claim is filtered. */
export function outletOf(claim: Claim): string {
  return claim.chain.at(-1)?.label ?? "";
}

/** Places where a claim says that it happens, as ids of marks. */
function placesOf(store: Store, claim: Claim): string[] {
  return claim.places.flatMap((place) => (place.role === "place" && place.mark !== null ? [store.marks[place.mark].id] : []));
}

/** The values of a claim in a facet; "none" where it has none. */
export function valuesOf(store: Store, claim: Claim, facet: Facet): string[] {
  switch (facet) {
    case "by": return [claim.chain[0]?.kind ?? "none"];
    case "outlet": return [outletOf(claim)];
    case "type": return [claim.plover ?? "none"];
    case "polarity": return [claim.polarity];
    case "modality": return [claim.modality];
    case "status": return [claim.status ?? "none"];
    case "place": {
      const found = placesOf(store, claim);
      return found.length ? found : ["none"];
    }
  }
}

/** When a claim was said: the first time along its chain. */
export function saidAt(claim: Claim): When | null {
  return claim.chain.find(({ act }) => act?.said)?.act?.said ?? null;
}

/** A span of time: begin and finish (exclusive), ISO 8601 of any precision, null where open or unknown. */
export interface Span {
  readonly begin: string | null;
  readonly finish: string | null;
}

/** When a claim is, in the sense asked for: when it happened, was said, or was published; null if that is not known. */
export function timeOf(store: Store, claim: Claim, sense: string | undefined): Span | null {
  if (sense === "published") {
    const date = store.articles.get(claim.article)?.date ?? null;
    return date ? { begin: date, finish: null } : null;
  }
  return sense === "said" ? saidAt(claim) : claim.time;
}

/** Whether an interval meets the days from `from` to `to`, both included; what is unknown does not. `open`: a missing end is open. */
export function meetsDays({ begin, finish }: Span, from: string | undefined, to: string | undefined, open: boolean): boolean {
  if (!begin && !(open && finish)) return false;
  const after = to && begin && begin.slice(0, to.length) > to;
  const end = (finish ?? (open ? null : begin) ?? "").replace(/T00:00(:00)?$/, "");
  // A finish is exclusive: an interval that ends where the day begins does not meet it.
  const before = from && end && (finish ? end <= from : end.slice(0, 10) < from.slice(0, end.length));
  return !after && !before;
}

function meetsTime(store: Store, claim: Claim, state: State): boolean {
  if (!state.from && !state.to) return true;
  const time = timeOf(store, claim, state.when);
  return time !== null && meetsDays(time, state.from, state.to, state.when !== "published");
}

function meetsFacet(store: Store, claim: Claim, facet: Facet, wanted: readonly string[] | undefined): boolean {
  return !wanted?.length || valuesOf(store, claim, facet).some((value) => wanted.includes(value));
}

/** Whether a claim passes all facets but one, and the time if `timed`. */
export function passes(store: Store, claim: Claim, state: State, but: Facet | null = null, timed = true): boolean {
  return FACETS.every((facet) => facet === but || meetsFacet(store, claim, facet, state[facet]))
    && (!timed || meetsTime(store, claim, state));
}

export const isFiltered = (state: State): boolean => FACETS.some((facet) => state[facet]?.length) || Boolean(state.from ?? state.to);

/** What passes facets, time and hidden kinds, less what was taken out; what is pinned always passes. */
export function passingOf(store: Store, state: State): Passing {
  const hidden = new Set<string>(state.hide);
  const dropped = new Set(state.drop);
  const pinned = new Set(state.pin);
  const filtered = isFiltered(state);
  const claims = new Set<number>();
  for (const claim of store.claims.values()) {
    if (passes(store, claim, state) && !dropped.has(store.marks[claim.mark].id)) claims.add(claim.mark);
  }
  const marks: number[] = [];
  store.marks.forEach((mark, number) => {
    if (dropped.has(mark.id)) return;
    if (!pinned.has(mark.id)) {
      if (hidden.has(mark.kind satisfies Kind)) return;
      if (mark.kind === "claim" ? !claims.has(number) : filtered && ![...store.near[number]].some((n) => claims.has(n))) return;
    }
    marks.push(number);
  });
  marks.sort((a, b) => store.marks[a].rank - store.marks[b].rank || a - b);
  return { claims, marks };
}
