// What is in view, closer: its bars, its axis, and the selected claim's three times.
import type { App } from "../app.ts";
import type { Claim } from "../data/model.ts";
import { el, svg } from "../dom/el.ts";
import type { Measure } from "../graph/fit.ts";
import type { Scale } from "./axis.ts";
import { axis, scaleOf } from "./axis.ts";
import { binned } from "./bins.ts";
import { unitFor } from "./calendar.ts";
import type { Dated } from "./dated.ts";
import { bars } from "./histogram.ts";
import { EDGE } from "./overview.ts";
import { BAR_UNITS } from "./range.ts";
import { THREE_TIMES, threeTimes } from "./three-times.ts";
import type { Viewport } from "./viewport.ts";

const BARS = 44;
/** The narrowest bar, in pixels. */
export const NARROWEST = 7;

/** What measures labels; made when it is first asked for. */
let pen: Measure | null = null;
export const measure = (): Measure => (pen ??= document.createElement("canvas").getContext("2d")!);

export const closeScale = (view: Viewport, width: number): Scale => scaleOf(view, EDGE, width - EDGE);

/** The selected claim; null where none is. */
export function ownClaim(app: App): Claim | null {
  const number = app.selected();
  return number === null ? null : app.store.claims.get(number) ?? null;
}

/** The axis of what is in view, with its own bars where days are chosen, and the selected claim's three times. */
export function closeTop(app: App, dated: Dated, view: Viewport, scale: Scale, withBars: boolean): { drawn: SVGGElement; height: number } {
  const { drawn, height } = closeAxis(dated, view, scale, withBars);
  const claim = ownClaim(app);
  if (!claim) return { drawn, height };
  drawn.append(threeTimes(app, claim, scale, height, measure()));
  return { drawn, height: height + THREE_TIMES };
}

function closeAxis(dated: Dated, view: Viewport, scale: Scale, withBars: boolean): { drawn: SVGGElement; height: number } {
  if (!withBars) return { drawn: svg("g", {}, axis(scale, 4.5, 0)), height: 26 };
  const unit = unitFor(view.from, view.to, (scale.right - scale.left) / NARROWEST, BAR_UNITS);
  const { bins } = binned(dated.extents, { ...view, unit });
  return { drawn: svg("g", {}, axis(scale, BARS + 4.5, 0), bars(bins, unit, scale, BARS + 4, BARS)), height: BARS + 32 };
}

/** An SVG drawing of this size. */
export function sheet(className: string, width: number, height: number, ...drawn: SVGElement[]): SVGSVGElement {
  return svg("svg", {
    class: className, viewBox: `0 0 ${width} ${height}`, width, height, "font-family": "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
  }, drawn);
}

/** A box that moves through time when it is dragged: `pan` by a share of what is in view, later if positive. */
export function movable(box: HTMLElement, by: { readonly scale: () => Scale | null; readonly pan: (share: number, held: boolean) => void; readonly end: () => void }): void {
  let last: number | null = null;
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    last = event.clientX;
    box.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  box.addEventListener("pointermove", (event) => {
    const scale = by.scale();
    if (last === null || !scale) return;
    // Whole days only: what is left of the way waits for the next movement.
    const share = (last - event.clientX) / (scale.right - scale.left);
    const day = 1440 / (scale.to - scale.from);
    if (Math.abs(share) < day) return;
    by.pan(share, true);
    last = event.clientX;
  });
  for (const name of ["pointerup", "pointercancel"] as const) {
    box.addEventListener(name, () => {
      if (last !== null) by.end();
      last = null;
    });
  }
}

/** The line that says what the drawing means. */
export const key = (): HTMLElement => el("p", { class: "small rule" },
  "A bar in the lanes is as long as the time is known to be: a day, a month, a year. Dashes with an arrow: no end, or no beginning, is known. Events are full, claims hollow.");
