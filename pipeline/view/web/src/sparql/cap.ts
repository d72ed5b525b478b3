// How many rows a query may bring: the browser holds them all.
import type { Edit } from "./edits.ts";
import type { Token } from "./tokens.ts";
import { formOf } from "./tokens.ts";

/** The most rows of a query that names no limit of its own. */
export const MOST = 50_000;

/** A limit of one row more than `most` behind a query that has none, so that a further row is noticed. */
export function capped(tokens: readonly Token[], most: number = MOST): Edit[] {
  const form = formOf(tokens);
  if (form === null || form === "ASK") return [];
  const code = tokens.filter(({ kind }) => kind !== "comment");
  let depth = 0;
  let end = -1;
  code.forEach(({ kind, text }, i) => {
    if (kind !== "sign") return;
    if (text === "{") depth += 1;
    else if (text === "}") {
      depth -= 1;
      if (depth === 0) end = i;
    }
  });
  if (depth !== 0 || (end < 0 && form !== "DESCRIBE")) return [];
  const behind = code.slice(end + 1);
  if (behind.some(({ kind, text }) => kind === "word" && /^limit$/i.test(text))) return [];
  // The rows of a VALUES at the end would have been taken for the body: a limit can't stand behind them.
  const values = code.slice(0, end + 1).findLast(({ kind, text }) => kind === "word" && /^(where|values)$/i.test(text));
  if (values && /^values$/i.test(values.text) && depthAt(code, values) === 0) return [];
  const last = code.at(-1)!;
  return [{ at: last.at + last.text.length, text: ` LIMIT ${most + 1}` }];
}

function depthAt(tokens: readonly Token[], until: Token): number {
  let depth = 0;
  for (const token of tokens) {
    if (token === until) break;
    if (token.kind === "sign") depth += token.text === "{" ? 1 : token.text === "}" ? -1 : 0;
  }
  return depth;
}
