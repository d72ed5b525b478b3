// Queries only read. The rules and the words are those of pipeline/graph/guard.py.

const GAP = String.raw`(?:[ \t\r\n]|#[^\r\n]*[\r\n])*`;
const SERVICE = new RegExp(
  String.raw`service${GAP}(?:silent${GAP})?(?:<[^<>{}\s]*>|[?$][^\s{]+|[^\s{<>?$]*:[^\s{]*)${GAP}\{`, "i",
);
const ESCAPE = /\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/g;
const PROLOGUE = /^(?:\s+|#[^\r\n]*(?:[\r\n]|$)|PREFIX\s+\S*\s*<[^>]*>|BASE\s*<[^>]*>)*/i;
const WRITES = new Set(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"]);

/** Why a query is not run, or null: an update, or a query that calls another endpoint. */
export function refusal(query: string): string | null {
  const plain = query.replace(ESCAPE, (_, short?: string, long?: string) => {
    const code = parseInt(short ?? long ?? "", 16);
    return code < 0x110000 ? String.fromCodePoint(code) : "";
  });
  if (SERVICE.test(query) || SERVICE.test(plain)) return "SERVICE is refused: queries run on this graph alone";
  const rest = plain.slice(PROLOGUE.exec(plain)?.[0].length ?? 0);
  const word = /^[A-Za-z]*/.exec(rest)![0].toUpperCase();
  return WRITES.has(word) ? `${word} is refused: queries only read` : null;
}
