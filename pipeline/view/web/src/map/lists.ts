// What stands under and over the map: the selected place, places that no zoom parts, and what isn't drawn.
import type { App } from "../app.ts";
import type { Child } from "../dom/el.ts";
import { bdi, button, el, plural, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { growing } from "../panel/items.ts";
import { word } from "../claim/words.ts";
import type { MapMark } from "./gather.ts";
import type { Placed, Spot } from "./places.ts";
import { isSpot } from "./places.ts";
import { leftOut } from "./words.ts";

/** The line for the selected place: how many claims are there, and how to see only those. `at`: the map as it is. */
export function selectedLine(app: App, { spots, pointless }: Placed, at: string): Child[] {
  const number = app.selected();
  const facet = app.state.place ?? [];
  const all = facet.length ? el("a", { class: "plain", href: app.link({ place: [], at }) }, "All places") : "";
  const spot = spots.find((one) => one.number === number);
  const claims = spot?.claims.length ?? pointless.find((one) => one.number === number)?.claims;
  if (number === null || claims === undefined) {
    return facet.length ? [el("p", {}, "Only claims at ", facetNames(app)), all] : [el("p", {}, "Choose a place to see what is said to happen there.")];
  }
  const mark = app.store.marks[number];
  const area = spot && !isSpot(spot) ? `, ${word(app, "place_types", spot.type) || "area"}: the mark stands for all of it, not for a spot` : "";
  const only = facet.length === 1 && facet[0] === mark.id;
  return [
    el("p", {}, bdi(shortened(mark.label, 80), "name"), spot ? area : ", without a point", ". ",
      claims ? `${plural(claims, "claim")} ${claims === 1 ? "says" : "say"} that something happens there.` : "No claim that passes says that something happens there."),
    claims && !only ? el("a", { class: "plain", href: app.link({ place: [mark.id], at }) }, "Only claims at this place") : "",
    all,
  ];
}

function facetNames(app: App): Child[] {
  return (app.state.place ?? []).flatMap((id, i): Child[] => {
    const number = app.store.byId.get(id);
    return [i ? ", " : "", number === undefined ? "claims that name no place" : ref(app, number)];
  });
}

/** A list of places that lie on one point. */
export function card(app: App, { spots }: MapMark, close: () => void): Child[] {
  return [
    el("header", {}, el("strong", {}, `${plural(spots.length, "place")} at one point`), button({ class: "plain" }, close, "Close")),
    el("ul", { class: "refs" }, spots.map((spot) => placeItem(app, spot.number, spot.claims.length, spot.type))),
  ];
}

function placeItem(app: App, number: number, claims: number, type = ""): HTMLElement {
  const notes = [word(app, "place_types", type), plural(claims, "claim")].filter(Boolean).join(", ");
  return el("li", {}, ref(app, number), " ", el("span", { class: "small" }, notes));
}

const READING = [
  "A filled mark is a town. A dashed, hollow one stands for a whole country or state: somewhere in it, not where the mark is.",
  "The larger a mark, the more claims. A second ring: several places near each other, which part when you zoom in; it is dashed if one of them is a whole country or state.",
  "What is selected, and the places that it is about, have a thick ring and bold words; a selected country also a dashed outline.",
  "Drag to move, turn the wheel or pinch to zoom. With keys: arrows, plus, minus, and 0 for the whole.",
  "The base map is drawn at 1:50 million. A border that runs here says nothing on whose land it is.",
];

/** The lists under the map; each is written when it is opened. */
export function lists(app: App, found: Placed): Child[] {
  const drawn = found.spots.filter(({ claims }) => claims.length);
  const rest = found.claims - found.drawn;
  return [
    folded("How to read the map", () => [el("ul", {}, READING.map((line) => el("li", {}, line)))]),
    folded(`Places on the map (${drawn.length.toLocaleString("en")})`, () =>
      growing(drawn, (spot: Spot) => placeItem(app, spot.number, spot.claims.length, spot.type))),
    folded(`Places without a point (${found.pointless.length.toLocaleString("en")})`, () => [
      el("p", { class: "small" }, "Claims name these as where something happens, but no point is known for them."),
      ...growing(found.pointless, ({ number, claims }) => placeItem(app, number, claims)),
    ]),
    folded(`Claims that are not on the map (${rest.toLocaleString("en")})`, () => [
      el("ul", {}, leftOut(found).map((line) => el("li", {}, line))),
    ]),
  ];
}

function folded(title: string, make: () => Child[]): HTMLElement {
  const body = el("div");
  const box = el("details", {}, el("summary", {}, title), body);
  box.addEventListener("toggle", () => {
    if (!box.open || body.firstChild) return;
    for (const child of make()) if (child instanceof Node) body.append(child);
  });
  return box;
}
