// Bars: how many claims each stretch of a range has.
import { svg } from "../dom/el.ts";
import type { Scale } from "./axis.ts";
import type { Bin } from "./bins.ts";
import type { Unit } from "./calendar.ts";
import { beginOf } from "./calendar.ts";
import { unitWords } from "./time-words.ts";

/** A count that may have parts: "12", "about 3.4", "less than 0.1". */
export function countWords(count: number): string {
  const whole = Math.round(count);
  if (Math.abs(count - whole) < 0.005) return whole.toLocaleString("en");
  return count < 0.1 ? "less than 0.1" : "about " + count.toLocaleString("en", { maximumFractionDigits: 1 });
}

/** A bar in words: "October 2024: 12 claims, and about 3.4 as shares of longer times". */
export function binWords(bin: Bin, unit: Unit): string {
  const shares = bin.shares ? `, and ${countWords(bin.shares)} as shares of longer times` : "";
  return `${unitWords(unit, beginOf(unit, bin.begin))}: ${countWords(bin.within)} ${bin.within === 1 ? "claim" : "claims"}${shares}`;
}

/** Bars that stand on `y` and are `height` pixels high at most; each tells what it is when the pointer rests on it. */
export function bars(bins: readonly Bin[], unit: Unit, scale: Scale, y: number, height: number): SVGGElement {
  const most = Math.max(...bins.map((bin) => bin.within + bin.shares), 1);
  const drawn = svg("g", { "aria-hidden": "true" });
  for (const bin of bins) {
    if (bin.within + bin.shares <= 0) continue;
    const [from, to] = [Math.max(scale.left, scale.x(bin.begin)), Math.min(scale.right, scale.x(bin.finish))];
    const gap = to - from > 5 ? 1 : 0;
    const width = Math.max(0.75, to - from - gap);
    // What is there is seen, however little it is.
    const full = bin.within ? Math.max(1.5, (bin.within / most) * height) : 0;
    const hollow = bin.shares ? Math.max(1, (bin.shares / most) * height) : 0;
    const bar = svg("g", {}, svg("title", {}, binWords(bin, unit)), svg("rect", { x: from, y: y - height, width: Math.max(width, to - from), height, fill: "none", "pointer-events": "all" }));
    if (full) bar.append(svg("rect", { x: from, y: y - full, width, height: full, fill: "var(--claim)" }));
    if (hollow && width > 3) bar.append(svg("rect", { x: from + 0.5, y: y - full - hollow + 0.5, width: width - 1, height: Math.max(0.5, hollow - 0.5), fill: "var(--surface)", stroke: "var(--claim)" }));
    else if (hollow) bar.append(svg("rect", { x: from, y: y - full - hollow, width, height: hollow, fill: "var(--claim)", "fill-opacity": "0.45" }));
    drawn.append(bar);
  }
  return drawn;
}

/** Bars in words, for those who don't see them: how many there are and the highest. */
export function barsWords(bins: readonly Bin[], unit: Unit): string {
  const count = bins.reduce((sum, bin) => sum + bin.within + bin.shares, 0);
  const [top] = [...bins].sort((a, b) => b.within + b.shares - a.within - a.shares);
  return `Bars, one for each ${unit}: ${countWords(count)} claims. Most: ${binWords(top, unit)}.`;
}
