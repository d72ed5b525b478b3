// The selected claim: when it happened, was said and was published, one below the other, with a thin line between them.
import type { App } from "../app.ts";
import type { Claim } from "../data/model.ts";
import { svg } from "../dom/el.ts";
import type { Measure } from "../graph/fit.ts";
import { fit, font } from "../graph/fit.ts";
import type { Scale } from "./axis.ts";
import { SENSES, SENSE_WORDS, claimExtent, claimWhen } from "./dated.ts";
import { meets } from "./iso.ts";
import { bar, strokeOf } from "./stroke.ts";

const ROW = 24;
const HEAD = 26;
export const THREE_TIMES = HEAD + 3 * ROW + 8;

/** Drawn from `top` down, `THREE_TIMES` high. What lies outside the view is at the edge, with an arrow; unknown is a word. */
export function threeTimes({ store }: App, claim: Claim, scale: Scale, top: number, measure: Measure): SVGGElement {
  const drawn = svg("g", { class: "three" },
    svg("text", { x: scale.left, y: top + 18, fill: "var(--soft)", "font-size": "13", "font-weight": "600" }, "The selected claim"));
  measure.font = font(13);
  const points: [x: number, y: number][] = [];
  const marks: SVGElement[] = [];
  SENSES.forEach((sense, row) => {
    const y = top + HEAD + row * ROW + ROW / 2;
    const { did, unknown } = SENSE_WORDS[sense];
    const extent = claimExtent(store, claim, sense);
    const put = (text: string, from: number, to: number, soft: boolean): void => {
      const cut = fit(measure, text, scale.right - scale.left - 12);
      const width = measure.measureText(cut).width;
      const x = to + 8 + width <= scale.right ? to + 8 : from - 8 - width >= scale.left ? from - 8 - width : scale.left + 4;
      // The ground of the page around the words, so that no line runs through them.
      marks.push(svg("text", { x, y: y + 4.5, fill: soft ? "var(--soft)" : "var(--ink)", "font-size": "13", stroke: "var(--ground)", "stroke-width": "4", "paint-order": "stroke" }, cut));
    };
    if (!extent) {
      put(unknown.replace(/^no known/, "No known"), scale.left, scale.left - 4, true);
      return;
    }
    const words = `${did} ${claimWhen(store, claim, sense)}`;
    if (meets(extent, scale.from, scale.to)) {
      const stroke = strokeOf(extent, scale);
      points.push([stroke.open === "begin" ? stroke.to : stroke.from + 2.5, y]);
      marks.push(bar(stroke, y, 7, "var(--accent)", sense === "time"));
      put(words, stroke.from, stroke.to, false);
    } else {
      const before = extent.finish !== null && extent.finish <= scale.from;
      points.push([before ? scale.left : scale.right, y]);
      put(before ? `← ${words}` : `${words} →`, scale.right, before ? scale.left : scale.right + 8, false);
    }
  });
  if (points.length > 1) drawn.append(svg("path", { d: "M" + points.map((point) => point.join(" ")).join("L"), fill: "none", stroke: "var(--accent)", "stroke-width": "1.5" }));
  drawn.append(...marks);
  return drawn;
}
