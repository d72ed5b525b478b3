// The brush over the overview: days are chosen by dragging, by pressing a bar, or by its two handles.
import { svg } from "../dom/el.ts";
import type { Scale } from "./axis.ts";
import type { Bin } from "./bins.ts";
import { DAY } from "./calendar.ts";
import type { Gesture } from "./gesture.ts";
import type { Side } from "./handle.ts";
import { endOf, handle, keyed, withEnd } from "./handle.ts";
import type { Range } from "./range.ts";
import type { Days } from "./viewport.ts";
import { daysOf } from "./viewport.ts";

/** What the brush lies over. */
export interface Ground {
  readonly range: Range;
  readonly scale: Scale;
  readonly bins: readonly Bin[];
  /** Where the bars stand, in pixels from the top. */
  readonly bottom: number;
}

export interface Brush {
  readonly node: SVGGElement;
  /** To these days, over this ground. */
  place(days: Days, ground: Ground): void;
}

/** Movements of the pointer up to this many pixels are a press, not a drag. */
const STILL = 3;

type Grip = { readonly kind: Side | "new" | "whole"; readonly x: number; readonly days: Days; moved: boolean };

/** The pointer is caught by `stage`, the drawing that the brush is put into. */
export function brushOn(stage: SVGSVGElement, gesture: Gesture): Brush {
  let now: { days: Days; ground: Ground } | null = null;
  let grip: Grip | null = null;
  const chosen = svg("rect", { y: 0, fill: "var(--accent)", "fill-opacity": "0.14", stroke: "none" });
  const press = (side: Side) => (event: KeyboardEvent): boolean => {
    if (!now) return false;
    const { days, ground } = now;
    const to = keyed(event, endOf(side, days, ground.range), ground.range);
    if (to === null) return false;
    move(withEnd(side, to, days, ground.range), false);
    return true;
  };
  const handles = [handle("from", press("from")), handle("to", press("to"))];
  const node = svg("g", {}, chosen, handles.map((one) => one.node));

  function place(days: Days, ground: Ground): void {
    now = { days, ground };
    const { range, scale, bottom } = ground;
    const [from, to] = (["from", "to"] as const).map((side) => Math.max(scale.left, Math.min(scale.right, scale.x(endOf(side, days, range)))));
    chosen.setAttribute("x", String(from));
    chosen.setAttribute("width", String(Math.max(0, to - from)));
    chosen.setAttribute("height", String(bottom));
    chosen.toggleAttribute("hidden", !days.from && !days.to);
    for (const one of handles) one.place(days, range, scale, bottom);
  }

  function move(days: Days, held: boolean): void {
    place(days, now!.ground);
    gesture.step(days, held);
  }

  const xOf = (event: PointerEvent): number => event.clientX - stage.getBoundingClientRect().x;

  stage.addEventListener("pointerdown", (event) => {
    if (!now || event.button !== 0) return;
    const { days, ground } = now;
    const side = (event.target as Element).closest<SVGElement>(".handle")?.dataset.side as Side | undefined;
    const x = xOf(event);
    const moment = ground.scale.moment(x);
    const inside = (days.from || days.to) && endOf("from", days, ground.range) < moment && moment < endOf("to", days, ground.range);
    grip = { kind: side ?? (inside ? "whole" : "new"), x, days, moved: false };
    stage.setPointerCapture(event.pointerId);
    if (side) handles[side === "from" ? 0 : 1].node.focus({ preventScroll: true });
    event.preventDefault();
  });
  stage.addEventListener("pointermove", (event) => {
    if (!grip || !now) return;
    const x = xOf(event);
    if (!grip.moved && Math.abs(x - grip.x) <= STILL) return;
    grip.moved = true;
    const { range, scale } = now.ground;
    const at = Math.max(range.from, Math.min(range.to, scale.moment(x)));
    if (grip.kind === "from" || grip.kind === "to") move(withEnd(grip.kind, at, now.days, range), true);
    else if (grip.kind === "new") {
      const start = Math.max(range.from, Math.min(range.to - 1, scale.moment(grip.x)));
      move(daysOf({ from: Math.min(start, at), to: Math.max(start + 1, at) }), true);
    } else {
      const [from, to] = [endOf("from", grip.days, range), endOf("to", grip.days, range)];
      const by = Math.round((at - scale.moment(grip.x)) / DAY) * DAY;
      move(daysOf({ from: from + by, to: to + by }), true);
    }
  });
  const off = (event: PointerEvent): void => {
    if (!grip || !now) return;
    const { kind, moved } = grip;
    grip = null;
    if (!moved && event.type === "pointerup" && (kind === "new" || kind === "whole")) {
      const moment = now.ground.scale.moment(xOf(event));
      const bin = now.ground.bins.find(({ begin, finish }) => begin <= moment && moment < finish);
      if (bin) move(daysOf({ from: bin.begin, to: bin.finish }), true);
    }
    gesture.end();
  };
  stage.addEventListener("pointerup", off);
  stage.addEventListener("pointercancel", off);
  return { node, place };
}
