import { afterEach, describe, expect, test, vi } from "vitest";
import { served } from "../src/data/served.ts";
import { Store } from "../src/data/store.ts";
import { packed } from "./made.ts";

const asked: string[] = [];

function answering(answers: Record<string, unknown>): void {
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    const found = answers[address.split("?")[0].split("/").at(-1)!];
    return Promise.resolve(found ? new Response(JSON.stringify(found)) : new Response("no such record", { status: 404 }));
  });
}

afterEach(() => {
  asked.length = 0;
  vi.unstubAllGlobals();
});

const facets = { by: [["person", "person", 3]], stance: [], outlet: [], type: [["", "", 9]], polarity: [], modality: [], status: [], place: [["orvel", "Orvel", 2]] };

describe("a served page", () => {
  test("opens on what the server sends and knows how much there is", async () => {
    answering({ opening: { ...packed(), totals: { claim: 9, article: 4, event: 2 } } });
    const store = new Store();
    await served(store, "data/").open();
    expect(store.claims.size).toBe(3);
    expect(store.total).toEqual({ claims: 9, articles: 4, events: 2 });
  });
  test("asks once for what a state shows", async () => {
    answering({ around: packed(), claims: { ...packed(), total: 9, facets } });
    const source = served(new Store(), "data/");
    expect(await source.meet({ s: "claim-1", by: ["person"] })).toBe(true);
    expect(asked).toEqual(["data/around?id=claim-1&limit=200", "data/claims?by=person&limit=400&offset=0"]);
    expect(await source.meet({ s: "claim-1", by: ["person"], view: "map" })).toBe(false);
    expect(asked).toHaveLength(2);
    const counted = source.counted({ by: ["person"] })!;
    expect([counted.total, [...counted.facets.type], source.labelOf("orvel")]).toEqual([9, [["none", 9]], "Orvel"]);
    await source.more({ by: ["person"] });
    expect(asked.at(-1)).toBe("data/claims?by=person&limit=400&offset=400");
    await source.meet({ about: ["dam"], said: ["reyes"], from: "2024-10-01" });
    expect(asked.at(-1)).toBe("data/claims?about=dam&said=reyes&from=2024-10-01&to=&when=happened&limit=400&offset=0");
  });
  test("an id that the server does not know is no failure, a server that fails is", async () => {
    answering({ claims: { ...packed(), total: 0, facets } });
    await served(new Store(), "data/").meet({ s: "nobody" });
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("broken", { status: 500 })));
    await expect(served(new Store(), "data/").meet({})).rejects.toThrow("500: broken");
  });
});
