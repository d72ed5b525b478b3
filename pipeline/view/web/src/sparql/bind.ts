// Values for a question's parameters, as terms.
import type { Edit } from "./edits.ts";
import type { Term } from "./terms.ts";
import { written } from "./terms.ts";
import type { Token } from "./tokens.ts";

/**
 * What is put into a query so that its variables have these values: `VALUES` at the head of each group that names
 * them. A filter sees only what is bound in its own group, so the outermost one would not do. No text of a reader
 * stands in the query but as an escaped literal.
 */
export function bindings(tokens: readonly Token[], given: Readonly<Record<string, Term>>): Edit[] {
  const names = Object.keys(given);
  if (!names.length) return [];
  const code = tokens.filter(({ kind }) => kind !== "comment");
  const groups: { at: number; holds: boolean; found: Set<string> }[] = [];
  const edits: Edit[] = [];
  let outermost = true;
  code.forEach(({ kind, text, at }, i) => {
    if (kind === "sign" && text === "{") {
      // The template of a CONSTRUCT is no group, and a group that is a SELECT holds nothing else.
      const holds = !isWord(code[i - 1], "construct") && !isWord(code[i + 1], "select");
      groups.push({ at: at + 1, holds, found: new Set(outermost && holds ? names : []) });
      outermost &&= !holds;
    } else if (kind === "sign" && text === "}") {
      const group = groups.pop();
      const bound = group?.holds ? names.filter((name) => group.found.has(name)) : [];
      if (group && bound.length) {
        const row = bound.map((name) => written(given[name])).join(" ");
        edits.push({ at: group.at, text: ` VALUES (${bound.map((name) => "?" + name).join(" ")}) { (${row}) } ` });
      }
    } else if (kind === "variable" && groups.length && names.includes(text.slice(1))) groups.at(-1)!.found.add(text.slice(1));
  });
  return edits;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === "word" && token.text.toLowerCase() === word;
}
