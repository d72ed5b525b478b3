// Links to marks.
import type { App } from "../app.ts";
import { bdi, el, shortened } from "./el.ts";
import { glyph, isHollow } from "./glyph.ts";

/** A link to a mark, or only its words where it is not known. */
export function ref(app: App, number: number | null | undefined, text?: string | null): HTMLElement {
  if (number === null || number === undefined) return bdi(shortened(text ?? "", 400));
  const mark = app.store.marks[number];
  return el("a", { class: "ref", href: app.link({ s: mark.id }) }, bdi(shortened(text ?? mark.label, 400)));
}

/** The glyph of a mark. */
export function glyphOf(app: App, number: number): SVGSVGElement {
  const mark = app.store.marks[number];
  return glyph(mark.kind, isHollow(mark));
}
