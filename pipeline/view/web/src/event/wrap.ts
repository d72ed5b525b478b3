// Lines of text for a drawing that has no style sheet: widths are estimated, the wider letters of a line wider.

const NARROW = /[iljtfrI.,:;'’|()[\]! ]/;
const WIDE = /[mwMW@%—…]/;
/** Whether a letter is of a script whose letters may be as wide as they are high. */
const isSquare = (letter: string): boolean => letter > "\u024f" && !(letter >= "\u2000" && letter <= "\u206f");

function letterWidth(letter: string): number {
  if (NARROW.test(letter)) return 0.38;
  if (WIDE.test(letter) || isSquare(letter)) return 1;
  return letter >= "A" && letter <= "Z" ? 0.74 : 0.62;
}

/** About how wide a text is, in units of the size of its letters. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

/** A word in pieces none of which is wider than `room`. */
function pieces(word: string, room: number): string[] {
  const found = [""];
  let width = 0;
  for (const letter of word) {
    const more = letterWidth(letter);
    if (width + more > room && found.at(-1)) {
      found.push("");
      width = 0;
    }
    found[found.length - 1] += letter;
    width += more;
  }
  return found;
}

/** The text in lines no wider than `width` (in units of `size`), words too long for a line cut; at most `most` lines. */
export function wrapped(text: string, size: number, width: number, most = 12): string[] {
  const room = width / size;
  const enough = Math.ceil((most + 1) * room * 4); // no letter is narrower than a quarter of its height
  const cut = text.slice(0, enough);
  const lines: string[] = [];
  let line = "";
  for (const word of cut.split(/\s+/).filter(Boolean).flatMap((one) => pieces(one, room))) {
    if (line && widthOf(line + " " + word) > room) {
      lines.push(line);
      line = word;
    } else line = line ? line + " " + word : word;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines[most - 1] + " …"];
}
