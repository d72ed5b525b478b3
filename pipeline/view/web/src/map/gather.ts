// Places that are too near each other to be told apart at a zoom are gathered into one mark.
import type { Point } from "./camera.ts";
import { scaleOf, ZOOM } from "./camera.ts";
import type { Spot } from "./places.ts";

export interface MapMark {
  /** Those with most claims first; the mark stands at the first one. */
  readonly spots: readonly Spot[];
  readonly at: Point;
  /** How many claims say that something happens at one of them. */
  readonly claims: number;
  /** In pixels. */
  readonly radius: number;
  /** Whether it holds a place of what is selected. */
  readonly lit: boolean;
}

const SIZE = { least: 5, most: 26 } as const;

/** Radius in pixels of a circle whose area goes with the number of claims; the mark with most has the largest. */
export function radiusOf(claims: number, most: number): number {
  return Math.max(SIZE.least, SIZE.most * Math.sqrt(claims / Math.max(most, 12)));
}

/**
 * The marks at a zoom, largest first. It depends on the zoom alone, not on where the map is, so marks hold still while
 * the map is moved. A place comes to the largest one that it would touch; what is selected (`alone`) is never gathered.
 */
export function gather(spots: readonly Spot[], zoom: number, lit: ReadonlySet<number>, alone: number | null = null): MapMark[] {
  const scale = scaleOf({ zoom });
  const most = Math.max(0, ...spots.map(({ claims }) => claims.length));
  const groups: { spots: Spot[]; at: Point; radius: number }[] = [];
  const cells = new Map<string, number[]>();
  const cell = 2 * SIZE.most;
  for (const spot of spots) {
    const radius = radiusOf(spot.claims.length, most);
    const [x, y] = [spot.at[0] * scale, spot.at[1] * scale];
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    let nearest = -1;
    let least = Infinity;
    for (let i = column - 1; spot.number !== alone && i <= column + 1; i += 1) {
      for (let j = row - 1; j <= row + 1; j += 1) {
        for (const n of cells.get(`${i} ${j}`) ?? []) {
          const group = groups[n];
          const apart = Math.hypot(group.at[0] * scale - x, group.at[1] * scale - y);
          if (group.spots[0].number !== alone && apart < group.radius + radius && apart < least) [nearest, least] = [n, apart];
        }
      }
    }
    if (nearest >= 0) groups[nearest].spots.push(spot);
    else {
      const key = `${column} ${row}`;
      cells.set(key, [...cells.get(key) ?? [], groups.length]);
      groups.push({ spots: [spot], at: spot.at, radius });
    }
  }
  const told = groups.map(({ spots: found }) => new Set(found.flatMap((spot) => spot.claims)).size);
  const largest = Math.max(0, ...told);
  const marks = groups.map(({ spots: found, at }, n): MapMark => ({
    spots: found, at, claims: told[n], radius: radiusOf(told[n], largest), lit: found.some(({ number }) => lit.has(number)),
  }));
  return marks.sort((a, b) => b.claims - a.claims || a.spots[0].number - b.spots[0].number);
}

/** How far a mark reaches from its middle, in pixels: one of several places has a second ring. */
export const reach = ({ radius, spots }: Pick<MapMark, "radius" | "spots">): number => radius + (spots.length > 1 ? 4 : 1);

/** Whether no zoom parts a mark's places. */
export function inseparable({ spots }: MapMark): boolean {
  return gather(spots, ZOOM.most, new Set()).length === 1;
}
