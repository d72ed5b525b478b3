// What the map says in words.
import type { App } from "../app.ts";
import { plural, shortened } from "../dom/el.ts";
import { word } from "../claim/words.ts";
import { isFiltered } from "../find/passing.ts";
import type { MapMark } from "./gather.ts";
import type { Placed, Spot } from "./places.ts";
import { isSpot } from "./places.ts";

const LISTED = 4;

/** A label on one line, without characters that a picture can't hold. */
export function nameOf({ label }: Pick<Spot, "label">, limit = 40): string {
  // eslint-disable-next-line no-control-regex
  return shortened(label.replace(/[\u0000-\u001f\u007f\u2028-\u202e\u2066-\u2069]+/g, " ").trim(), limit);
}

/** What is written beside a mark. */
export function labelOf({ spots, claims }: MapMark, counted: boolean, first: Spot = spots[0]): string {
  const more = spots.length > 1 ? ` + ${spots.length - 1}` : "";
  return nameOf(first, 28) + more + (counted ? ` · ${claims.toLocaleString("en")}` : "");
}

/** A mark in words, for those who don't see it. */
export function told(app: App, { spots, claims }: MapMark): string {
  const count = plural(claims, "claim");
  const [first] = spots;
  if (spots.length === 1) {
    const type = word(app, "place_types", first.type);
    return `${isSpot(first) ? nameOf(first) : "Somewhere in " + nameOf(first)}${type ? `, ${type}` : ""}: ${count}`;
  }
  const names = spots.slice(0, LISTED).map((spot) => nameOf(spot)).join(", ");
  const more = spots.length > LISTED ? ` and ${spots.length - LISTED} more` : "";
  return `${plural(spots.length, "place")} near each other: ${names}${more}: ${count}. Press to part them`;
}

/** The line over the view. */
export function summary(app: App, { spots, claims, drawn }: Placed, lit: ReadonlySet<number>): string {
  if (!app.store.claims.size) return "Nothing to show.";
  if (!claims) return "Nothing passes the filters.";
  const passing = plural(claims, "claim") + (isFiltered(app.state) ? " that pass the filters" : "");
  const named = spots.filter((spot) => spot.claims.length).length;
  const rest = claims - drawn;
  const lead = named
    ? `${plural(named, "place")} with a point, from ${drawn.toLocaleString("en")} of ${passing}; ${
      rest ? `${plural(rest, "claim")} ${rest === 1 ? "names" : "name"} no place that is on the map.` : "each claim is on the map."}`
    : claims === 1 ? "The one claim here names no place that is on the map." : `None of ${passing} names a place that is on the map.`;
  const selected = app.selected();
  if (selected === null || spots.some(({ number }) => lit.has(number))) return lead;
  return `${lead} What is selected has no place on the map.`;
}

/** Why claims aren't on the map, in sentences. */
export function leftOut({ claims, drawn, unplaced, otherwise }: Placed): string[] {
  const none = claims - drawn - unplaced - otherwise;
  const say = (count: number, one: string, many: string): string[] => (count ? [`${plural(count, "claim")} ${count === 1 ? one : many}.`] : []);
  return [
    ...say(unplaced, "says where, but the place has no point", "say where, but the place has no point"),
    ...say(otherwise, "doesn’t say where: it names a place with a point as who acts or is acted on",
      "don’t say where: they name a place with a point as who acts or is acted on"),
    ...say(none, "doesn’t say where", "don’t say where"),
  ];
}
