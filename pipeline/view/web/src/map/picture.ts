// The map as a picture that stands by itself.
import type { Picture } from "../app.ts";
import { append, plural, svg } from "../dom/el.ts";
import type { Theme } from "../graph/theme.ts";
import { onScreen } from "./camera.ts";
import { base, markShape, placeAt, shift, words } from "./draw.ts";
import type { Drawn } from "./stage.ts";
import { areasOf } from "./stage.ts";
import { told } from "./words.ts";
import type { App } from "../app.ts";

const FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const CREDIT = "Base map: Natural Earth. Its borders take no side. Dashed: somewhere in the area.";

/** What is in sight, in the colours of the theme. */
export function pictureOf(app: App, drawn: Drawn, theme: Theme): Picture {
  const { atlas, camera, size, shown, labels, measure } = drawn;
  const land = base(theme, 0);
  if (atlas) land.update(atlas, camera, size, areasOf(atlas, shown));
  const marks = drawn.marks.filter(({ at, radius }) => {
    const [x, y] = onScreen(at, camera, size);
    return x > -radius && y > -radius && x < size.width + radius && y < size.height + radius;
  });
  const at = shift(camera, size);
  const picture = svg("svg", {
    viewBox: `0 0 ${size.width} ${size.height}`, width: size.width, height: size.height, "font-family": FONT,
  },
    svg("rect", { width: size.width, height: size.height, fill: theme.ground }),
    land.node,
    svg("g", { transform: at }, marks.map((mark) => {
      const node = svg("g", { transform: placeAt(mark.at, camera.zoom) }, svg("title", {}, told(app, mark)));
      append(node, markShape(mark, theme, measure));
      return node;
    })),
    svg("g", { transform: at }, words(labels, camera.zoom, theme)),
    svg("text", { x: 8, y: size.height - 8, fill: theme.soft, "font-size": 10, stroke: theme.ground, "stroke-width": 3, "paint-order": "stroke" }, CREDIT));
  const claims = [...new Set(marks.flatMap(({ spots }) => spots.flatMap((spot) => spot.claims)))];
  const places = marks.reduce((sum, { spots }) => sum + spots.length, 0);
  return { svg: picture, title: `Where it is said to happen: ${plural(places, "place")}, ${plural(claims.length, "claim")}`, claims };
}
