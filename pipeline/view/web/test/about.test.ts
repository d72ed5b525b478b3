// Claims about a mark and by a mark; what is set, and how it is taken off.
import { describe, expect, it } from "vitest";
import { isAbout, isBy } from "../src/find/about.ts";
import { passingOf } from "../src/find/passing.ts";
import { find } from "../src/find/search.ts";
import { clearOf, setOf } from "../src/find/set.ts";
import { openingOn } from "../src/state/opening.ts";
import type { State, ViewName } from "../src/state/state.ts";
import { fragmentOf, parseState } from "../src/state/state.ts";
import { madeApp, madeStore, packed } from "./made.ts";
import { Store } from "../src/data/store.ts";

const store = madeStore();
store.words.kinds.event = "Event";
const number = (id: string): number => store.byId.get(id)!;
const idsOf = (numbers: Iterable<number>): string[] => [...numbers].map((one) => store.marks[one].id);

describe("claims about a mark", () => {
  it.each<[string, string[]]>([
    ["dam", ["claim-1", "claim-2", "claim-3"]],
    ["crews", ["claim-1"]],
    ["event-1", ["claim-1", "claim-2"]],
    ["art-a", ["claim-1", "claim-3"]],
    ["reyes", []],
  ])("%s: %j", (id, wanted) => {
    expect(idsOf([...store.claims.values()].filter((claim) => isAbout(store, claim, number(id))).map(({ mark }) => mark))).toEqual(wanted);
  });
});

describe("claims by a mark", () => {
  it.each<[string, string[]]>([
    ["reyes", ["claim-1"]],
    ["army", ["claim-2"]],
    ["dam", []],
    // What an outlet reports from others is not its own.
    ["out-b", []],
  ])("%s: %j", (id, wanted) => {
    expect(idsOf([...store.claims.values()].filter((claim) => isBy(store, claim, number(id))).map(({ mark }) => mark))).toEqual(wanted);
  });
});

it.each<[State, string[]]>([
  [{ about: ["dam"] }, ["claim-1", "claim-2", "claim-3"]],
  [{ about: ["crews", "event-1"] }, ["claim-1", "claim-2"]],
  [{ said: ["army"] }, ["claim-2"]],
  [{ about: ["dam"], said: ["reyes"] }, ["claim-1"]],
  [{ about: ["dam"], polarity: ["negative"] }, ["claim-2"]],
  [{ about: ["dam"], drop: ["claim-1"] }, ["claim-2", "claim-3"]],
  [{ about: ["not-here"] }, []],
  [{ stance: ["denies"] }, ["claim-2"]],
])("%j lets pass %j", (state, wanted) => {
  expect(idsOf(passingOf(store, state).claims)).toEqual(wanted);
  expect(parseState(fragmentOf(state))).toEqual(state);
});

/** The chips in a view. */
function chips(view: ViewName, state: State): string[] {
  return setOf({ ...madeApp(state, store), view: () => view }).map(({ title, words }) => `${title}: ${words}`);
}

it.each<[ViewName, State, string[]]>([
  ["table", { about: ["dam"], said: ["reyes"] }, ["About: the dam", "Said by: Ana Reyes"]],
  ["map", { about: ["event-1"] }, ["Event: The dam"]],
  ["table", { drop: ["claim-1", "dam"], pin: ["army"] }, ["Taken out: crews repaired the dam", "Taken out: the dam", "Pinned: The army"]],
  ["table", { drop: ["a", "b", "c", "d"] }, ["Taken out: 4 marks"]],
  ["says", { drop: ["dam"], set: ["dam"], path: ["dam", "army"], hide: ["source"] }, []],
  ["timeline", { set: ["dam", "army"], path: ["dam", "army"] }, ["In the graph: a set of 2 marks", "In the graph: path from the dam to The army"]],
  ["table", { hide: ["source"] }, []],
])("in the view %s, %j is told as %j", (view, state, wanted) => {
  expect(chips(view, state)).toEqual(wanted);
});

it("all that is told is taken off at once", () => {
  const state: State = { view: "table", about: ["dam"], stance: ["denies"], drop: ["army"], from: "2024-10-01", q: "dam", sort: "who" };
  const app = { ...madeApp(state, store), view: (): ViewName => "table" };
  expect(parseState(fragmentOf({ ...state, ...clearOf(app) }))).toEqual({ view: "table", q: "dam", sort: "who" });
});

it("a narrow page opens on a list", () => {
  expect(openingOn(store, false)).toEqual({});
  expect(openingOn(store, true)).toEqual({ view: "event" });
  expect(openingOn(new Store(), true)).toEqual({ view: "table" });
});

it("who looks for a number finds claims before what is named once", () => {
  const made = packed();
  made.page.marks.label[6] = "crews repaired 84 dams";
  made.page.marks.label[12] = "84 dams";
  const numbered = new Store();
  numbered.add(made);
  expect(find(numbered, "84 dams").map((one) => numbered.marks[one].id)).toEqual(["claim-1", "crews"]);
});

it("another name is a name: the one most spoken of comes first", () => {
  const made = packed();
  made.page.marks.label[12] = "Orvel town";
  made.page.marks.rank = made.page.marks.rank.map((rank, i) => (i === 12 ? -1 : rank));
  const named = new Store();
  named.add(made);
  expect(find(named, "orvel town").slice(0, 2).map((one) => named.marks[one].id)).toEqual(["crews", "orvel"]);
  expect(find(named, "orvel").map((one) => named.marks[one].id)[0]).toBe("orvel");
});

it("what is denied is found by the word", () => {
  expect(idsOf(find(store, "denied dam"))).toEqual(["claim-2"]);
});
