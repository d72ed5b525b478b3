// A query with text put in, and the way back to where something stood before.

export interface Edit {
  /** Before which code unit of the query it stands. */
  readonly at: number;
  readonly text: string;
}

/** The query with the texts put in. */
export function edited(query: string, edits: readonly Edit[]): string {
  let result = "";
  let done = 0;
  for (const { at, text } of [...edits].sort((one, other) => one.at - other.at)) {
    result += query.slice(done, at) + text;
    done = at;
  }
  return result + query.slice(done);
}

/** Where an offset of the edited query lies in the query; within what was put in, where that stands. */
export function before(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { at, text } of [...edits].sort((one, other) => one.at - other.at)) {
    if (offset < at + shift) break;
    if (offset < at + shift + text.length) return at;
    shift += text.length;
  }
  return offset - shift;
}

/** The offset in code units of a line and column, which count from 1 and in code points. */
export function offsetOf(query: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i += 1) {
    const end = query.indexOf("\n", start);
    if (end < 0) break;
    start = end + 1;
  }
  const points = Array.from(query.slice(start, start + 2 * column)).slice(0, column - 1);
  return Math.min(query.length, start + points.join("").length);
}

/** The line and column of an offset. */
export function placeOf(query: string, offset: number): { line: number; column: number } {
  const lines = query.slice(0, offset).split("\n");
  return { line: lines.length, column: Array.from(lines.at(-1)!).length + 1 };
}
