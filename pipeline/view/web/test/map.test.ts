// The map without a document: from claims to places, from places to marks, the camera and the address.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Claim, Entity, Kind } from "../src/data/model.ts";
import { Store } from "../src/data/store.ts";
import { atlasOf, countryAt, thinned } from "../src/map/atlas.ts";
import type { World } from "../src/map/atlas.ts";
import { bounded, fitting, moved, onScreen, project, readCamera, unproject, WORLD, written, zoomed, ZOOM } from "../src/map/camera.ts";
import type { MapMark } from "../src/map/gather.ts";
import { gather, inseparable, radiusOf } from "../src/map/gather.ts";
import { labels } from "../src/map/labels.ts";
import type { Spot } from "../src/map/places.ts";
import { placed, placesOf } from "../src/map/places.ts";
import { leftOut, nameOf } from "../src/map/words.ts";

const SIZE = { width: 800, height: 500 };

/** A store of places (label, point, type) and claims (role and place for each thing that they name). */
function storeOf(places: [label: string, point: [number, number] | null, type?: string][], claims: [role: string, place: number | null][][]): Store {
  const store = new Store();
  const mark = (id: string, kind: Kind): number => store.marks.push({ id, kind, group: null, type: kind, label: id, recorded: id, rank: 0, order: 0, column: 2 }) - 1;
  for (const [label, point, placeType = "city"] of places) {
    const number = mark(label, "place");
    store.entities.set(number, { mark: number, aliases: [], links: [], mentions: 1, articles: 1, judgements: [], country: null, point, placeType } satisfies Entity);
    store.byId.set(label, number);
  }
  claims.forEach((parts, n) => {
    const number = mark(`claim ${n}`, "claim");
    const claim = { mark: number, article: -1, chain: [], places: parts.map(([role, place]) => ({ role, start: 0, end: 1, mark: place })) } as unknown as Claim;
    store.claims.set(number, claim);
    for (const [, place] of parts) if (place !== null) store.parts.set(place, new Map([["place", new Set([...store.parts.get(place)?.get("place") ?? [], claim])]]));
  });
  return store;
}

const spot = (number: number, at: [number, number], claims: number, type = "city"): Spot =>
  ({ number, label: `Place ${number}`, at, type, claims: Array.from({ length: claims }, (_, i) => 1000 * number + i) });

describe("from claims to places", () => {
  const store = storeOf(
    [["Orvel", [10, 20]], ["Tamsk", [11, 21]], ["the old bridge", null], ["Norland", [12, 22], "country"]],
    [[["place", 0]], [["place", 0], ["place", 0]], [["place", 1], ["place", 2]], [["place", 2]], [["actor", 3]], [], [["place", null]]],
  );
  const found = placed(store, store.claims.keys());

  it("counts each claim once at each place where it says that something happens", () => {
    expect(found.spots.map(({ label, claims }) => [label, claims.length])).toEqual([["Orvel", 2], ["Tamsk", 1]]);
  });
  it("says what is not on the map, and why", () => {
    expect(found).toMatchObject({ claims: 7, drawn: 3, unplaced: 2, otherwise: 1 });
    expect(found.pointless.map(({ claims }) => claims)).toEqual([2]);
    expect(leftOut(found)).toEqual([
      "2 claims say where, but the place has no point.",
      "1 claim doesn’t say where: it names a place with a point as who acts or is acted on.",
      "1 claim doesn’t say where.",
    ]);
  });
  it("draws the selected place even where no claim that passes is, and leaves out what was taken out", () => {
    expect(placed(store, [], [3]).spots.map(({ label, claims }) => [label, claims.length])).toEqual([["Norland", 0]]);
    expect(placed(store, store.claims.keys(), [], new Set([0])).drawn).toBe(1);
  });
  it("knows the places of what is selected: a place itself, and those of a claim", () => {
    const passing = new Set(store.claims.keys());
    expect([...placesOf(store, 3, passing)]).toEqual([3]);
    expect([...placesOf(store, 6, passing)]).toEqual([1, 2]);
    expect([...placesOf(store, null, passing)]).toEqual([]);
  });
});

describe("gathering", () => {
  const near = [spot(1, [100, 100], 9), spot(2, [101, 100], 4), spot(3, [140, 100], 1, "country")];

  it("makes one mark of what would touch, at the place with most claims, and parts it when zoomed in", () => {
    expect(gather(near, 1, new Set()).map(({ spots, claims, at }) => [spots.map(({ number }) => number), claims, at])).toEqual([[[1, 2], 13, [100, 100]], [[3], 1, [140, 100]]]);
    expect(gather(near, 7, new Set())).toHaveLength(3);
  });
  it("counts a claim once that names two of the places", () => {
    const [mark] = gather([{ ...near[0], claims: [7, 8] }, { ...near[1], claims: [8] }], 1, new Set());
    expect(mark.claims).toBe(2);
  });
  it("leaves the selected place by itself and marks what is lit", () => {
    const marks = gather(near, 1, new Set([2]), 2);
    expect(marks.map(({ spots, lit }) => [spots[0].number, lit])).toEqual([[1, false], [2, true], [3, false]]);
  });
  it("lets no two marks overlap, whatever the zoom", () => {
    const many = Array.from({ length: 300 }, (_, n) => spot(n, [(n * 37.7) % 256, (n * n * 3.1) % 256], 1 + (n * 7) % 40))
      .sort((a, b) => b.claims.length - a.claims.length);
    for (const zoom of [0.5, 2, 4]) {
      const marks = gather(many, zoom, new Set());
      expect(marks.flatMap(({ spots }) => spots)).toHaveLength(300);
      const overlap = (a: MapMark, b: MapMark): boolean => Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]) * 2 ** zoom < a.radius + b.radius;
      expect(marks.some((a, i) => marks.slice(i + 1).some((b) => overlap(a, b)))).toBe(false);
    }
  });
  it("tells places on one point from those that a zoom parts", () => {
    const [one] = gather([spot(1, [9, 9], 2), spot(2, [9, 9], 1)], 5, new Set());
    const [other] = gather(near.slice(0, 2), 1, new Set());
    expect([inseparable(one), inseparable(other)]).toEqual([true, false]);
  });
  it("gives a circle four times the area for four times the claims", () => {
    expect(radiusOf(100, 100)).toBeCloseTo(2 * radiusOf(25, 100));
  });
});

describe("the camera", () => {
  it.each([[0, 0], [36.25, 33.5], [-170.5, -41.2]])("projects %d, %d and back", (longitude, latitude) => {
    const back = unproject(...project(longitude, latitude));
    expect(back[0]).toBeCloseTo(longitude);
    expect(back[1]).toBeCloseTo(latitude);
  });
  it("comes back from the address as it was", () => {
    const at = written({ x: 151.7712, y: 92.1, zoom: 5.25 });
    expect(written(readCamera(at)!)).toBe(at);
  });
  it.each(["", "1,2", "1,2,x", "1,2,", "200,0,3", "0,95,3", "1,2,3,4", "NaN,0,1", undefined])("takes %s for no camera", (at) => {
    expect(readCamera(at)).toBeNull();
  });
  it("keeps a zoom within what the base map bears", () => {
    expect(readCamera("0,0,99")!.zoom).toBe(ZOOM.most);
    expect(bounded({ x: -5, y: 999, zoom: 2 })).toEqual({ x: 0, y: WORLD, zoom: 2 });
  });
  it("zooms around the point under the hand", () => {
    const camera = { x: 128, y: 100, zoom: 3 };
    const at = onScreen([130, 101], camera, SIZE);
    expect(onScreen([130, 101], zoomed(camera, 1.5, SIZE, at), SIZE).map(Math.round)).toEqual(at.map(Math.round));
    expect(moved(camera, 8, -16)).toEqual({ x: 127, y: 102, zoom: 3 });
  });
  it("fits all points in the box, and a single one not too near", () => {
    const points = [project(10, 50), project(14, 40), project(30, 45)];
    const camera = fitting(points, SIZE);
    for (const point of points) {
      const [x, y] = onScreen(point, camera, SIZE);
      expect(x > 0 && x < SIZE.width && y > 0 && y < SIZE.height).toBe(true);
    }
    expect(fitting([project(10, 50)], SIZE).zoom).toBe(5);
  });
});

describe("words on the map", () => {
  const measure = (text: string, size: number): number => text.length * size * 0.6;
  it("covers no other words, and names what is selected in any case", () => {
    const marks = gather([spot(1, [100, 100], 9), spot(2, [100.3, 100], 4), spot(3, [100, 100.2], 1)], 7, new Set([3]), 3);
    const { marks: found } = labels(marks, [], 7, 3, measure);
    expect([...found.values()].some(({ text, lit }) => lit && text.startsWith("Place 3"))).toBe(true);
  });
  it("writes a name on one line, without what turns the line around", () => {
    expect(nameOf({ label: "a\u202eb\u0007c\n d" })).toBe("a b c  d");
    expect(nameOf({ label: "x".repeat(10_000) })).toHaveLength(40);
  });
});

describe("the base map", () => {
  const world = JSON.parse(readFileSync("node_modules/world-atlas/countries-50m.json", "utf8")) as World;
  const atlas = atlasOf(world);
  it.each([["France", 2, 46], ["Russia", 100, 60], ["Russia", 179, 67], ["Antarctica", 0, -80]])("has %s at %d, %d", (name, longitude, latitude) => {
    expect(countryAt(atlas, project(longitude, latitude))?.name).toBe(name);
  });
  it("has the sea between them, and no line across the world where it ends", () => {
    expect(countryAt(atlas, project(-30, 40))).toBeNull();
    const jumps = atlas.countries.flatMap(({ rings }) => rings.flatMap((ring) => ring.slice(1).map(([x], i) => Math.abs(x - ring[i][0]))));
    expect(jumps.filter((far) => far > 30 && far < WORLD - 1)).toEqual([]);
  });
  it("is coarser where it is drawn small", () => {
    const length = (zoom: number): number => atlas.level(zoom).land.reduce((sum, { path }) => sum + path.length, 0);
    expect(length(1)).toBeLessThan(length(5) / 2);
    expect(length(5)).toBeLessThan(length(8));
    expect(thinned([[0, 0], [0.1, 0], [5, 0], [5.1, 0]], 1)).toEqual([[0, 0], [5, 0], [5.1, 0]]);
  });
});
