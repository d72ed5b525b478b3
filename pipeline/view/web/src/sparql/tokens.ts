// A query cut into tokens, as far as it must be understood here: where groups begin, which variables they name.

export type TokenKind = "comment" | "string" | "iri" | "variable" | "word" | "sign";
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** UTF-16 code units from the start of the query. */
  readonly at: number;
}

const KINDS = ["comment", "string", "iri", "variable", "word", "sign"] as const;
// As in SPARQL 1.1, section 19.8: the longest match of an IRI, a string in any of four kinds of quotes, a variable.
const TOKEN = new RegExp([
  /(#[^\n\r]*)/u,
  /("""(?:"{0,2}(?:[^"\\]|\\[^]))*"""|'''(?:'{0,2}(?:[^'\\]|\\[^]))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')/u,
  /(<[^<>"{}|^`\\\s]*>)/u,
  /([?$][\p{L}\p{N}_\u00b7]+)/u,
  /((?:[\p{L}\p{N}_\-.%]|\\.)*:(?:[\p{L}\p{N}_\-.%:]|\\.)*|[\p{L}\p{N}_]+)/u,
  /([^\s])/u,
].map(({ source }) => source).join("|"), "gu");

export function tokensOf(query: string): Token[] {
  return [...query.matchAll(TOKEN)].map((match) => ({
    kind: KINDS[match.slice(1).findIndex((part) => part !== undefined)], text: match[0], at: match.index,
  }));
}

export type Form = "SELECT" | "ASK" | "CONSTRUCT" | "DESCRIBE";

/** What a query asks for, if it can be told. */
export function formOf(tokens: readonly Token[]): Form | null {
  const found = tokens.find(({ kind, text }) => kind === "word" && /^(select|ask|construct|describe)$/i.test(text));
  return found ? found.text.toUpperCase() as Form : null;
}

/** The names of the variables of the outermost SELECT clause, without sign; null for `*`. */
export function projected(tokens: readonly Token[]): Set<string> | null {
  const names = new Set<string>();
  for (const { kind, text } of tokens) {
    if (kind === "sign" && text === "{") break;
    if (kind === "sign" && text === "*" && !names.size) return null;
    if (kind === "variable") names.add(text.slice(1));
  }
  return names;
}
