// Text broken into lines that fit a width.

/** How wide a text is. */
export type Width = (text: string) => number;

/** A word that is too long alone, cut between code points. */
function cut(word: string, width: number, measure: Width): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const char of word) {
    if (piece && measure(piece + char) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += char;
  }
  return [...pieces, piece];
}

/** The lines of a text, none wider than `width` (but for single characters), at most `most`; "…" ends what is cut off. */
export function wrap(text: string, width: number, measure: Width, most = Infinity): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (lines.length > most) break;
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    const pieces = measure(word) > width ? cut(word, width, measure) : [word];
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1)!;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines[most - 1] + " …"];
}
