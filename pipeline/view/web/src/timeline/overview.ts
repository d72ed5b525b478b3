// The bars over the whole range, with the brush, and beside them those that lie before and after the range.
import type { App } from "../app.ts";
import { button, el, plural, svg } from "../dom/el.ts";
import { axis, scaleOf } from "./axis.ts";
import type { Binned } from "./bins.ts";
import { brushOn } from "./brush.ts";
import { DAY } from "./calendar.ts";
import type { Gesture } from "./gesture.ts";
import { bars, barsWords } from "./histogram.ts";
import { dayOf } from "./iso.ts";
import type { Range } from "./range.ts";
import { edgeWords } from "./time-words.ts";
import type { Days } from "./viewport.ts";

const TOP = 6;
const BARS = 84;
const BOTTOM = TOP + BARS;
export const OVERVIEW = BOTTOM + 22;
/** Room for half a handle at both ends. */
export const EDGE = 12;

/** The bars and their axis, `width` pixels wide. */
export function overviewDrawing(range: Range, binned: Binned, width: number): { drawn: SVGGElement; scale: ReturnType<typeof scaleOf> } {
  const scale = scaleOf(range, EDGE, width - EDGE);
  return { scale, drawn: svg("g", {}, axis(scale, BOTTOM + 0.5, 0), bars(binned.bins, range.unit, scale, BOTTOM, BARS)) };
}

/** What lies outside of the range, in words: "12 claims before 2010", "3 claims from 2019 on"; empty where nothing does. */
export function outsideWords(range: Range, { before, after }: Binned): [before: string, after: string] {
  return [before ? `${plural(before, "claim")} before ${edgeWords(range.from)}` : "", after ? `${plural(after, "claim")} from ${edgeWords(range.to)} on` : ""];
}

export interface Overview {
  readonly box: HTMLElement;
  /** How wide the drawing may be. */
  width(): number;
  draw(range: Range, binned: Binned, days: Days): void;
  /** Only the brush. */
  place(days: Days): void;
}

export function startOverview(app: App, gesture: Gesture): Overview {
  const stage = svg("svg", { class: "over", role: "group" });
  const ends = (["before", "after"] as const).map((which) => button({ class: "plain outside", "data-outside": which }, () => {
    if (!drawn) return;
    const { range } = drawn;
    const wanted = which === "before" ? { from: "", to: dayOf(range.from - DAY) } : { from: dayOf(range.to), to: "" };
    app.go(isChosen(wanted) ? { from: "", to: "" } : wanted);
  }));
  const middle = el("div", { class: "bars" }, stage);
  const box = el("div", { class: "overview" }, ends[0], middle, ends[1]);
  const brush = brushOn(stage, gesture);
  let drawn: { range: Range; binned: Binned; width: number; ground: Parameters<typeof brush.place>[1] } | null = null;
  const isChosen = ({ from, to }: Days): boolean => (app.state.from ?? "") === from && (app.state.to ?? "") === to;

  return {
    box,
    width: () => middle.clientWidth,
    draw(range, binned, days) {
      const words = outsideWords(range, binned);
      ends.forEach((end, i) => {
        end.hidden = !words[i];
        end.textContent = words[i];
        end.setAttribute("aria-pressed", String(isChosen(i ? { from: dayOf(range.to), to: "" } : { from: "", to: dayOf(range.from - DAY) })));
      });
      const width = middle.clientWidth;
      if (drawn?.binned === binned && drawn.width === width) {
        brush.place(days, drawn.ground);
        return;
      }
      const { drawn: picture, scale } = overviewDrawing(range, binned, width);
      stage.setAttribute("viewBox", `0 0 ${width} ${OVERVIEW}`);
      stage.setAttribute("width", String(width));
      stage.setAttribute("height", String(OVERVIEW));
      stage.setAttribute("aria-label", barsWords(binned.bins, range.unit));
      // The brush stays in the document, so that a drag or the focus on a handle isn't lost.
      for (const node of [...stage.children]) if (node !== brush.node) node.remove();
      stage.prepend(picture);
      if (!brush.node.isConnected) stage.append(brush.node);
      drawn = { range, binned, width, ground: { range, scale, bins: binned.bins, bottom: BOTTOM } };
      brush.place(days, drawn.ground);
    },
    place(days) {
      if (drawn) brush.place(days, drawn.ground);
    },
  };
}
