// Lines of text for a drawing that has no style sheet: widths are estimated, the wider letters of a line wider.

const NARROW = /[iljtfrI.,:;'’|()[\]! ]/;
const WIDE = /[mwMW@%—…]/;
/** Whether a letter is of a script whose letters may be as wide as they are high. */
const isSquare = (letter: string): boolean => letter > "\u024f" && !(letter >= "\u2000" && letter <= "\u206f");

/** About how wide a text is, in units of the size of its letters. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += NARROW.test(letter) ? 0.32 : WIDE.test(letter) || isSquare(letter) ? 0.95 : /[A-Z]/.test(letter) ? 0.7 : 0.55;
  return width;
}

/** The text in lines no wider than `width` (in units of `size`), words too long for a line cut; at most `most` lines. */
export function wrapped(text: string, size: number, width: number, most = 12): string[] {
  const room = width / size;
  const lines: string[] = [];
  let line = "";
  const put = (word: string): void => {
    if (line && widthOf(line + " " + word) > room) {
      lines.push(line);
      line = word;
    } else line = line ? line + " " + word : word;
  };
  for (const word of text.split(/\s+/).filter(Boolean)) {
    let rest = word;
    while (widthOf(rest) > room && rest.length > 1) {
      let end = rest.length;
      while (end > 1 && widthOf(rest.slice(0, end)) > room) end -= 1;
      if (/[\ud800-\udbff]$/.test(rest.slice(0, end)) && end > 1) end -= 1;
      put(rest.slice(0, end));
      rest = rest.slice(end);
    }
    put(rest);
    if (lines.length > most) break;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines[most - 1] + " …"];
}
