// The base map: countries of Natural Earth, in units of the map, coarser where they are drawn small.
import { feature, mergeArcs, meshArcs } from "topojson-client";
import type { GeometryCollection, MultiLineString, MultiPolygon, Polygon, Topology } from "topojson-specification";
import { embedded } from "../data/decode.ts";
import type { Point } from "./camera.ts";
import { project, scaleOf, WORLD } from "./camera.ts";

type Countries = GeometryCollection<{ name: string }>;
export type World = Topology<{ countries: Countries }>;
type Ring = readonly Point[];

/** West, north, east, south, in units of the map. */
export type Box = readonly [west: number, north: number, east: number, south: number];

export interface Piece {
  /** As SVG writes it. */
  readonly path: string;
  readonly box: Box;
}

export interface Country {
  readonly name: string;
  readonly path: string;
  /** Middle and bounds of its largest part, where its name is written. */
  readonly middle: Point;
  readonly box: Box;
  readonly rings: readonly Ring[];
}

export interface Level {
  readonly land: readonly Piece[];
  readonly borders: readonly Piece[];
}

export interface Atlas {
  readonly countries: readonly Country[];
  /** What is fine enough for a zoom. */
  level(zoom: number): Level;
}

/** Points of a line nearer to each other than this many pixels are drawn as one. */
const PIXELS = 0.6;
const STEPS = [2, 4, 6] as const;

/** The base map of the page. */
export async function readAtlas(): Promise<Atlas> {
  return atlasOf(await embedded("atlas") as World);
}

export function atlasOf(world: World): Atlas {
  const arcs = world.arcs.map((arc) => projected(arc, world.transform));
  const levels = new Map<number, Level>();
  const whole = { ...world, arcs, transform: undefined } as unknown as World;
  const { countries } = whole.objects;
  // Which arcs bound the land and which are borders is the same at all levels.
  const land = mergeArcs(whole, countries.geometries as (Polygon | MultiPolygon)[]);
  const borders = meshArcs(whole, countries, (a, b) => a !== b);
  return {
    countries: countriesOf(whole),
    level(zoom) {
      const step = STEPS.find((most) => zoom < most) ?? Infinity;
      const known = levels.get(step) ?? levelOf(whole, land, borders, PIXELS / scaleOf({ zoom: step }));
      levels.set(step, known);
      return known;
    },
  };
}

/** The pieces that meet a box, as one path. */
export function within(pieces: readonly Piece[], [west, north, east, south]: Box): string {
  return pieces.filter(({ box }) => box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north)
    .map(({ path }) => path).join("");
}

/** The country around a point of the map; null at sea, or where the base map has none. */
export function countryAt({ countries }: Atlas, [x, y]: Point): Country | null {
  return countries.find(({ rings }) => rings.reduce((inside, ring) => inside !== encloses(ring, x, y), false)) ?? null;
}

function encloses(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** An arc in units of the map; those of a quantized topology are sums of steps. */
function projected(arc: readonly number[][], transform: World["transform"]): Point[] {
  let [x, y] = [0, 0];
  return arc.map((step) => {
    if (!transform) return project(step[0], step[1]);
    [x, y] = [x + step[0], y + step[1]];
    return project(x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]);
  });
}

/** The line without points that lie nearer than `least` to the one before; its ends stay, so that arcs still meet. */
export function thinned(line: readonly Point[], least: number): Point[] {
  const kept: Point[] = [];
  line.forEach((point, i) => {
    const [x, y] = kept.at(-1) ?? [Infinity, Infinity];
    if (i === line.length - 1 || Math.max(Math.abs(point[0] - x), Math.abs(point[1] - y)) >= least) kept.push(point);
  });
  return kept;
}

function levelOf(whole: World, land: MultiPolygon, borders: MultiLineString, least: number): Level {
  const arcs = (whole.arcs as unknown as Point[][]).map((arc) => thinned(arc, least));
  const thin = { ...whole, arcs } as unknown as World;
  const areas = (feature(thin, land).geometry.coordinates as unknown as Ring[][]).flatMap(unrolled);
  const lines = feature(thin, borders).geometry.coordinates as unknown as Ring[];
  return {
    land: areas.flatMap((rings) => {
      const box = boxOf(rings[0]);
      // An island that is no more than a dot would be lost among its own lines.
      return Math.max(box[2] - box[0], box[3] - box[1]) < least ? [] : [{ path: pathOf(rings, true), box }];
    }),
    borders: lines.map((line) => ({ path: pathOf([line], false), box: boxOf(line) })),
  };
}

function countriesOf(world: World): Country[] {
  return feature(world, world.objects.countries).features.flatMap(({ properties: { name }, geometry }): Country[] => {
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") return [];
    const parts = ((geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) as unknown as Ring[][]).flatMap(unrolled);
    const [largest] = parts.map(([ring]) => ({ ring, ...middleOf(ring) })).sort((a, b) => b.area - a.area);
    return [countryOf(name, parts.flat(), largest.middle, boxOf(largest.ring))];
  });
}

/** A country whose path is written when it is first asked for: few are ever drawn. */
function countryOf(name: string, rings: readonly Ring[], middle: Point, box: Box): Country {
  let path: string | null = null;
  return {
    name, middle, box, rings,
    get path() {
      return path ??= pathOf(rings, true);
    },
  };
}

/**
 * A polygon as it lies on the map. Rings of the base map cross the 180th meridian, where the map ends: such a one is drawn
 * past the edge, and once more at the other edge. One that goes around the pole is closed along the edge below.
 */
function unrolled(rings: readonly Ring[]): Ring[][] {
  const flat = rings.map((ring) => {
    let turn = 0;
    const line = ring.map(([x, y], i): Point => {
      if (i) turn -= Math.round((x - ring[i - 1][0]) / WORLD) * WORLD;
      return [x + turn, y];
    });
    const [first, last] = [line[0], line.at(-1)!];
    return Math.abs(last[0] - first[0]) < WORLD / 2 ? line : [...line, [last[0], WORLD], [first[0], WORLD], first] as Point[];
  });
  const [west, , east] = boxOf(flat[0]);
  const beside = east > WORLD + 0.01 ? -WORLD : west < -0.01 ? WORLD : 0;
  return beside ? [flat, flat.map((ring) => ring.map(([x, y]): Point => [x + beside, y]))] : [flat];
}

/** Centroid and area of a ring, by the sum over its edges. */
function middleOf(ring: Ring): { middle: Point; area: number } {
  let [sum, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i += 1) {
    const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]];
    const cross = ax * by - bx * ay;
    [sum, x, y] = [sum + cross, x + (ax + bx) * cross, y + (ay + by) * cross];
  }
  return { middle: sum ? [x / (3 * sum), y / (3 * sum)] : ring[0], area: Math.abs(sum) / 2 };
}

function boxOf(line: Ring): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of line) [west, north, east, south] = [Math.min(west, x), Math.min(north, y), Math.max(east, x), Math.max(south, y)];
  return [west, north, east, south];
}

/** To a thousandth of a unit: half a pixel at the nearest zoom. `toFixed` takes four times as long. */
const round = (value: number): number => Math.round(value * 1000) / 1000;

function pathOf(lines: readonly Ring[], closed: boolean): string {
  return lines.map((line) => "M" + line.map(([x, y]) => `${round(x)} ${round(y)}`).join("L") + (closed ? "Z" : "")).join("");
}
