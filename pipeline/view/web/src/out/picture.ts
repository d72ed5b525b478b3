// A view's picture with its caption, as SVG that stands by itself, and as PNG.
import type { Picture } from "../app.ts";
import { svg } from "../dom/el.ts";
import { font } from "../graph/fit.ts";
import { fontOf } from "../graph/svg-context.ts";
import type { Theme } from "../graph/theme.ts";
import type { Caption } from "./caption.ts";
import { cleaned, xmlText } from "./xml.ts";
import { wrap } from "./wrap.ts";

const MARGIN = 24;
const NARROWEST = 560;
/** What a canvas can hold in all browsers of today, in pixels: on one side, and in all. */
const LONGEST = 16_384;
const LARGEST = 100_000_000;

interface Line { readonly text: string; readonly size: number; readonly weight: number; readonly color: string; readonly gap: number }

function sizeOf(picture: SVGSVGElement): { width: number; height: number } {
  const [, , wide, high] = (picture.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const width = parseFloat(picture.getAttribute("width") ?? "") || wide || 0;
  const height = parseFloat(picture.getAttribute("height") ?? "") || high || 0;
  return { width, height };
}

function measuring(size: number, weight: number): (text: string) => number {
  const ctx = document.createElement("canvas").getContext("2d");
  if (!ctx) return (text) => text.length * size * 0.55;
  ctx.font = font(size, weight);
  return (text) => ctx.measureText(text).width;
}

function linesOf(caption: Caption, width: number, theme: Theme): Line[] {
  const found: Line[] = [];
  const put = (text: string, size: number, weight: number, color: string, gap: number, most: number): void => {
    wrap(xmlText(text), width, measuring(size, weight), most).forEach((line, i) => {
      found.push({ text: `\u2068${line}\u2069`, size, weight, color, gap: i ? 0 : gap });
    });
  };
  put(caption.title, 17, 600, theme.ink, 0, 3);
  caption.lines.forEach((line, i) => put(line, 13, 400, theme.ink, i ? 2 : 6, 6));
  if (caption.sources.length) put("Sources", 13, 600, theme.soft, 10, 1);
  for (const source of caption.sources) put(source, 13, 400, theme.soft, 1, 2);
  return found;
}

/** The picture with the caption under it. */
export function composed(picture: Picture, caption: Caption, theme: Theme): SVGSVGElement {
  const inner = cleaned(picture.svg.cloneNode(true) as SVGSVGElement);
  const size = sizeOf(picture.svg);
  const width = Math.ceil(Math.max(size.width, NARROWEST));
  const lines = linesOf(caption, width - 2 * MARGIN, theme);
  const top = Math.ceil(size.height);
  let y = top + MARGIN;
  const texts = lines.map(({ text, size: high, weight, color, gap }) => {
    y += gap + high * 1.4;
    const { family } = fontOf(font(high, weight));
    return svg("text", { x: MARGIN, y: Math.round(y * 10) / 10, "font-family": family, "font-size": high, "font-weight": weight, fill: color }, text);
  });
  const height = Math.ceil(y + MARGIN);
  for (const [key, value] of Object.entries({ x: (width - size.width) / 2, y: 0, width: size.width, height: size.height })) inner.setAttribute(key, String(value));
  return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}` },
    svg("title", {}, xmlText(caption.title)),
    svg("desc", {}, xmlText([...caption.lines, ...caption.sources].join(" "))),
    svg("rect", { width, height, fill: theme.ground }),
    inner,
    svg("line", { x1: MARGIN, x2: width - MARGIN, y1: top + MARGIN / 2, y2: top + MARGIN / 2, stroke: theme.line, "stroke-width": 1 }),
    texts);
}

/** How many times larger than its own size a picture can be drawn, 2 at most. */
export function scaleFor(width: number, height: number): number {
  return Math.min(2, LONGEST / Math.max(width, height), Math.sqrt(LARGEST / (width * height)));
}

export interface Raster { readonly blob: Blob; readonly scale: number }

/** A drawing as PNG, at twice its size, or smaller where a canvas can't hold that. Throws where it can't be drawn at all. */
export async function rasterised(xml: string, width: number, height: number): Promise<Raster> {
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(xml);
  await image.decode();
  for (let scale = scaleFor(width, height); scale > 0.05; scale /= 2) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.floor(width * scale));
    canvas.height = Math.max(1, Math.floor(height * scale));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (blob) return { blob, scale };
  }
  throw new Error("the picture is too large for this browser");
}

