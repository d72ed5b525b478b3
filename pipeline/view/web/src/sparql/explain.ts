// An engine's complaint in the words of `sayso query`, with its place in what the reader wrote.
import type { Edit } from "./edits.ts";
import { before, edited, offsetOf, placeOf } from "./edits.ts";

export interface Complaint {
  readonly message: string;
  /** Where the query breaks, in code units; null where that is not known. */
  readonly at: number | null;
}

/** `edits` are what was put into `query` before it was run. The engine's list of what may stand there misleads, so it is left out. */
export function explained(query: string, edits: readonly Edit[], complaint: string): Complaint {
  const match = /^error at (\d+):(\d+): /.exec(complaint);
  if (!match) return { message: `the query can't be run: ${complaint}`, at: null };
  const run = edited(query, edits);
  const at = before(offsetOf(run, Number(match[1]), Number(match[2])), edits);
  const { line, column } = placeOf(query, at);
  const words = query.split("\n")[line - 1].trim();
  return { message: `the query does not parse at line ${line}, column ${column}: ${at >= query.length ? "the end" : words}`, at };
}
