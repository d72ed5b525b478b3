// Where the words on the map go: beside their marks, and only where they cover nothing.
import type { Country } from "./atlas.ts";
import type { Point } from "./camera.ts";
import { scaleOf } from "./camera.ts";
import type { MapMark } from "./gather.ts";
import { reach } from "./gather.ts";
import { labelOf, nameOf } from "./words.ts";

export interface Label {
  readonly text: string;
  /** What it names, in units of the map, … */
  readonly of: Point;
  /** … and where its middle is from there, in pixels. */
  readonly offset: Point;
  readonly lit: boolean;
}

export interface Labels {
  /** By the position of the mark. */
  readonly marks: ReadonlyMap<number, Label>;
  /** Names of countries. */
  readonly countries: readonly Label[];
}

/** The width of a text in pixels. */
export type Measure = (text: string, size: number, weight: number) => number;

export const SIZES = { mark: 12, country: 11, height: 16, gap: 5 } as const;
type Rectangle = readonly [left: number, top: number, right: number, bottom: number];

/** Whether a mark has room for its count within. */
export function countFits({ claims, radius }: MapMark, measure: Measure): boolean {
  return measure(claims.toLocaleString("en"), SIZES.mark, 600) / 2 < radius - 4;
}

/** The words at a zoom: what is selected first, then marks by size, then countries whose name fits them. */
export function labels(marks: readonly MapMark[], countries: readonly Country[], zoom: number, selected: number | null, measure: Measure): Labels {
  const scale = scaleOf({ zoom });
  const taken = plane();
  const placed = marks.map(({ at }): Point => [at[0] * scale, at[1] * scale]);
  marks.forEach((mark, n) => {
    const [[x, y], far] = [placed[n], reach(mark)];
    taken.take([x - far, y - far, x + far, y + far]);
  });
  const found = new Map<number, Label>();
  const first = ({ spots, lit }: MapMark): number => (spots.some(({ number }) => number === selected) ? 0 : lit ? 1 : 2);
  const order = [...marks.keys()].sort((a, b) => first(marks[a]) - first(marks[b]) || a - b);
  const names = new Set<string>();
  for (const n of order) {
    const mark = marks[n];
    const text = labelOf(mark, !countFits(mark, measure));
    const width = measure(text, SIZES.mark, mark.lit ? 700 : 500);
    const boxes = around(placed[n], reach(mark), width);
    // What is selected is named even where its name covers something.
    const box = boxes.find(taken.free) ?? (first(mark) === 0 ? boxes[0] : null);
    if (!box) continue;
    taken.take(box);
    for (const spot of mark.spots) names.add(nameOf(spot));
    const [x, y] = placed[n];
    found.set(n, { text, of: mark.at, offset: [(box[0] + box[2]) / 2 - x, (box[1] + box[3]) / 2 - y], lit: mark.lit });
  }
  return { marks: found, countries: namesOf(countries, scale, names, taken, measure) };
}

function namesOf(countries: readonly Country[], scale: number, known: ReadonlySet<string>, taken: Plane, measure: Measure): Label[] {
  const found: Label[] = [];
  for (const { name, middle, box } of [...countries].sort((a, b) => b.box[2] - b.box[0] - (a.box[2] - a.box[0]))) {
    const [width, room] = [measure(name, SIZES.country, 400) + name.length * 0.5, (box[2] - box[0]) * scale];
    if (known.has(name) || width > room || (box[3] - box[1]) * scale < SIZES.height) continue;
    const at: Point = [middle[0] * scale, middle[1] * scale];
    const taking: Rectangle = [at[0] - width / 2, at[1] - 8, at[0] + width / 2, at[1] + 8];
    if (!taken.free(taking)) continue;
    taken.take(taking);
    found.push({ text: name, of: middle, offset: [0, 0], lit: false });
  }
  return found;
}

/** Right of a mark, left of it, above, below. */
function around([x, y]: Point, radius: number, width: number): Rectangle[] {
  const [apart, half] = [radius + SIZES.gap, SIZES.height / 2];
  return [
    [x + apart, y - half, x + apart + width, y + half],
    [x - apart - width, y - half, x - apart, y + half],
    [x - width / 2, y - radius - 2 - SIZES.height, x + width / 2, y - radius - 2],
    [x - width / 2, y + radius + 2, x + width / 2, y + radius + 2 + SIZES.height],
  ];
}

interface Plane {
  readonly free: (box: Rectangle) => boolean;
  readonly take: (box: Rectangle) => void;
}

/** What is covered already, by cells, so that a box is only compared with those beside it. */
function plane(): Plane {
  const side = 64;
  const cells = new Map<string, Rectangle[]>();
  const cellsOf = ([left, top, right, bottom]: Rectangle): string[] => {
    const keys: string[] = [];
    for (let i = Math.floor(left / side); i <= right / side; i += 1) for (let j = Math.floor(top / side); j <= bottom / side; j += 1) keys.push(`${i} ${j}`);
    return keys;
  };
  return {
    free: (box) => cellsOf(box).every((key) => (cells.get(key) ?? []).every((other) =>
      other[0] >= box[2] || other[2] <= box[0] || other[1] >= box[3] || other[3] <= box[1])),
    take(box) {
      for (const key of cellsOf(box)) cells.set(key, [...cells.get(key) ?? [], box]);
    },
  };
}
