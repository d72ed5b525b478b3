// The colours of the page's style sheet, for drawings.
import { KINDS } from "../data/model.ts";

const NAMES = ["ground", "surface", "sunk", "line", "ink", "soft", "accent", "edge", ...KINDS] as const;
export type Theme = Record<(typeof NAMES)[number], string>;

/** The colours as they are now (light or dark). */
export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue("--" + name).trim()])) as Theme;
}
