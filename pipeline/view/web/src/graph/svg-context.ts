// A 2D context that writes SVG: svgcanvas, with text mended.
//
// svgcanvas reads a font through a style attribute, which the page's policy forbids, and centres text by a baseline
// that Inkscape and librsvg do not know.
import { Context } from "svgcanvas";

/** The inside of svgcanvas 2.6 that writing text needs. */
interface Inside {
  __applyText: (text: string, x: number, y: number, action: "fill" | "stroke") => void;
  __closestGroupOrSvg(): Element;
  __createElement(name: string, attributes: Record<string, string | number>, reset: boolean): SVGElement;
  __applyTransformation(node: SVGElement): void;
  __applyStyleToCurrentElement(action: string): void;
  __currentElement: Element;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
}

const ANCHORS: Record<CanvasTextAlign, string> = { left: "start", start: "start", center: "middle", right: "end", end: "end" };
const SHIFTS: Partial<Record<CanvasTextBaseline, string>> = { middle: "0.35em", top: "0.8em", hanging: "0.8em", bottom: "-0.2em" };

/** A font as `fit.font` writes it: weight, size in px, families. */
export function fontOf(font: string): { weight: string; size: string; family: string } {
  const [, weight = "400", size = "14", family = "sans-serif"] = /^(?:(\S+)\s+)?([\d.]+)px\s+(.+)$/.exec(font) ?? [];
  return { weight, size, family };
}

export interface SvgContext {
  readonly ctx: CanvasRenderingContext2D;
  /** What was drawn so far. */
  readonly svg: () => SVGSVGElement;
}

export function svgContext(width: number, height: number): SvgContext {
  const context = new Context(width, height);
  const inside = context as unknown as Inside;
  inside.__applyText = (text, x, y, action) => {
    const { weight, size, family } = fontOf(inside.font);
    const parent = inside.__closestGroupOrSvg(); // while the present element still has one
    const shift = SHIFTS[inside.textBaseline];
    const node = inside.__createElement("text", {
      "font-family": family, "font-size": size, "font-weight": weight, x, y, "text-anchor": ANCHORS[inside.textAlign], ...(shift ? { dy: shift } : {}),
    }, true);
    node.append(text);
    inside.__currentElement = node;
    inside.__applyTransformation(node);
    inside.__applyStyleToCurrentElement(action);
    parent.append(node);
  };
  return { ctx: context as unknown as CanvasRenderingContext2D, svg: () => context.getSvg() };
}
