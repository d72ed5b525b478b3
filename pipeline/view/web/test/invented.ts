// An invented corpus, packed as pack.py packs it: sources, outlets and places, and claims that combine them.
import type { Packed, PackedClaim } from "../src/data/packed.ts";
import { NONE } from "../src/data/packed.ts";
import { Store } from "../src/data/store.ts";

/** One claim in short. `who`, `outlet`, `place`: names; `happened`: ISO 8601. */
export interface Said {
  readonly who: string;
  readonly kind?: string;
  readonly outlet?: string;
  readonly text?: string;
  readonly place?: string;
  readonly happened?: string;
  readonly published?: string;
  readonly polarity?: string;
  readonly modality?: string;
  readonly plover?: string;
  readonly status?: string;
  readonly confidence?: number;
}

/** The store of these claims, each in an article of its own that begins with `lead`; claims are called "claim-0" and so on. */
export function storeOf(said: readonly Said[], lead = ""): Store {
  const store = new Store();
  store.add(packed(said, lead));
  return store;
}

function packed(said: readonly Said[], lead: string): Packed {
  const kinds = ["outlet", "source", "place", "article", "claim"];
  const ids = new Map<string, number>();
  const marks = { id: [] as string[], label: [] as string[], kind: [] as number[], type: [] as number[], rank: [] as number[], order: [] as number[], group: [] as number[], kinds, types: ["thing"], recorded: [] as [number, string][] };
  const mark = (kind: string, label: string, id = `${kind}-${label}`): number => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    const number = marks.id.push(id) - 1;
    ids.set(id, number);
    marks.label.push(label);
    marks.kind.push(kinds.indexOf(kind));
    marks.type.push(0);
    marks.rank.push(number);
    marks.order.push(number);
    if (kind === "claim") marks.group.push(0, 0);
    return number;
  };
  const page: Packed["page"] = {
    version: "1", limit: 150, rejections: 0, marks, claims: [], chains: [], links: [], acts: [], readings: [], times: [], texts: [], wide: [],
    roles: ["evidence", "action", "place"], entities: [], articles: [], events: [], relations: [], derivations: [],
    spacing: { left: 0, right: 0, claim: 0, side: 0, source_gap: 0, article_gap: 0, claim_width: 0, side_width: 0 },
    words: {
      chain: { unknown: "?" }, references: {}, stances: { asserts: "said" }, polarity: { negative: "negative: said not to be so" }, modality: {}, certainty: {},
      source_kinds: { person: "named person" }, plurals: { claim: "Claims", source: "Sources" }, kinds: { claim: "Claim" }, status: {},
    },
  };
  const edges: number[] = [];
  page.acts.push(["asserts", "said", "indirect", NONE, [], [], null, "attribution-1"]);
  said.forEach((one, i) => {
    const outlet = mark("outlet", one.outlet ?? "The Orvel Post");
    const article = mark("article", `Report ${i}`);
    const claim = mark("claim", `Claim ${i}`, `claim-${i}`);
    const text = lead + (one.text ?? `the dam ${i} broke`);
    const [start, end] = [lead.length, text.length];
    const links = [page.links.push([mark("source", one.who), one.who, one.kind ?? "person", 0]) - 1, page.links.push([outlet, null, "outlet", NONE]) - 1];
    const places = [0, start, end, NONE, 1, start, end, NONE];
    if (one.place) places.push(2, start, end, mark("place", one.place));
    const time = one.happened ? page.times.push([one.happened, one.happened, one.happened, null, one.happened, null, "DATE", "day"]) - 1 : NONE;
    const reading = page.readings.push([
      one.polarity ?? "positive", false, one.modality ?? "actual", "certain", "non_future", one.confidence ?? 0.8, "test", one.plover ?? null, one.status ?? null,
    ]) - 1;
    const row: PackedClaim = [claim, article, page.chains.push(links) - 1, reading, time, places, [start, end, 0], [], []];
    page.claims.push(row);
    page.articles.push([article, `Report ${i}`, one.outlet ?? "The Orvel Post", null, one.published ?? "", one.published ?? "", one.published ?? null, `https://a.example/${i}`, null]);
    page.texts.push([start, text.slice(start)]);
    page.wide!.push([article, ...wide(text)]);
    for (const other of [outlet, article, mark("source", one.who), ...(one.place ? [mark("place", one.place)] : [])]) edges.push(other, claim, 0);
  });
  return { page, picture: { edges, relations: ["says"] } };
}

/** Where the characters of two UTF-16 units begin. */
function wide(text: string): number[] {
  return [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map(({ index }) => index);
}

/** The same numbers each time, below `limit` (a linear congruential generator). */
export function numbers(seed: number): (limit: number) => number {
  let now = seed;
  return (limit) => {
    now = (now * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((now / 2_147_483_648) * limit);
  };
}
