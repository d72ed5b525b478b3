// A handle of the brush, for the pointer and as a slider for the keyboard.
import { svg } from "../dom/el.ts";
import type { Scale } from "./axis.ts";
import { DAY, beginOf, finishOf } from "./calendar.ts";
import { dayOf, stretchOf } from "./iso.ts";
import type { Range } from "./range.ts";
import { dayWords } from "./time-words.ts";
import type { Days } from "./viewport.ts";

export type Side = keyof Days;

/** The moment of an end of the days chosen: the begin of the first day, the end of the last; of the range where it is open. */
export function endOf(side: Side, days: Days, range: Range): number {
  const stretch = days[side] ? stretchOf(days[side]) : null;
  if (!stretch) return range[side];
  return side === "from" ? stretch.begin : stretch.finish;
}

/** The days with an end put at a moment: at a whole day, a day at least from the other end, open at the end of the range. */
export function withEnd(side: Side, moment: number, days: Days, range: Range): Days {
  const near = Math.round(moment / DAY) * DAY;
  if (side === "from") {
    const at = Math.min(near, endOf("to", days, range) - DAY);
    return { ...days, from: at <= range.from ? "" : dayOf(at) };
  }
  const at = Math.max(near, endOf("from", days, range) + DAY);
  return { ...days, to: at >= range.to ? "" : dayOf(at - DAY) };
}

/** Where a key moves an end: by a bar (a day at least), by a day with shift, to the ends of the range; null for other keys. */
export function keyed(event: KeyboardEvent, moment: number, range: Range): number | null {
  const unit = event.shiftKey || range.unit === "hour" ? "day" : range.unit;
  switch (event.key) {
    case "ArrowLeft":
    case "ArrowDown": return beginOf(unit, moment - 1);
    case "ArrowRight":
    case "ArrowUp": return finishOf(unit, moment);
    case "PageDown": return moment - (range.to - range.from) / 10;
    case "PageUp": return moment + (range.to - range.from) / 10;
    case "Home": return range.from;
    case "End": return range.to;
    default: return null;
  }
}

export interface Handle {
  readonly node: SVGGElement;
  /** To where the days say. */
  place(days: Days, range: Range, scale: Scale, bottom: number): void;
}

/** A handle of an end; `pressed` is asked at each key and says whether it was one of its own. */
export function handle(side: Side, pressed: (event: KeyboardEvent) => boolean): Handle {
  const hit = svg("rect", { fill: "none", "pointer-events": "all", y: 0, width: 24 });
  const line = svg("line", { stroke: "var(--ink)", "stroke-width": "2", y1: 0 });
  const grip = svg("rect", { class: "grip", width: 10, height: 24, rx: 3, fill: "var(--surface)", stroke: "var(--ink)", "stroke-width": "2" });
  const node = svg("g", {
    class: "handle", role: "slider", tabindex: "0", "data-side": side, "aria-orientation": "horizontal",
    "aria-label": side === "from" ? "First day shown" : "Last day shown",
  }, hit, line, grip);
  node.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !pressed(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    node,
    place(days, range, scale, bottom) {
      const moment = endOf(side, days, range);
      const x = Math.max(scale.left, Math.min(scale.right, scale.x(moment)));
      for (const [shape, at] of [[hit, side === "from" ? x - 19 : x - 5], [grip, x - 5]] as const) shape.setAttribute("x", String(at));
      hit.setAttribute("height", String(bottom));
      grip.setAttribute("y", String(bottom / 2 - 12));
      for (const [name, value] of [["x1", x], ["x2", x], ["y2", bottom]] as const) line.setAttribute(name, String(value));
      const day = side === "from" ? moment : moment - DAY;
      const open = side === "from" ? "open: from the beginning" : "open: to the end";
      node.setAttribute("aria-valuemin", String(Math.min(day, range.from) / DAY));
      node.setAttribute("aria-valuemax", String(Math.max(day, range.to - DAY) / DAY));
      node.setAttribute("aria-valuenow", String(day / DAY));
      node.setAttribute("aria-valuetext", days[side] ? dayWords(day) : open);
    },
  };
}
