// The map as a picture stands by itself: no style sheet, no variables, only what is in sight.
import { expect, it } from "vitest";
import type { App } from "../src/app.ts";
import type { Theme } from "../src/graph/theme.ts";
import { project } from "../src/map/camera.ts";
import { gather } from "../src/map/gather.ts";
import { labels } from "../src/map/labels.ts";
import { pictureOf } from "../src/map/picture.ts";
import type { Spot } from "../src/map/places.ts";

it("draws what is in sight in plain colours, and says which claims", () => {
  const measure = (text: string, size: number): number => text.length * size * 0.6;
  const spots: Spot[] = [
    { number: 1, label: "Orvel <b>", at: project(10, 50), type: "city", claims: [5, 6] },
    { number: 2, label: "Norland", at: project(-70, -30), type: "country", claims: [7] },
  ];
  const [x, y] = project(10, 50);
  const camera = { x, y, zoom: 6 };
  const marks = gather(spots, 6, new Set());
  const theme = new Proxy({}, { get: () => "#123456" }) as Theme;
  const app = { store: { words: { place_types: { city: "town" } } } } as unknown as App;
  const { svg, title, claims } = pictureOf(app, {
    atlas: null, camera, size: { width: 600, height: 400 }, shown: { spots, lit: new Set(), selected: null }, marks, labels: labels(marks, [], 6, null, measure), measure,
  }, theme);
  expect(title).toBe("Where it is said to happen: 1 place, 2 claims");
  expect(claims).toEqual([5, 6]);
  expect(new XMLSerializer().serializeToString(svg)).not.toMatch(/var\(|class="place|style=/);
  expect(svg.textContent).toContain("Orvel <b>");
  expect(svg.textContent).toContain("Natural Earth");
});
