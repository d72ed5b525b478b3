// Names to finish what is typed: prefixes, the ontology's terms, the query's own variables, keywords.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { About } from "./about.ts";

const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "BIND", "VALUES", "GROUP BY", "ORDER BY",
  "HAVING", "LIMIT", "OFFSET", "ASK", "CONSTRUCT", "DESCRIBE", "EXISTS", "NOT EXISTS", "COUNT", "GROUP_CONCAT", "CONTAINS", "LCASE", "REGEX"];

export function completions({ terms, prefixes }: About): (context: CompletionContext) => CompletionResult | null {
  const names: Completion[] = terms.map(([name, called]) => ({ label: name, detail: called }));
  const plain: Completion[] = [
    ...Object.entries(prefixes).map(([prefix, base]) => ({ label: prefix + ":", detail: base })),
    ...KEYWORDS.map((label) => ({ label })),
  ];
  return (context) => {
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) {
      const known = new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? []);
      known.delete(variable.text);
      return { from: variable.from, options: [...known].sort().map((label) => ({ label })), validFor: /^[?$]\w*$/ };
    }
    const word = context.matchBefore(/[\w-]+:?[\w-]*/);
    if (!word && !context.explicit) return null;
    const line = context.state.doc.lineAt(context.pos);
    if (/^\s*#/.test(line.text)) return null;
    return { from: word?.from ?? context.pos, options: word?.text.includes(":") ? names : [...plain, ...names], validFor: /^[\w-]+:?[\w-]*$/ };
  };
}
