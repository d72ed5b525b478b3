// The colours of the page's style sheet, for drawings.
import { KINDS } from "../data/model.ts";

const NAMES = ["ground", "surface", "sunk", "line", "ink", "soft", "accent", "edge", ...KINDS] as const;
export type Theme = Record<(typeof NAMES)[number], string>;

let inLight = false;

/** What the style sheet's first rule for the root says: the light colours, whatever the reader's theme. */
function lightStyle(): CSSStyleDeclaration | null {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) if (rule instanceof CSSStyleRule && rule.selectorText === ":root") return rule.style;
  }
  return null;
}

/** The colours as they are now (light or dark); within `lit`, the light ones. */
export function readTheme(): Theme {
  const style = (inLight ? lightStyle() : null) ?? getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue("--" + name).trim()])) as Theme;
}

/** What `make` gives while `readTheme` gives the light colours: for pictures, which are printed. */
export function lit<T>(make: () => T): T {
  inLight = true;
  try {
    return make();
  } finally {
    inLight = false;
  }
}
