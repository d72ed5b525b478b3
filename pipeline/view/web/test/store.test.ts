import { describe, expect, test } from "vitest";
import { madeStore, packed } from "./made.ts";

describe("the store", () => {
  test("unpacks marks, claims with their words, and edges", () => {
    const store = madeStore();
    const claim = store.claims.get(6)!;
    expect(store.marks[6]).toMatchObject({ id: "claim-1", kind: "claim", column: 1, group: [0, 0] });
    expect(claim.chain.map((link) => link.label)).toEqual(["Ana Reyes", "The Orvel Post"]);
    expect(store.textOf(claim.article, claim.places[1].start, claim.places[1].end)).toBe("repaired");
    expect(claim.time?.reading).toBe("30 September 2024");
    expect([...store.near[9]]).toEqual([6, 7, 8]);
    expect(store.relations.get(7)).toMatchObject([{ other: 6, kind: "denies", forward: true }]);
    expect(store.relations.get(6)).toMatchObject([{ other: 7, kind: "denies", forward: false }]);
  });
  test("counts what an outlet reports from others as none of its own", () => {
    const store = madeStore();
    expect(store.weight(0)).toBe(1);
    expect(store.weight(4)).toBe(1);
    expect(store.weight(9)).toBe(3);
  });
  test("takes the same slice twice as once", () => {
    const store = madeStore();
    const before = JSON.stringify([store.marks, store.ties, [...store.claims.keys()], [...store.relations], store.derivations]);
    store.add(packed());
    expect(JSON.stringify([store.marks, store.ties, [...store.claims.keys()], [...store.relations], store.derivations])).toBe(before);
    expect(store.growth).toBe(2);
  });
  test("knows the marks of a kind, also those that came later", () => {
    const store = madeStore();
    const before = [...store.ofKind("claim")];
    expect(before).toEqual([6, 7, 8]);
    const later = packed();
    const id = later.page.marks.id.map((one) => (one === "claim-1" ? "claim-9" : one));
    store.add({ ...later, page: { ...later.page, marks: { ...later.page.marks, id } } });
    expect(store.ofKind("claim")).toEqual([...before, store.byId.get("claim-9")]);
  });
});
