// The timeline as a drawing that stands by itself.
import type { App, Picture } from "../app.ts";
import { plural, svg } from "../dom/el.ts";
import { claimsTold } from "../graph/main-events.ts";
import type { Binned } from "./bins.ts";
import type { Item } from "./choose.ts";
import { closeScale, closeTop, measure, ownClaim, sheet } from "./close-up.ts";
import type { Dated } from "./dated.ts";
import { SENSE_WORDS } from "./dated.ts";
import { lanes } from "./lanes.ts";
import { OVERVIEW, outsideWords, overviewDrawing } from "./overview.ts";
import type { Range } from "./range.ts";
import { extentWords } from "./time-words.ts";
import type { Viewport } from "./viewport.ts";

const WIDTH = 1200;
const HEAD = 30;

/** What is on stage. */
export interface Stage {
  readonly dated: Dated;
  readonly range: Range;
  readonly binned: Binned;
  readonly view: Viewport;
  readonly items: readonly Item[];
  /** Whether days are chosen: then the lanes show less, or other, time than the bars. */
  readonly chosen: boolean;
}

/** Colours as they are now in the place of the style sheet's names for them; nothing that is for the hand or the ear. */
function standing(drawing: SVGSVGElement): SVGSVGElement {
  const style = getComputedStyle(document.documentElement);
  for (const node of drawing.querySelectorAll("*")) {
    for (const { name, value } of [...node.attributes]) {
      const named = /^var\((--[a-z]+)\)$/.exec(value);
      if (named) node.setAttribute(name, style.getPropertyValue(named[1]).trim());
      else if (/^(?:class|role|tabindex|href|pointer-events|data-|aria-)/.test(name)) node.removeAttribute(name);
    }
  }
  return drawing;
}

export function timelinePicture(app: App, { dated, range, binned, view, items, chosen }: Stage): Picture {
  const { drawn: over } = overviewDrawing(range, binned, WIDTH);
  const scale = closeScale(view, WIDTH);
  const parts: SVGGElement[] = [];
  let y = HEAD;
  const put = (drawn: SVGGElement, height: number): void => {
    parts.push(svg("g", { transform: `translate(0 ${y})` }, drawn));
    y += height;
  };
  const outside = outsideWords(range, binned).filter(Boolean);
  const words = `Claims by when they ${dated.sense === "time" ? "happened" : "were " + SENSE_WORDS[dated.sense].did}${outside.length ? `; not drawn: ${outside.join(" and ")}` : ""}`;
  put(over, OVERVIEW + 8);
  if (chosen || ownClaim(app)) {
    const top = closeTop(app, dated, view, scale, chosen);
    put(svg("text", { x: scale.left, y: 16, fill: "var(--soft)", "font-size": "13", "font-weight": "600" }, extentWords({ begin: view.from, finish: view.to })), 24);
    put(top.drawn, top.height);
  }
  const below = lanes(app, dated, items, scale, 0, measure());
  put(below.drawn, below.height + 8);
  const ground = svg("rect", { width: WIDTH, height: y, fill: "var(--ground)" });
  const head = svg("text", { x: scale.left, y: 20, fill: "var(--ink)", "font-size": "14", "font-weight": "600" }, words);
  const claims = new Set(items.flatMap(({ number, event }) => (event ? claimsTold(app.store, number, app.passing().claims) : [number])));
  return {
    svg: standing(sheet("", WIDTH, y, ground, head, ...parts)),
    title: `Timeline, ${extentWords({ begin: view.from, finish: view.to })}: ${plural(items.length, "event or claim", "events and claims")}`,
    claims: [...claims].sort((a, b) => a - b),
  };
}
