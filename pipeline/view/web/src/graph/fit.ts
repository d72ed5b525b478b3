// Labels that fit a width.

const FONT_STACK = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
export const font = (size: number, weight = 400): string => `${weight} ${size}px ${FONT_STACK}`;

/** What measures text: a canvas, or what writes SVG. */
export type Measure = Pick<CanvasRenderingContext2D, "measureText" | "font">;

const fitting = new Map<string, string>();
const fittingLines = new Map<string, readonly string[]>();

function remember<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size > 20_000) cache.clear();
  const made = make();
  cache.set(key, made);
  return made;
}

/** Begins what is isolated: from right to left if the first letter of the text is written so, else as its first letter tells. */
const isolate = (text: string): string => (/^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text) ? "\u2067" : "\u2068");

/**
 * A label that fits a width, cut between code points; isolated, so that its direction stays its own (`begin`: that of the
 * whole label, of which it is a line).
 */
export function fit(ctx: Measure, text: string, width: number, begin = isolate(text)): string {
  return remember(fitting, `${ctx.font}\n${Math.round(width)}\n${begin}${text}`, () => {
    const points = Array.from(text);
    const cutTo = (n: number): string => (n < points.length ? points.slice(0, n).join("").trimEnd() + "…" : text);
    const fits = (n: number): boolean => ctx.measureText(cutTo(n)).width <= width;
    let [least, most] = [1, points.length];
    if (fits(most)) least = most;
    while (least < most - 1) {
      const middle = (least + most) >> 1;
      if (fits(middle)) least = middle;
      else most = middle;
    }
    const length = least;
    return begin + cutTo(length) + "\u2069";
  });
}

/** A label on one line, or on two with the break between words. */
export function fitLines(ctx: Measure, text: string, width: number): readonly string[] {
  return remember(fittingLines, `${ctx.font}\n${width}\n${text}`, () => {
    const pieces = text.split(" ");
    let first = 0;
    while (first < pieces.length && ctx.measureText(pieces.slice(0, first + 1).join(" ")).width <= width) first += 1;
    const lines = first === 0 || first === pieces.length ? [text] : [pieces.slice(0, first).join(" "), pieces.slice(first).join(" ")];
    return lines.map((line) => fit(ctx, line, width, isolate(text)));
  });
}
