import { describe, expect, it } from "vitest";
import { countsOf } from "../src/find/counts.ts";
import { passes, passingKey, passingOf, valuesOf } from "../src/find/passing.ts";
import type { Facet, State } from "../src/state/state.ts";
import { FACETS } from "../src/state/state.ts";
import type { Said } from "./invented.ts";
import { numbers, storeOf } from "./invented.ts";

const next = numbers(6);
const one = <T>(values: readonly T[]): T => values[next(values.length)];
const SAID = Array.from({ length: 300 }, (): Said => ({
  who: one(["Ana Reyes", "The army", "A resident"]),
  kind: one(["person", "organisation", "unnamed"]),
  outlet: one(["The Orvel Post", "Daily Lantern", "Tamsk Times"]),
  place: one([undefined, "Orvel", "Tamsk"]),
  polarity: one(["positive", "positive", "negative"]),
  modality: one(["actual", "planned"]),
  plover: one([undefined, "ASSAULT"]),
  happened: one([undefined, "2024-10-01", "2024-10-05", "2024"]),
  published: one(["2024-10-02", "2024-10-09"]),
}));
const store = storeOf(SAID);

const STATES: readonly State[] = [
  {},
  { by: ["person"] },
  { by: ["person", "unnamed"], polarity: ["negative"] },
  { outlet: ["Daily Lantern"], type: ["none"], modality: ["planned"] },
  { place: ["place-Orvel", "none"], from: "2024-10-02" },
  { by: ["nobody"], from: "2024-10-01", to: "2024-10-03", when: "published" },
  { drop: ["claim-3", "place-Orvel"], pin: ["claim-4"], hide: ["source"], by: ["person"] },
];

/** What the counts of a facet should be, claim by claim. */
function counted(state: State, facet: Facet): Map<string, number> {
  const found = new Map<string, number>();
  for (const claim of store.claims.values()) {
    if (!passes(store, claim, state, facet) || state.drop?.includes(store.marks[claim.mark].id)) continue;
    for (const value of new Set(valuesOf(store, claim, facet))) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

describe.each(STATES)("filtered by %j", (state) => {
  it.each(FACETS)("counts of %s are of the claims that pass everything else", (facet) => {
    const counts = [...countsOf(store, state).facets[facet]].filter(([, count]) => count).sort();
    expect(counts).toEqual([...counted(state, facet)].sort());
  });

  it("the claims that pass are those that pass one by one", () => {
    const wanted = [...store.claims.values()].filter((claim) => passes(store, claim, state) && !state.drop?.includes(store.marks[claim.mark].id));
    expect([...passingOf(store, state).claims]).toEqual(wanted.map(({ mark }) => mark));
  });

  it("a mark passes with one of its claims, in the order of rank", () => {
    const { claims, marks } = passingOf(store, state);
    const filtered = FACETS.some((facet) => state[facet]) || state.from;
    const wanted = store.marks.flatMap(({ id, kind }, number) => {
      if (state.drop?.includes(id)) return [];
      if (state.pin?.includes(id)) return [number];
      if (state.hide?.includes(kind)) return [];
      return (kind === "claim" ? claims.has(number) : !filtered || [...store.near[number]].some((n) => claims.has(n))) ? [number] : [];
    });
    expect(marks).toEqual(wanted);
  });
});

it("counts of a group don't change with its own choice", () => {
  expect(countsOf(store, { by: ["person"] }).facets.by).toEqual(countsOf(store, {}).facets.by);
});

it("a place that a claim names twice is one", () => {
  expect(valuesOf(store, [...store.claims.values()].find((claim) => claim.places.length > 2)!, "place")).toHaveLength(1);
});

it("tells of how many claims each time is known", () => {
  const { known } = countsOf(store, { from: "2030-01-01" });
  expect(known).toEqual({ time: SAID.filter(({ happened }) => happened).length, said: 0, published: 300 });
});

it.each<[State, State, boolean]>([
  [{ view: "table", s: "claim-1", sort: "who", q: "dam", page: "2" }, {}, true],
  [{ by: ["person"], cols: ["who"] }, { by: ["person"] }, true],
  [{ by: ["person"] }, { by: ["unnamed"] }, false],
  [{ drop: ["claim-1"] }, {}, false],
  [{ when: "said" }, {}, false],
])("%j and %j let the same pass: %s", (state, other, same) => {
  expect(passingKey(state) === passingKey(other)).toBe(same);
});
