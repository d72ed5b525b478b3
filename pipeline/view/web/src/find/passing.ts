// Which claims and marks pass the filters.
import type { Claim } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import type { Facet, State } from "../state/state.ts";
import { FACETS, fragmentOf } from "../state/state.ts";
import { askedFor } from "./about.ts";
import type { Column } from "./indexed.ts";
import { indexedOf } from "./indexed.ts";
import { meetsDays, timeOf, valuesOf } from "./values.ts";

export type { Span } from "./values.ts";
export { meetsDays, outletOf, saidAt, timeOf, valuesOf } from "./values.ts";

/** Claims and marks that pass, as numbers. */
export interface Passing {
  readonly claims: ReadonlySet<number>;
  /** Marks of all kinds, most important first; those without a passing claim go with their claims. */
  readonly marks: readonly number[];
}

function meetsTime(store: Store, claim: Claim, state: State): boolean {
  if (!state.from && !state.to) return true;
  const time = timeOf(store, claim, state.when);
  return time !== null && meetsDays(time, state.from, state.to, state.when !== "published");
}

function meetsFacet(store: Store, claim: Claim, facet: Facet, wanted: readonly string[] | undefined): boolean {
  return !wanted?.length || valuesOf(store, claim, facet).some((value) => wanted.includes(value));
}

/** Whether a claim passes all facets but one, is what `about` and `said` ask for, and passes the time if `timed`. */
export function passes(store: Store, claim: Claim, state: State, but: Facet | null = null, timed = true): boolean {
  return FACETS.every((facet) => facet === but || meetsFacet(store, claim, facet, state[facet]))
    && (askedFor(store, state)?.(claim) ?? true) && (!timed || meetsTime(store, claim, state));
}

export const isFiltered = (state: State): boolean => FACETS.some((facet) => state[facet]?.length)
  || [state.about, state.said].some((ids) => ids?.length) || Boolean(state.from ?? state.to);

/** What `passingOf` depends on, as one string: alike for states in which the same passes. */
export function passingKey({ when, from, to, about, said, hide, drop, pin, ...rest }: State): string {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, rest[facet]]));
  return fragmentOf({ when, from, to, about, said, hide, drop, pin, ...facets });
}

/** The bit of `failuresOf` for the time. */
export const NOT_THEN = 1 << FACETS.length;
/** The bit for claims that were taken out, and for those that are not what `about` and `said` ask for. */
export const NOT_ASKED = 1 << (FACETS.length + 1);

/** What each claim of the index fails: bit `i` for facet `i` of FACETS, `NOT_THEN`, `NOT_ASKED`; 0 where it passes. */
export function failuresOf(store: Store, state: State): Uint16Array {
  const { claims, column } = indexedOf(store);
  const failed = new Uint16Array(claims.length);
  FACETS.forEach((facet, bit) => {
    const wanted = state[facet];
    if (wanted?.length) failUnwanted(column(facet), wanted, 1 << bit, failed);
  });
  const dropped = new Set((state.drop ?? []).map((id) => store.byId.get(id)));
  const asked = askedFor(store, state);
  if (dropped.size || asked || state.from || state.to) {
    claims.forEach((claim, i) => {
      if (dropped.has(claim.mark) || asked?.(claim) === false) failed[i] |= NOT_ASKED;
      if (!meetsTime(store, claim, state)) failed[i] |= NOT_THEN;
    });
  }
  return failed;
}

function failUnwanted({ at, values, starts, codes }: Column, wanted: readonly string[], bit: number, failed: Uint16Array): void {
  const allowed = new Uint8Array(values.length);
  for (const value of wanted) {
    const code = at.get(value);
    if (code !== undefined) allowed[code] = 1;
  }
  for (let i = 0; i < failed.length; i += 1) {
    let passed = false;
    for (let k = starts[i]; k < starts[i + 1] && !passed; k += 1) passed = allowed[codes[k]] === 1;
    if (!passed) failed[i] |= bit;
  }
}

/** What passes facets, time and hidden kinds, less what was taken out; what is pinned always passes. */
export function passingOf(store: Store, state: State): Passing {
  const { claims: all, ranked } = indexedOf(store);
  const failed = failuresOf(store, state);
  const filtered = isFiltered(state);
  const claims = new Set<number>();
  // What passes itself, or has an edge to a claim that does.
  const reached = new Uint8Array(store.marks.length);
  if (!filtered) store.marks.forEach(({ kind }, number) => {
    if (kind !== "claim") reached[number] = 1;
  });
  all.forEach(({ mark }, i) => {
    if (failed[i]) return;
    claims.add(mark);
    reached[mark] = 1;
    if (!filtered) return;
    for (const other of store.near[mark]) if (store.marks[other].kind !== "claim") reached[other] = 1;
  });
  const hidden = new Set<string>(state.hide);
  if (hidden.size) store.marks.forEach(({ kind }, number) => {
    if (hidden.has(kind)) reached[number] = 0;
  });
  for (const [ids, reach] of [[state.pin, 1], [state.drop, 0]] as const) {
    for (const id of ids ?? []) {
      const number = store.byId.get(id);
      if (number !== undefined) reached[number] = reach;
    }
  }
  const marks: number[] = [];
  for (const number of ranked) if (reached[number]) marks.push(number);
  return { claims, marks };
}
