// Events and claims as bars with labels, in rows without overlap.
import type { App } from "../app.ts";
import { svg } from "../dom/el.ts";
import type { Measure } from "../graph/fit.ts";
import { fit, font } from "../graph/fit.ts";
import type { Scale } from "./axis.ts";
import type { Item } from "./choose.ts";
import { inTime } from "./choose.ts";
import type { Dated } from "./dated.ts";
import { spoken } from "./dated.ts";
import { packed } from "./packing.ts";
import { bar, strokeOf } from "./stroke.ts";

const ROW = 30;
const HEAD = 26;
const SIZE = 13;
const GAP = 14;
/** The widest label, in pixels. */
const WIDEST = 320;

export interface Lanes { readonly drawn: SVGGElement; readonly height: number }

/** A lane with its heading at `y`; the items, the most important first, take rows from the top. */
function lane(app: App, dated: Dated, items: readonly Item[], scale: Scale, y: number, measure: Measure): [nodes: Map<number, SVGElement>, rows: number] {
  const widest = Math.min(WIDEST, (scale.right - scale.left) * 0.45);
  const selected = app.selected();
  const laid = items.map((item) => {
    measure.font = font(SIZE, item.number === selected ? 700 : 400);
    const text = fit(measure, app.store.marks[item.number].label, widest);
    const width = measure.measureText(text).width;
    const stroke = strokeOf(item.extent, scale);
    const at = Math.max(scale.left, Math.min(stroke.from, scale.right - width));
    return { item, text, stroke, at, width, from: Math.min(at, stroke.from), to: Math.max(at + width, stroke.to) };
  });
  const rows = packed(laid, GAP);
  const nodes = new Map<number, SVGElement>();
  laid.forEach(({ item, text, stroke, at, from, to }, i) => {
    const own = item.number === selected;
    const top = y + rows[i] * ROW;
    const words = spoken(app, item.number, item.extent, dated.sense);
    nodes.set(item.number, svg("g", { role: "listitem" },
      svg("a", {
        href: app.link({ s: app.store.marks[item.number].id }), class: "item", "data-number": item.number, "aria-label": words,
        "aria-current": own ? "true" : null, tabindex: "-1",
      },
      svg("title", {}, words),
      svg("rect", {
        class: "around", x: from - 4, y: top + 1, width: to - from + 8, height: ROW - 3, rx: 4, "pointer-events": "all",
        fill: own ? "var(--sunk)" : "none", stroke: own ? "var(--ink)" : "none", "stroke-width": "2",
      }),
      svg("text", { x: at, y: top + 15, fill: "var(--ink)", "font-size": SIZE, "font-weight": own ? "700" : "400" }, text),
      bar(stroke, top + 22, 5, item.event ? "var(--event)" : "var(--claim)", !item.event))));
  });
  return [nodes, Math.max(0, ...rows.map((row) => row + 1))];
}

/** Both lanes from `top` down. In the document the items stand in the order of time. */
export function lanes(app: App, dated: Dated, items: readonly Item[], scale: Scale, top: number, measure: Measure): Lanes {
  const drawn = svg("g");
  const nodes = new Map<number, SVGElement>();
  let y = top;
  for (const [heading, event] of [["Events, those of most articles at the top", true], ["Claims, those that are tied to most at the top", false]] as const) {
    const own = items.filter((item) => item.event === event);
    if (!own.length) continue;
    drawn.append(svg("text", { x: scale.left, y: y + 18, fill: "var(--soft)", "font-size": "13", "font-weight": "600" }, heading));
    const [found, rows] = lane(app, dated, own, scale, y + HEAD, measure);
    for (const [number, node] of found) nodes.set(number, node);
    y += HEAD + rows * ROW + 8;
  }
  drawn.append(svg("g", { role: "list", "aria-label": "Events and claims in the order of time; the arrow keys go from one to the next" },
    inTime(items).map(({ number }) => nodes.get(number)!)));
  return { drawn, height: y - top };
}
