// From moments to places on the page, and the ticks that say which moments.
import { svg } from "../dom/el.ts";
import { UNITS, beginsIn, unitFor } from "./calendar.ts";
import { tickWords } from "./time-words.ts";
import type { Viewport } from "./viewport.ts";

export interface Scale extends Viewport {
  /** The ends in pixels. */
  readonly left: number;
  readonly right: number;
  x(moment: number): number;
  /** The moment at a place. */
  moment(x: number): number;
}

export function scaleOf({ from, to }: Viewport, left: number, right: number): Scale {
  const pixels = (right - left) / (to - from);
  return { from, to, left, right, x: (moment) => left + (moment - from) * pixels, moment: (x) => from + (x - left) / pixels };
}

/** Room for a tick's label, in pixels. */
const TICK = 88;

/** An axis with its line at `y` and labels below it; thin lines go up from the ticks for `rise` pixels. */
export function axis(scale: Scale, y: number, rise: number): SVGGElement {
  const coarse = unitFor(scale.from, scale.to, Math.max(1, (scale.right - scale.left) / TICK));
  // Few of a coarse unit begin in some years or days: then every so many of the next finer one have a tick.
  const few = beginsIn(coarse, scale.from, scale.to).length < 3;
  const unit = few ? UNITS[Math.min(UNITS.length - 1, UNITS.indexOf(coarse) + 1)] : coarse;
  const begins = beginsIn(unit, scale.from, scale.to);
  const drawn = svg("g", { "aria-hidden": "true", "font-size": "12", fill: "var(--soft)" },
    svg("line", { x1: scale.left, x2: scale.right, y1: y, y2: y, stroke: "var(--edge)" }));
  const every = Math.ceil((begins.length * TICK) / (scale.right - scale.left) / 1.5) || 1;
  let room = -Infinity;
  begins.forEach((begin, i) => {
    const x = Math.round(scale.x(begin)) + 0.5;
    if (i % every || x < room || x > scale.right - 24) return;
    const text = tickWords(unit, begin, room === -Infinity);
    room = x + text.length * 6.4 + 10;
    drawn.append(
      svg("line", { x1: x, x2: x, y1: y - rise, y2: y + 5, stroke: "var(--line)" }),
      svg("text", { x: x + 4, y: y + 14 }, text));
  });
  return drawn;
}
