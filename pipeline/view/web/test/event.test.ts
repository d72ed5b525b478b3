import { describe, expect, it } from "vitest";
import type { App } from "../src/app.ts";
import type { Packed, PackedPage } from "../src/data/packed.ts";
import { NONE } from "../src/data/packed.ts";
import { Store } from "../src/data/store.ts";
import { between, openSlots } from "../src/event/disputes.ts";
import { standing } from "../src/event/dispute.ts";
import { rowsOf } from "../src/event/outlets.ts";
import { eventPicture } from "../src/event/picture.ts";
import { differences } from "../src/event/slots.ts";
import { stageOf } from "../src/event/stage.ts";
import { partsOfStory } from "../src/event/story.ts";
import { compare, sayings } from "../src/event/versions.ts";
import { widthOf, wrapped } from "../src/event/wrap.ts";
import { fragmentOf, parseState } from "../src/state/state.ts";

interface Told { id: string; text: string; outlet?: number; article?: number; number?: string; negative?: boolean; by?: string }

const KINDS = ["outlet", "article", "claim", "event", "source"];
// Marks: 0, 1 outlets; 2 to 4 articles; then claims; then events; then the source that some claims have.
function storeOf(claims: Told[], events: { id: string; claims: number[]; versions: [number[], number][]; parts?: number[]; status?: string }[], relations: PackedPage["relations"] = [], copied: number[] = []): Store {
  const kind = [0, 0, 1, 1, 1, ...claims.map(() => 2), ...events.map(() => 3), 4];
  const ids = ["post", "wire", "one", "two", "three", ...claims.map(({ id }) => id), ...events.map(({ id }) => id), "reyes"];
  const source = ids.length - 1;
  const texts: string[] = ["", "", ""];
  const rows = claims.map((claim, n): PackedPage["claims"][number] => {
    const article = claim.article ?? 0;
    const start = texts[article].length;
    texts[article] += claim.text + "\n";
    const end = start + claim.text.length;
    const places = [0, start, end, NONE, 1, start, start + 3, NONE];
    if (claim.number) {
      const at = start + claim.text.indexOf(claim.number);
      places.push(2, at, at + claim.number.length, NONE);
    }
    return [5 + n, 2 + article, (claim.by ? 2 : 0) + (claim.outlet ?? 0), claim.negative ? 1 : 0, NONE, places, [start, end, 0], events.flatMap((event, e) => (event.claims.includes(5 + n) ? [5 + claims.length + e] : [])), []];
  });
  const page: PackedPage = {
    version: "", limit: 150, rejections: 0, spacing: {} as PackedPage["spacing"],
    words: {
      slots: { number: "how many", happening: "whether it happened" }, chain: { unknown: "unknown" }, stances: { asserts: "said" }, modality: { actual: "stated as a fact" },
      reasons: { "numbers-apart": "the numbers do not meet" }, status: { disputed: "disputed" }, polarity: { negative: "negative" },
    },
    marks: {
      id: ids, label: ids.map((id) => id.toUpperCase()), kind, type: ids.map(() => 0), rank: ids.map((_, i) => i), order: ids.map((_, i) => i),
      group: claims.flatMap(() => [0, 0]), kinds: KINDS, types: [""], recorded: [],
    },
    claims: rows,
    chains: [[0], [1], [2, 0], [2, 1]],
    links: [[0, null, "outlet", NONE], [1, null, "outlet", NONE], [source, null, "person", 0]],
    acts: [["asserts", "said", "indirect", NONE, [], [], null, "attribution-1"]],
    readings: [["positive", false, "actual", "certain", "non_future", 0.9, "x", null, null], ["negative", true, "actual", "certain", "non_future", 0.9, "x", null, null]],
    times: [], roles: ["evidence", "action", "quantity"],
    texts: texts.map((text) => [0, text]),
    entities: [],
    articles: [0, 1, 2].map((n) => [2 + n, "Title", "Outlet", null, "2024", "1 October 2024", `2024-10-0${n + 1}`, null, null]),
    events: events.map((event, n) => [5 + claims.length + n, null, event.status ?? "several_origins", "", event.claims, 2, 3, event.parts ?? [], [], null, null, event.versions, []]),
    relations,
    derivations: copied.map((article) => [article, "copy", NONE, null, null]),
  };
  const store = new Store();
  store.add({ page, picture: { edges: [], relations: [] } } satisfies Packed);
  return store;
}

const appOf = (store: Store): App => ({
  store, state: {}, go: () => undefined, link: () => "#", view: () => "event", selected: () => null, served: null,
  passing: () => ({ claims: new Set(store.claims.keys()), marks: [] }),
});
const all = (store: Store): Set<number> => new Set(store.claims.keys());

describe("the event on stage", () => {
  const store = storeOf([{ id: "a", text: "They fled" }, { id: "b", text: "They hid" }],
    [{ id: "first", claims: [5], versions: [[[5], 1]] }, { id: "second", claims: [6], versions: [[[6], 1]] }, { id: "story", claims: [], versions: [], parts: [7] }]);
  it.each([
    [{}, null],
    [{ s: "first" }, 7],
    [{ s: "a" }, 7],
    [{ event: "second" }, 8],
    [{ s: "post", event: "second" }, 8],
    [{ s: "post" }, null],
    [{ s: "a", event: "second" }, 7],
    [{ s: "a", event: "story" }, 9],
    [{ s: "first", event: "second" }, 7],
    [{ event: "unheard-of" }, null],
    [{ s: "a", event: "unheard-of" }, 7],
  ])("%o", (state, number) => expect(stageOf(store, state)).toBe(number));
  it("is kept in the address", () => expect(parseState(fragmentOf({ view: "event", event: "second" })).event).toBe("second"));
});

describe("versions", () => {
  const told: Told[] = [
    { id: "a", text: "The shells hurt two people", number: "two people", by: "reyes" },
    { id: "b", text: "The shells hurt two people", number: "two people", by: "reyes", outlet: 1, article: 1 },
    { id: "c", text: "They hurt five people", number: "five people", outlet: 1, article: 2 },
    { id: "d", text: "Smoke rose" }, { id: "e", text: "Bells rang" }, { id: "f", text: "Doors closed" },
  ];
  const event = { id: "e1", claims: [5, 6, 7, 8, 9, 10], versions: [[[8], 1], [[5, 6], 1], [[7], 1], [[9], 1], [[10], 1]] as [number[], number][] };
  const store = storeOf(told, [event], [[5, 7, "differs_on", "number", "numbers-apart"]], [3]);
  const found = compare(store, store.events.get(11)!, all(store));

  it("stand side by side where something stands for or against them, what differs first", () => {
    expect(found.columns.map(({ number, stands, claims }) => [number, stands, claims.map(({ mark }) => mark)]))
      .toEqual([[1, "differs", [5, 6]], [2, "differs", [7]]]);
    expect(found.once.map(({ claims }) => claims[0].mark)).toEqual([8, 9, 10]);
    expect(found.hidden).toBe(0);
  });
  it("keep their numbers when filters leave some out", () => {
    const few = compare(store, store.events.get(11)!, new Set([7, 8]));
    expect(few.columns.map(({ number }) => number)).toEqual([2]);
    expect(few.hidden).toBe(4);
  });
  it("are all side by side where they are few", () => {
    const small = storeOf([{ id: "a", text: "Smoke rose" }, { id: "b", text: "Bells rang" }], [{ id: "e1", claims: [5, 6], versions: [[[5], 1], [[6], 1]] }]);
    expect(compare(small, small.events.get(7)!, all(small)).columns.map(({ number }) => number)).toEqual([1, 2]);
  });
  it("tell what a source says in the same words once", () => {
    expect(sayings(store, found.columns[0].claims).map(({ claim, again }) => [claim.mark, again.length])).toEqual([[5, 1]]);
  });
  it("are led by the claim of a source rather than of the outlet itself", () => expect(found.columns[0].lead.mark).toBe(5));
  it("differ in how many", () => {
    expect(differences(appOf(store), found.columns)).toEqual([{ name: "how many", values: [["two people"], ["five people"]] }]);
  });
  it("do not differ where one only tells less", () => {
    const some = storeOf([{ id: "a", text: "hurt two people", number: "two people" }, { id: "b", text: "hurt people" }], [{ id: "e1", claims: [5, 6], versions: [[[5], 1], [[6], 1]] }]);
    expect(differences(appOf(some), compare(some, some.events.get(7)!, all(some)).columns)).toEqual([]);
  });
  it("have what stands between them once, with its sides", () => {
    const pairs = between(store, found.columns);
    expect(pairs.map(({ from, to, one, other }) => [from, to, one.mark, other.mark])).toEqual([[1, 2, 5, 7]]);
    expect(standing(pairs[0])).toBe("versions 1 and 2 differ");
    const [one] = between(store, found.columns.slice(1), found.columns);
    expect([one.from, one.to]).toEqual([1, 2]);
    expect(openSlots(store, [6, 8])).toEqual([]);
    expect(openSlots(store, [7])).toEqual(["number"]);
  });
  it("are told by outlets, in copies or not", () => {
    const rows = rowsOf(store, found.columns.map(({ claims }) => claims));
    expect(rows.map(({ outlet, articles, cells }) => [outlet, articles, cells.map((cell) => cell && cell.copied)]))
      .toEqual([["WIRE", 2, [true, false]], ["POST", 1, [false, null]]]);
  });
  it("are drawn as a picture that stands by itself", () => {
    const { svg, title, claims } = eventPicture(appOf(store), store.events.get(11)!, found.columns);
    const words = [...svg.querySelectorAll("text")].map((line) => line.textContent).join(" ");
    expect(title).toContain("E1");
    expect(words).toContain("Version 1, others differ");
    expect(words).toContain("how many: versions 1 and 2 differ");
    expect(words).toContain("REYES said; POST, 1 October 2024, and 1 article more");
    expect(claims).toEqual([5, 6, 7]);
    expect(svg.querySelectorAll("[class], [style]").length).toBe(0);
  });
});

describe("what stands between versions, in words", () => {
  const claim = {} as Parameters<typeof standing>[0]["one"];
  it.each([
    ["denies", 2, 1, "version 2 denies version 1"],
    ["denies", 1, 0, "version 1 denies what is told elsewhere"],
    ["contradicts", 2, 1, "versions 1 and 2 can’t both be so"],
    ["revises", 3, 1, "version 3 was said later by the same source, instead of version 1"],
    ["corroborates", 1, 2, "versions 1 and 2 agree in this"],
  ])("%s", (kind, from, to, words) =>
    expect(standing({ one: claim, other: claim, from, to, relation: { kind, slot: "number", reason: "", other: 0, forward: true } })).toBe(words));
});

describe("a story", () => {
  const store = storeOf([{ id: "a", text: "They fled" }, { id: "b", text: "They hid" }, { id: "c", text: "They left" }],
    [{ id: "p1", claims: [5], versions: [[[5], 1]] }, { id: "p2", claims: [6], versions: [[[6], 1]], status: "disputed" }, { id: "p3", claims: [7], versions: [[[7], 1]] }, { id: "story", claims: [], versions: [], parts: [8, 9, 10] }]);
  it("has its disputed parts first", () => {
    expect(partsOfStory(appOf(store), store.events.get(11)!, all(store)).map(({ event }) => event.mark)).toEqual([9, 8, 10]);
  });
  it("has the parts alone of which a claim passes", () => {
    expect(partsOfStory(appOf(store), store.events.get(11)!, new Set([7])).map(({ event }) => event.mark)).toEqual([10]);
  });
});

describe("lines", () => {
  it("are no wider than they may be, and hold all words", () => {
    const text = "Shelling damaged a bridge in Orvel, spokeswoman Ana Reyes said on Monday.";
    const lines = wrapped(text, 16, 160);
    expect(lines.join(" ")).toBe(text);
    for (const line of lines) expect(widthOf(line) * 16).toBeLessThanOrEqual(160);
  });
  it("cut what is too long for one", () => expect(wrapped("x".repeat(400), 16, 160, 3)).toHaveLength(3));
  it("do not cut a letter in two", () => {
    for (const line of wrapped("😀".repeat(40), 16, 100, 99)) expect(line).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
  });
  it.each(["", " ", "one"])("of %j", (text) => expect(wrapped(text, 16, 100).join("")).toBe(text.trim()));
});
