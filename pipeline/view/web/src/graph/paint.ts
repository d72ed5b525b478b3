// How marks and edges look, painted on a 2D context: that of the canvas, or one that writes SVG.
import type { Store } from "../data/store.ts";
import type { Claim } from "../data/model.ts";
import type { Spacing } from "../data/packed.ts";
import { SHAPES, isHollow } from "../dom/glyph.ts";
import { plural, shortened } from "../dom/el.ts";
import { fit, fitLines, font } from "./fit.ts";
import type { Item, SceneEdge } from "./scene.ts";
import type { Point } from "./stack.ts";
import type { Theme } from "./theme.ts";

export interface Paint {
  readonly ctx: CanvasRenderingContext2D;
  readonly store: Store;
  readonly theme: Theme;
  readonly spacing: Spacing;
  /** Height of a box in the middle column. */
  readonly box: number;
}

/** What a claim is other than a plain fact: that it is negative, and its modality. */
function tagsOf(claim: Claim | undefined): string {
  if (!claim) return "";
  const tags = claim.polarity === "negative" ? ["negative"] : [];
  if (claim.modality !== "actual") tags.push(claim.modality);
  return tags.join(" · ");
}

/** The label of a claim without the flags before it, which stand at the end of its box. */
function wordsOfClaim(store: Store, number: number): string {
  const view = store.claims.get(number);
  const label = shortened(store.marks[number].label, 300);
  const flags = view ? [view.modality === "actual" ? "" : view.modality, "not"].filter(Boolean) : [];
  for (const flag of [flags.join(", ") + ": ", ...flags.map((one) => one + ": ")]) {
    if (label.startsWith(flag)) return label.slice(flag.length);
  }
  return label;
}

export const widthOf = (item: Item, spacing: Spacing): number => (item.column === 1 ? spacing.claim_width : spacing.side_width);

function box({ ctx, theme, spacing, box: height }: Paint, { x, y }: Point, strong: boolean, dashed: boolean): void {
  const width = spacing.claim_width;
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - height / 2, width, height, 5);
  ctx.fillStyle = theme.surface;
  ctx.fill();
  ctx.strokeStyle = strong ? theme.accent : theme.edge;
  ctx.lineWidth = strong ? 2.5 : 1;
  if (dashed) ctx.setLineDash([5, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintClaim(paint: Paint, { number, note }: Item, at: Point, strong: boolean): void {
  const { ctx, store, theme, spacing } = paint;
  const { x, y } = at;
  const width = spacing.claim_width;
  const view = store.claims.get(number);
  const negative = view?.polarity === "negative";
  box(paint, at, strong, negative);
  ctx.textAlign = "left";
  const tags = [tagsOf(view), note].filter(Boolean).join(" · ");
  let room = width - 22;
  if (tags) {
    ctx.font = font(11, 700);
    const long = ctx.measureText(tags).width + 12;
    ctx.beginPath();
    ctx.roundRect(x + width / 2 - long - 6, y - 8, long, 16, 3);
    ctx.fillStyle = negative ? theme.ink : theme.sunk;
    ctx.fill();
    ctx.fillStyle = negative ? theme.surface : theme.soft;
    ctx.fillText(tags, x + width / 2 - long, y + 0.5);
    room -= long + 4;
  }
  ctx.font = font(14);
  ctx.fillStyle = theme.ink;
  ctx.fillText(fit(ctx, wordsOfClaim(store, number), room), x - width / 2 + 11, y + 0.5);
}

/** An event as a box: what happened, and under it how it stands. */
function paintEvent(paint: Paint, { number, note }: Item, at: Point, strong: boolean): void {
  const { ctx, store, theme, spacing } = paint;
  const { x, y } = at;
  const width = spacing.claim_width;
  const event = store.events.get(number);
  box(paint, at, strong, false);
  ctx.textAlign = "left";
  const left = x - width / 2 + 11;
  ctx.font = font(14, 600);
  ctx.fillStyle = theme.ink;
  const lines = fitLines(ctx, shortened(store.marks[number].label, 300), width - 22);
  const top = y - 9.5 * lines.length;
  lines.forEach((line, i) => ctx.fillText(line, left, top + 19 * i));
  if (!event) return;
  const status = (store.words.status[event.status] ?? event.status).split(":")[0];
  const notes = [status, plural(event.articles, "article"), plural(event.origins, "origin"), note];
  ctx.font = font(12, event.status === "disputed" ? 700 : 400);
  ctx.fillStyle = event.status === "disputed" ? theme.ink : theme.soft;
  ctx.fillText(fit(ctx, notes.filter(Boolean).join(" · "), width - 22), left, top + 19 * lines.length + 1);
}

function paintSide({ ctx, store, theme, spacing }: Paint, { number, column, note }: Item, { x, y }: Point, strong: boolean): void {
  const mark = store.marks[number];
  const left = column === 0;
  const at = port(column, x, left, spacing);
  ctx.save();
  ctx.translate(at, y);
  ctx.fillStyle = isHollow(mark) ? theme.surface : theme[mark.kind];
  ctx.strokeStyle = theme[mark.kind];
  ctx.lineWidth = 2;
  shape(ctx, SHAPES[mark.kind]);
  ctx.fill();
  ctx.stroke();
  ctx.restore();
  ctx.font = font(14);
  ctx.fillStyle = strong ? theme.accent : theme.ink;
  ctx.textAlign = left ? "right" : "left";
  const lines = fitLines(ctx, shortened(mark.label, 200) + (note ? ` (${note})` : ""), spacing.side_width - 32);
  const from = left ? at - 15 : at + 15;
  lines.forEach((line, i) => {
    const height = y + (i - (lines.length - 1) / 2) * (lines.length > 1 ? 14 : 16);
    if (strong) {
      const long = ctx.measureText(line).width;
      ctx.fillRect(left ? from - long : from, height + 8, long, 1.5);
    }
    ctx.fillText(line, from, height + 0.5);
  });
}

/** A path of M, L, Q, A (as half circles) and Z, laid out by calls: contexts that write SVG know no Path2D. */
function shape(ctx: CanvasRenderingContext2D, path: string): void {
  ctx.beginPath();
  for (const [, command, rest] of path.matchAll(/([MLQAZ])([^MLQAZ]*)/g)) {
    const n = rest.trim().split(/[\s,]+/).map(Number);
    if (command === "M") ctx.moveTo(n[0], n[1]);
    else if (command === "L") ctx.lineTo(n[0], n[1]);
    else if (command === "Q") ctx.quadraticCurveTo(n[0], n[1], n[2], n[3]);
    else if (command === "A") ctx.arc(0, 0, n[0], n[6] > 0 ? -Math.PI / 2 : Math.PI / 2, n[6] > 0 ? Math.PI / 2 : 1.5 * Math.PI);
    else ctx.closePath();
  }
}

/** Where an edge meets an item: the side of a box in the middle, or the shape beside a label. */
export function port(column: Item["column"], x: number, left: boolean, spacing: Spacing): number {
  if (column === 1) return x + (left ? -1 : 1) * spacing.claim_width / 2;
  return x + (left ? 1 : -1) * (spacing.side_width / 2 - 10);
}

/** An item at its place. */
export function paintItem(paint: Paint, item: Item, at: Point, strong: boolean): void {
  const { ctx, store } = paint;
  ctx.textBaseline = "middle";
  ctx.direction = "ltr";
  if (item.column !== 1) paintSide(paint, item, at, strong);
  else if (store.marks[item.number].kind === "event") paintEvent(paint, item, at, strong);
  else paintClaim(paint, item, at, strong);
}

export interface EdgeLook {
  /** An edge of the selected mark. */
  readonly own: boolean;
  /** Another mark is selected. */
  readonly dim: boolean;
}

/** An edge between items at these places: from column to column. */
export function paintEdge({ ctx, theme, spacing }: Paint, edge: SceneEdge, ends: readonly [Item, Point, Item, Point], look: EdgeLook): void {
  const [one, from, other, to] = ends;
  const middle = one.column === 1 ? from : to;
  const side = middle === from ? to : from;
  const left = side.x < middle.x;
  const x1 = port(one.column, from.x, left, spacing);
  let x2 = port(other.column, to.x, left, spacing);
  const ahead = x2 > x1 ? 1 : -1;
  x2 -= ahead * (other.column === 1 ? 1 : 11);
  const bend = (x2 - x1) * 0.5;
  ctx.strokeStyle = look.own ? theme.accent : theme.edge;
  ctx.fillStyle = ctx.strokeStyle;
  // Outlets stand beside many events: their edges stay in the background until one is selected.
  const faint = one.column === 1 && edge.relation === "reports";
  ctx.globalAlpha = look.own ? 1 : look.dim ? 0.15 : faint ? 0.4 : 0.85;
  ctx.lineWidth = look.own ? 1.8 : 1;
  ctx.setLineDash(edge.relation === "describes" || edge.quiet || edge.word ? [4, 4] : []);
  ctx.beginPath();
  ctx.moveTo(x1, from.y);
  ctx.bezierCurveTo(x1 + bend, from.y, x2 - bend, to.y, x2 - ahead * 5, to.y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x2, to.y);
  ctx.lineTo(x2 - ahead * 7, to.y - 3);
  ctx.lineTo(x2 - ahead * 7, to.y + 3);
  ctx.closePath();
  ctx.fill();
  // At the end that the edge has for itself: where edges meet, the word would stand on those of others.
  if (edge.word) paintWord({ ctx, theme }, edge.word, x1 + ahead * 11, from.y, ahead > 0 ? "left" : "right");
  ctx.globalAlpha = 1;
}

/** Words on the ground of the drawing, with a rim that keeps them legible over edges. */
export function paintWord({ ctx, theme }: Pick<Paint, "ctx" | "theme">, words: string, x: number, y: number, align: "left" | "right"): void {
  ctx.font = font(12);
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.lineWidth = 5;
  ctx.strokeStyle = theme.ground;
  ctx.fillStyle = theme.ink;
  ctx.strokeText(words, x, y);
  ctx.fillText(words, x, y);
}
