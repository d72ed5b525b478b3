// Which places the claims that pass say that something happens at, and what they leave out.
import type { Claim, Entity } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import type { Point } from "./camera.ts";
import { project } from "./camera.ts";

/** A place with a point. */
export interface Spot {
  readonly number: number;
  readonly label: string;
  /** In units of the map. */
  readonly at: Point;
  /** "city" is a spot; the point of anything else stands for a whole area. */
  readonly type: string;
  /** Numbers of the claims that say that something happens there. */
  readonly claims: readonly number[];
}

export interface Placed {
  /** Those with most claims first. */
  readonly spots: readonly Spot[];
  /** What claims name as where something happens, without a point; those with most claims first. */
  readonly pointless: readonly { readonly number: number; readonly claims: number }[];
  /** How many claims there are, and how many of them are on the map. */
  readonly claims: number;
  readonly drawn: number;
  /** Of those that aren't: how many name only places without a point, … */
  readonly unplaced: number;
  /** … and how many name one that has a point, but not as where something happens. */
  readonly otherwise: number;
}

/** Whether a point stands for a spot, not for an area. */
export const isSpot = ({ type }: Pick<Spot, "type">): boolean => type === "city";

function spotOf(store: Store, number: number, { point, placeType }: Entity, claims: number[]): Spot {
  const [latitude, longitude] = point!;
  return { number, label: store.marks[number].label, at: project(longitude, latitude), type: placeType ?? "", claims };
}

/**
 * The places of the claims. Those in `also` that have a point are among them even where no claim says so; those in
 * `without` are left out, as if no claim named them.
 */
export function placed(store: Store, claims: Iterable<number>, also: Iterable<number> = [], without: ReadonlySet<number> = new Set()): Placed {
  const told = new Map<number, number[]>();
  let [all, drawn, unplaced, otherwise] = [0, 0, 0, 0];
  const hasPoint = (number: number | null): number is number => number !== null && Boolean(store.entities.get(number)?.point);
  for (const number of claims) {
    const claim = store.claims.get(number);
    if (!claim) continue;
    all += 1;
    const places = where(claim).filter((place) => !without.has(place));
    for (const place of places) told.set(place, [...told.get(place) ?? [], number]);
    if (places.some(hasPoint)) drawn += 1;
    else if (claim.places.some(({ role }) => role === "place")) unplaced += 1;
    else if (claim.places.some(({ mark }) => hasPoint(mark))) otherwise += 1;
  }
  for (const number of also) if (!told.has(number) && hasPoint(number)) told.set(number, []);
  const most = [...told].sort(([a, one], [b, other]) => other.length - one.length || store.marks[a].rank - store.marks[b].rank || a - b);
  return {
    spots: most.filter(([number]) => hasPoint(number)).map(([number, found]) => spotOf(store, number, store.entities.get(number)!, found)),
    pointless: most.filter(([number]) => !hasPoint(number)).map(([number, found]) => ({ number, claims: found.length })),
    claims: all, drawn, unplaced, otherwise,
  };
}

/** The marks that a claim names as where it happens, each once. */
export function where(claim: Claim): number[] {
  return [...new Set(claim.places.flatMap(({ role, mark }) => (role === "place" && mark !== null ? [mark] : [])))];
}

/** The places that the selected mark is about: itself, or those of its claims that pass. */
export function placesOf(store: Store, number: number | null, claims: ReadonlySet<number>): Set<number> {
  const found = new Set<number>();
  if (number === null) return found;
  if (store.entities.get(number)?.point) found.add(number);
  const own = store.claims.get(number);
  if (own) return new Set(where(own));
  const told = store.events.get(number)?.claims
    ?? (store.marks[number].kind === "article"
      ? [...store.claims.values()].filter(({ article }) => article === number).map(({ mark }) => mark)
      : [...store.parts.get(number)?.values() ?? []].flatMap((part) => [...part].map(({ mark }) => mark)));
  if (!found.size) for (const mark of told) if (claims.has(mark)) for (const place of where(store.claims.get(mark)!)) found.add(place);
  return found;
}
