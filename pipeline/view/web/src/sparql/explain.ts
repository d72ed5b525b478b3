// An engine's complaint in the words of `sayso query`, with its place in what the reader wrote.
import type { Edit } from "./edits.ts";
import { before, edited, offsetOf, placeOf } from "./edits.ts";

export interface Complaint {
  readonly message: string;
  /** Where the query breaks, in code units; null where that is not known. */
  readonly at: number | null;
}

/**
 * What is put behind a query: room for the longest keyword. The engine looks for each keyword by taking as many
 * characters as it has, and complains behind them.
 */
export const PADDING = " ".repeat(40);

/** `edits` are what was put into `query` before it was run. The engine's list of what may stand there misleads, so it is left out. */
export function explained(query: string, edits: readonly Edit[], complaint: string): Complaint {
  const match = /^error at (\d+):(\d+): expected (?:one of )?([^]*)$/.exec(complaint);
  if (!match) return { message: `the query can't be run: ${complaint}`, at: null };
  const found = offsetOf(edited(query, edits), Number(match[1]), Number(match[2]));
  const { back, why } = readExpected(match[3]);
  const at = wordAt(query, before(found - back, edits), why !== null);
  const { line, column } = placeOf(query, at);
  const words = why ?? query.split("\n")[line - 1].trim();
  return { message: `the query does not parse at line ${line}, column ${column}: ${words || "the end"}`, at };
}

/** How far behind the true place the engine is, and what it says in words, if anything. */
function readExpected(expected: string): { back: number; why: string | null } {
  const signs = expected.replace(/"(?:\\.|[^"\\])*"|\[[^\]]*\](?:\s*\|\s*)?|'.'/g, (sign) => (sign === "[_]" ? "" : "\u0000"));
  const items = signs.split(",").map((item) => item.trim()).filter(Boolean);
  const why = items.find((item) => /^[A-Z][a-z]* [a-z ]*/.test(item) && !item.includes("\u0000")) ?? null;
  const keywords = items.filter((item) => /^[A-Za-z0-9_]+$/.test(item));
  const exact = why !== null || items.some((item) => item.includes("\u0000"));
  return { back: exact || !keywords.length ? 0 : Math.min(...keywords.map(({ length }) => length)), why };
}

/** An offset within the query; with `over`, the beginning of the word that ends there. */
function wordAt(query: string, offset: number, over: boolean): number {
  const at = Math.max(0, Math.min(offset, query.trimEnd().length));
  return over ? at - /[^\s{}()]*$/.exec(query.slice(0, at))![0].length : at;
}
