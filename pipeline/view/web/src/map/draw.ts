// The map as SVG: land and borders below, marks, and words over them. All by attributes, so that it stands by itself.
import type { Child } from "../dom/el.ts";
import { svg } from "../dom/el.ts";
import type { Theme } from "../graph/theme.ts";
import type { Atlas, Box, Country } from "./atlas.ts";
import { within } from "./atlas.ts";
import type { Camera, Point, Size } from "./camera.ts";
import { scaleOf } from "./camera.ts";
import type { MapMark } from "./gather.ts";
import { reach } from "./gather.ts";
import type { Label, Labels, Measure } from "./labels.ts";
import { countFits, SIZES } from "./labels.ts";
import { isSpot } from "./places.ts";

export type Palette = Pick<Theme, "ground" | "surface" | "sunk" | "line" | "edge" | "ink" | "soft" | "accent" | "place">;

/** Colours by the names of the style sheet, which follow light and dark. */
export const NAMED: Palette = {
  ground: "var(--ground)", surface: "var(--surface)", sunk: "var(--sunk)", line: "var(--line)", edge: "var(--edge)",
  ink: "var(--ink)", soft: "var(--soft)", accent: "var(--accent)", place: "var(--place)",
};

export interface Base {
  readonly node: SVGGElement;
  /** Show what is before the camera; `areas` are countries that stand out. */
  update(atlas: Atlas, camera: Camera, size: Size, areas: readonly Country[]): void;
}

/** Land and borders. More is drawn than is seen (by `spare` boxes on each side), so that moving the map only moves it. */
export function base(palette: Palette, spare: number): Base {
  const line = { fill: "none", "stroke-linejoin": "round", "vector-effect": "non-scaling-stroke" };
  const land = svg("path", { ...line, fill: palette.sunk, "fill-rule": "evenodd", stroke: palette.edge, "stroke-width": 0.6 });
  const borders = svg("path", { ...line, stroke: palette.edge, "stroke-width": 0.6, "stroke-opacity": 0.7 });
  const outline = svg("path", { ...line, fill: palette.accent, "fill-opacity": 0.1, "fill-rule": "evenodd", stroke: palette.accent, "stroke-width": 1.5, "stroke-dasharray": "5 3" });
  const node = svg("g", {}, land, borders, outline);
  let held: { box: Box; level: unknown } | null = null;
  return {
    node,
    update(atlas, camera, size, areas) {
      const scale = scaleOf(camera);
      const [across, down] = [size.width / scale / 2, size.height / scale / 2];
      const seen: Box = [camera.x - across, camera.y - down, camera.x + across, camera.y + down];
      const level = atlas.level(camera.zoom);
      const covered = held && held.level === level && held.box[0] <= seen[0] && held.box[1] <= seen[1] && held.box[2] >= seen[2] && held.box[3] >= seen[3];
      const wide = held && held.box[2] - held.box[0] > (seen[2] - seen[0]) * (4 + 2 * spare);
      if (!covered || wide) {
        const box: Box = [seen[0] - 2 * across * spare, seen[1] - 2 * down * spare, seen[2] + 2 * across * spare, seen[3] + 2 * down * spare];
        land.setAttribute("d", within(level.land, box));
        borders.setAttribute("d", within(level.borders, box));
        held = { box, level };
      }
      const shape = areas.map(({ path }) => path).join("");
      if (outline.getAttribute("d") !== shape) outline.setAttribute("d", shape);
      node.setAttribute("transform", `translate(${(size.width / 2 - camera.x * scale).toFixed(2)} ${(size.height / 2 - camera.y * scale).toFixed(2)}) scale(${scale.toFixed(4)})`);
    },
  };
}

/** A mark: filled where all its places are spots, hollow where one stands for an area; a second line where it is several. */
export function markShape(mark: MapMark, palette: Palette, measure: Measure): Child[] {
  const { radius, spots, claims, lit } = mark;
  const hollow = !spots.every(isSpot);
  const round = (r: number, attributes: Record<string, string | number>): SVGElement => svg("circle", { r: +r.toFixed(1), fill: "none", ...attributes });
  return [
    lit && round(reach(mark) - 1.5, { stroke: palette.accent, "stroke-width": 2.5 }),
    spots.length > 1 && round(radius + 3, { stroke: palette.place, "stroke-width": 1.2 }),
    hollow
      ? round(radius, { fill: palette.surface, "fill-opacity": 0.8, stroke: palette.place, "stroke-width": 1.8, "stroke-dasharray": "4 2.5" })
      : round(radius, { fill: palette.place, stroke: palette.surface, "stroke-width": 1 }),
    countFits(mark, measure) && text(claims.toLocaleString("en"), 0, 0, { fill: hollow ? palette.ink : palette.surface, "font-size": SIZES.mark, "font-weight": 600 }),
  ];
}

/** Where a point of the map is among the marks, as a transform. */
export function placeAt([x, y]: Point, zoom: number): string {
  const scale = scaleOf({ zoom });
  return `translate(${(x * scale).toFixed(1)} ${(y * scale).toFixed(1)})`;
}

/** Names of countries, then words beside marks, in the order of `marks`. */
export function words({ marks, countries }: Labels, zoom: number, palette: Palette): SVGTextElement[] {
  const halo = { "paint-order": "stroke", "stroke-width": 3, "stroke-linejoin": "round" };
  const written = ({ text: told, of, offset: [x, y] }: Label, attributes: Record<string, string | number>): SVGTextElement =>
    text(told, +x.toFixed(1), +y.toFixed(1), { ...halo, transform: placeAt(of, zoom), ...attributes });
  return [
    ...countries.map((label) => written(label, { fill: palette.soft, stroke: palette.sunk, "font-size": SIZES.country, "letter-spacing": 0.5 })),
    ...[...marks.values()].map((label) => written(label, { fill: palette.ink, stroke: palette.ground, "font-size": SIZES.mark, "font-weight": label.lit ? 700 : 500 })),
  ];
}

function text(told: string, x: number, y: number, attributes: Record<string, string | number>): SVGTextElement {
  return svg("text", { x, y, dy: "0.35em", "text-anchor": "middle", "unicode-bidi": "plaintext", ...attributes }, told);
}

/** Where the marks' own drawing begins in the box: their places are in pixels of the whole map. */
export function shift({ x, y, zoom }: Camera, { width, height }: Size): string {
  const scale = scaleOf({ zoom });
  return `translate(${(width / 2 - x * scale).toFixed(2)} ${(height / 2 - y * scale).toFixed(2)})`;
}
