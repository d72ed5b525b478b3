// A time as a bar: as long as it is known to be, cut at the edge of the view; an open end is dashed and has an arrow.
import type { Attributes } from "../dom/el.ts";
import { svg } from "../dom/el.ts";
import type { Scale } from "./axis.ts";
import type { Extent } from "./iso.ts";

/** How far an open time is drawn past its known end, in pixels. */
const OPEN = 40;
/** The shortest bar, so that a minute is seen. */
const LEAST = 5;

export interface Stroke {
  /** The ends on the page. */
  readonly from: number;
  readonly to: number;
  /** Which end is open, and drawn so. */
  readonly open: "begin" | "finish" | null;
}

/** Where a bar goes. The extent has a moment in view. */
export function strokeOf({ begin, finish }: Extent, scale: Scale): Stroke {
  const { left, right } = scale;
  if (begin === null) {
    const to = Math.min(right, scale.x(finish!));
    return { from: finish! <= scale.to ? Math.max(left, to - OPEN) : left, to: Math.max(to, left + LEAST), open: "begin" };
  }
  const from = Math.max(left, scale.x(begin));
  if (finish === null) return { from: Math.min(from, right - LEAST), to: begin >= scale.from ? Math.min(right, from + OPEN) : right, open: "finish" };
  const to = Math.min(right, scale.x(finish));
  if (to - from >= LEAST) return { from, to, open: null };
  return from + LEAST <= right ? { from, to: from + LEAST, open: null } : { from: right - LEAST, to: right, open: null };
}

/** The bar, `height` pixels high with its middle at `y`. A hollow one has an outline only. */
export function bar({ from, to, open }: Stroke, y: number, height: number, colour: string, hollow: boolean): SVGElement {
  const whole: Attributes = hollow ? { fill: "var(--surface)", stroke: colour } : { fill: colour, stroke: colour };
  if (!open) return svg("rect", { x: from + 0.5, y: y - height / 2 + 0.5, width: Math.max(1, to - from - 1), height: height - 1, ...whole });
  const [known, end, back] = open === "finish" ? [from, to, -1] : [to, from, 1];
  return svg("g", {},
    svg("rect", { x: open === "finish" ? known : known - LEAST, y: y - height / 2 + 0.5, width: LEAST, height: height - 1, ...whole }),
    svg("path", { d: `M${known} ${y}L${end} ${y}`, fill: "none", stroke: colour, "stroke-width": "2", "stroke-dasharray": "4 3" }),
    svg("path", { d: `M${end + 6 * back} ${y - 4}L${end} ${y}L${end + 6 * back} ${y + 4}`, fill: "none", stroke: colour, "stroke-width": "1.5" }));
}
