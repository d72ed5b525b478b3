// A small corpus in the wire format, for tests: two articles of two outlets on one bridge.
import type { Packed, PackedClaim } from "../src/data/packed.ts";
import { Store } from "../src/data/store.ts";
import type { App } from "../src/app.ts";
import { passingOf } from "../src/find/passing.ts";
import type { State } from "../src/state/state.ts";
import { fragmentOf } from "../src/state/state.ts";

const TEXT = "Ana Reyes said crews repaired the dam. The army denied it.";

const MARKS: [id: string, kind: string, type: string, label: string][] = [
  ["out-a", "outlet", "outlet", "The Orvel Post"], // 0
  ["out-b", "outlet", "outlet", "Daily Lantern"], // 1
  ["art-a", "article", "", "Dam repaired"], // 2
  ["art-b", "article", "", "Army denies"], // 3
  ["reyes", "source", "person", "Ana Reyes"], // 4
  ["army", "source", "organisation", "The army"], // 5
  ["claim-1", "claim", "", "crews repaired the dam"], // 6
  ["claim-2", "claim", "ASSAULT", "not: it shelled the dam"], // 7
  ["claim-3", "claim", "", "the dam holds"], // 8
  ["dam", "entity", "thing", "the dam"], // 9
  ["orvel", "place", "place", "Orvel"], // 10
  ["event-1", "event", "", "The dam"], // 11
  ["crews", "entity", "collective", "crews"], // 12
];

/** The corpus as a page carries it; `marks`: only these (by id) and the claims among them. */
export function packed(): Packed {
  const number = (id: string): number => MARKS.findIndex(([one]) => one === id);
  const kinds = [...new Set(MARKS.map((mark) => mark[1]))];
  const types = [...new Set(MARKS.map((mark) => mark[2]))];
  const claims: PackedClaim[] = [
    [6, 2, 0, 0, 0, [0, 15, 37, -1, 1, 21, 29, -1, 2, 15, 20, 12, 3, 30, 37, 9, 4, 0, 9, 10], [0, 58, 0], [11], [4]],
    [7, 3, 1, 1, -1, [0, 39, 57, -1, 1, 48, 54, -1, 3, 55, 57, 9], [0, 58, 0], [11], [5]],
    [8, 2, 2, 0, 1, [0, 15, 37, -1, 1, 21, 29, -1, 3, 30, 37, 9], [0, 58, 0], [], [0]],
  ];
  const edges: [string, string, string, boolean][] = [
    ["reyes", "claim-1", "says", false], ["army", "claim-2", "says", false], ["out-a", "claim-3", "says", false],
    ["out-a", "claim-1", "reports", true], ["out-b", "claim-2", "reports", true],
    ["claim-1", "dam", "target", false], ["claim-2", "dam", "target", false], ["claim-3", "dam", "target", false],
    ["claim-1", "crews", "actor", false], ["claim-1", "orvel", "place", false],
    ["claim-1", "event-1", "describes", false], ["claim-2", "event-1", "describes", false],
    ["art-a", "claim-1", "states", true], ["art-a", "claim-3", "states", true], ["art-b", "claim-2", "states", true],
  ];
  const relations = [...new Set(edges.map((edge) => edge[2]))];
  const words = { chain: { unknown: "a speaker who was not found" }, stances: { asserts: "said", denies: "denied" }, kinds: {}, plurals: {}, polarity: { negative: "negative: said not to be so" }, modality: {}, certainty: {}, status: {}, roles: {}, references: {} };
  return {
    page: {
      version: "1", limit: 150, rejections: 0, words,
      spacing: { left: -392, right: 392, claim: 34, side: 34, source_gap: 16, article_gap: 5, claim_width: 420, side_width: 212 },
      marks: {
        id: MARKS.map((mark) => mark[0]), label: MARKS.map((mark) => mark[3]),
        kind: MARKS.map((mark) => kinds.indexOf(mark[1])), type: MARKS.map((mark) => types.indexOf(mark[2])),
        rank: MARKS.map((_, i) => i), order: MARKS.map((_, i) => i), group: [0, 0, 1, 1, 2, 0], kinds, types, recorded: [],
      },
      claims,
      chains: [[0, 3], [1, 4], [3]],
      links: [[4, null, "person", 0], [5, null, "organisation", 1], [4, null, "person", -1], [0, null, "outlet", -1], [1, null, "outlet", -1]],
      acts: [["asserts", "said", "indirect", 0, [], [], null, "attribution-1"], ["denies", "denied", "indirect", -1, [], [], null, "attribution-2"]],
      readings: [
        ["positive", false, "actual", "certain", "non_future", 0.9, "rules 1", null, "single_source"],
        ["negative", true, "planned", "certain", "non_future", 0.8, "rules 1", "ASSAULT", "disputed"],
      ],
      times: [["Monday", "30 September 2024", "2024-09-30", "2024-10-01", "2024-09-30", null, "DATE", "day"], ["since 2023", "from 1 January 2023 on", "2023-01-01", null, "2023", null, "DATE", "year"]],
      roles: ["evidence", "action", "actor", "target", "place"],
      texts: [[0, TEXT], [0, TEXT]],
      entities: [[number("orvel"), ["Orvel town"], ["geonames:1"], 1, 1, [], "SY", [35, 40], "city"]],
      articles: [
        [2, "Dam repaired", "The Orvel Post", null, "1 October 2024", "1 October 2024", "2024-10-01", null, "a.txt"],
        [3, "Army denies", "Daily Lantern", null, "2 October 2024", "2 October 2024", "2024-10-02", null, "b.txt"],
      ],
      events: [[11, null, "disputed", "30 September 2024", [6, 7], 2, 2, [], [2, 3], "2024-09-30", "2024-10-01", [], []]],
      relations: [[7, 6, "denies", "happening", "denial"]],
      derivations: [],
    },
    picture: { relations, edges: edges.flatMap(([from, to, relation, quiet]) => [number(from), number(to), 2 * relations.indexOf(relation) + Number(quiet)]) },
  };
}

export function madeStore(): Store {
  const store = new Store();
  store.add(packed());
  return store;
}

/** An app that notes where it is sent. */
export function madeApp(state: State = {}, store = madeStore()): App & { went: State[] } {
  const went: State[] = [];
  return {
    store, state, went, served: null,
    go: (changes) => void went.push(changes),
    link: (changes) => fragmentOf({ ...state, ...changes }),
    view: () => "says",
    selected: () => (state.s ? store.byId.get(state.s) ?? null : null),
    passing: () => passingOf(store, state),
  };
}
