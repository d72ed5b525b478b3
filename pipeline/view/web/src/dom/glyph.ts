// One shape and one colour for each kind, the same in the drawing, the legend and the lists.
import type { Kind, Mark } from "../data/model.ts";
import { svg } from "./el.ts";

/** Paths around (0, 0), some 15 units wide. */
export const SHAPES: Record<Kind, string> = {
  source: "M0 -7A7 7 0 1 1 0 7A7 7 0 1 1 0 -7Z",
  outlet: "M-4 -7L4 -7L8 0L4 7L-4 7L-8 0Z",
  article: "M-5.5 -7.5L2 -7.5L5.5 -4L5.5 7.5L-5.5 7.5Z",
  claim: "M-6 -5L6 -5Q8 -5 8 -3L8 3Q8 5 6 5L-6 5Q-8 5 -8 3L-8 -3Q-8 -5 -6 -5Z",
  entity: "M-6.5 -6.5L6.5 -6.5L6.5 6.5L-6.5 6.5Z",
  place: "M0 7.5L-7.5 -6L7.5 -6Z",
  event: "M0 -8.5L8.5 0L0 8.5L-8.5 0Z",
};

/** Claims and unnamed sources are drawn hollow. */
export function isHollow(mark: Pick<Mark, "kind" | "type">): boolean {
  return mark.kind === "claim" || (mark.kind === "source" && mark.type === "unnamed");
}

export function glyph(kind: Kind, hollow: boolean): SVGSVGElement {
  return svg("svg", { viewBox: "-10 -10 20 20", class: "glyph", "aria-hidden": "true" },
    svg("path", { d: SHAPES[kind], fill: hollow ? "none" : `var(--${kind})`, stroke: `var(--${kind})`, "stroke-width": "2" }));
}
