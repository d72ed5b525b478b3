// The values of all claims in all facets as numbers, so that filtering and counting go over arrays.
import type { Claim } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import type { Facet } from "../state/state.ts";
import { valuesOf } from "./values.ts";

/** One facet: the values that occur, and those of each claim as positions in `values`. */
export interface Column {
  readonly values: readonly string[];
  /** Position of each value. */
  readonly at: ReadonlyMap<string, number>;
  /** The codes of claim `i` are `codes[starts[i]]` up to `codes[starts[i + 1] - 1]`, each once. */
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
}

export interface Indexed {
  /** In the order of the store. */
  readonly claims: readonly Claim[];
  /** Made when it is first asked for: until something is filtered or counted, none is. */
  readonly column: (facet: Facet) => Column;
  /** Numbers of all marks, most important first. */
  readonly ranked: Uint32Array;
}

const known = new WeakMap<Store, { growth: number; indexed: Indexed }>();

/** The index of a store; made once for each growth of it. */
export function indexedOf(store: Store): Indexed {
  const held = known.get(store);
  if (held?.growth === store.growth) return held.indexed;
  const claims = [...store.claims.values()];
  const columns = new Map<Facet, Column>();
  const column = (facet: Facet): Column => {
    const made = columns.get(facet) ?? columnOf(store, claims, facet);
    columns.set(facet, made);
    return made;
  };
  const ranked = Uint32Array.from(store.marks.keys()).sort((a, b) => store.marks[a].rank - store.marks[b].rank || a - b);
  const indexed = { claims, column, ranked };
  known.set(store, { growth: store.growth, indexed });
  return indexed;
}

function columnOf(store: Store, claims: readonly Claim[], facet: Facet): Column {
  const at = new Map<string, number>();
  const starts = new Uint32Array(claims.length + 1);
  const codes: number[] = [];
  claims.forEach((claim, i) => {
    for (const value of valuesOf(store, claim, facet)) {
      let code = at.get(value);
      if (code === undefined) at.set(value, code = at.size);
      if (!codes.includes(code, starts[i])) codes.push(code);
    }
    starts[i + 1] = codes.length;
  });
  return { values: [...at.keys()], at, starts, codes: Uint32Array.from(codes) };
}
