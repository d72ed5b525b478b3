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

/** Radii in pixels. */
export const SIZE = { least: 5, most: 26, narrow: 18 } as const;

/** Radius of a circle whose area goes with the number of claims; the mark with most has the largest. */
export function radiusOf(claims: number, most: number, largest: number = SIZE.most): number {
  return Math.max(SIZE.least, largest * Math.sqrt(claims / Math.max(most, 12)));
}

/** Places that are drawn as one, the first of which says where. */
interface Group {
  readonly spots: readonly Spot[];
  readonly at: Point;
  readonly claims: ReadonlySet<number>;
}

/**
 * The marks at a zoom, largest first. It depends on the zoom alone, not on where the map is, so marks hold still while
 * the map is moved. A place comes to the nearest larger one that it would touch, until none touch; what is selected
 * (`alone`) is never gathered. `largest` is the radius of the largest mark.
 */
export function gather(spots: readonly Spot[], zoom: number, lit: ReadonlySet<number>, alone: number | null = null, largest: number = SIZE.most): MapMark[] {
  let groups = spots.map((spot): Group => ({ spots: [spot], at: spot.at, claims: new Set(spot.claims) }));
  for (let before = Infinity; groups.length < before;) {
    before = groups.length;
    groups = joined(groups, scaleOf({ zoom }), alone, largest);
  }
  const most = mostOf(groups);
  return groups.map(({ spots: found, at, claims }): MapMark => ({
    spots: found, at, claims: claims.size, radius: radiusOf(claims.size, most, largest), lit: found.some(({ number }) => lit.has(number)),
  }));
}

const mostOf = (groups: readonly Group[]): number => groups.reduce((most, { claims }) => Math.max(most, claims.size), 0);

/** Each group, largest first, put to the nearest one before it that it touches. */
function joined(groups: readonly Group[], scale: number, alone: number | null, largest: number): Group[] {
  const most = mostOf(groups);
  const kept: { group: Group; radius: number; x: number; y: number; more: Group[] }[] = [];
  // By cells of the map, since only what is in the same cell or beside it can touch.
  const cells = new Map<string, number[]>();
  const side = 2 * largest + 4;
  for (const group of groups) {
    const [radius, x, y] = [radiusOf(group.claims.size, most, largest), group.at[0] * scale, group.at[1] * scale];
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    const single = group.spots[0].number === alone;
    let [nearest, least] = [-1, Infinity];
    for (let i = column - 1; !single && i <= column + 1; i += 1) {
      for (let j = row - 1; j <= row + 1; j += 1) {
        for (const n of cells.get(`${i} ${j}`) ?? []) {
          const other = kept[n];
          const apart = Math.hypot(other.x - x, other.y - y);
          if (other.group.spots[0].number !== alone && apart < other.radius + radius + 2 && apart < least) [nearest, least] = [n, apart];
        }
      }
    }
    if (nearest >= 0) kept[nearest].more.push(group);
    else {
      const key = `${column} ${row}`;
      cells.set(key, [...cells.get(key) ?? [], kept.length]);
      kept.push({ group, radius, x, y, more: [] });
    }
  }
  return kept.map(({ group, more }) => (more.length ? together([group, ...more]) : group))
    .sort((a, b) => b.claims.size - a.claims.size || a.spots[0].number - b.spots[0].number);
}

function together(groups: readonly Group[]): Group {
  const spots = groups.flatMap((group) => group.spots).sort((a, b) => b.claims.length - a.claims.length);
  return { spots, at: spots[0].at, claims: new Set(spots.flatMap(({ claims }) => claims)) };
}

/** How far a mark reaches from its middle, in pixels: one of several places has a second ring, one that is lit a thick one. */
export const reach = ({ radius, spots, lit }: MapMark): number => radius + (spots.length > 1 ? 4 : 1) + (lit ? 4.5 : 0);

/** Whether no zoom parts a mark's places. */
export function inseparable({ spots }: MapMark): boolean {
  return gather(spots, ZOOM.most, new Set()).length === 1;
}
