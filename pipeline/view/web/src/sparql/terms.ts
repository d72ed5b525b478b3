// RDF terms as SPARQL's JSON results write them, how a person reads them, and how a query writes them.

export interface Term {
  readonly type: "uri" | "literal" | "bnode" | "triple";
  readonly value: string;
  readonly datatype?: string;
  readonly "xml:lang"?: string;
}
export type Cell = Term | null;
export type Row = readonly Cell[];

/** Prefix → namespace, in the order in which they are tried. */
export type Prefixes = Readonly<Record<string, string>>;

const XSD = "http://www.w3.org/2001/XMLSchema#";
const ESCAPES: Record<string, string> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" };
const UNPAIRED = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function iri(value: string): Term {
  return { type: "uri", value };
}

/** A plain string. Lone surrogates, which are no characters, become U+FFFD, as in the graph. */
export function text(value: string): Term {
  return { type: "literal", value: value.replace(UNPAIRED, "\ufffd") };
}

export function integer(value: number): Term {
  return { type: "literal", value: String(value), datatype: XSD + "integer" };
}

/** An IRI as a prefixed name where one fits, else in angle brackets. */
export function shortIri(prefixes: Prefixes, value: string): string {
  for (const [prefix, base] of Object.entries(prefixes)) if (value.startsWith(base)) return `${prefix}:${value.slice(base.length)}`;
  return `<${value}>`;
}

/** A cell as a person reads it: the text of a literal, a prefixed name, "" for none. */
export function shown(prefixes: Prefixes, cell: Cell): string {
  if (!cell) return "";
  if (cell.type === "uri") return shortIri(prefixes, cell.value);
  return cell.type === "bnode" ? `_:${cell.value}` : cell.value;
}

/** What kind of literal it is, where that is not a string: "en", "integer", "". */
export function kindOf(prefixes: Prefixes, cell: Cell): string {
  if (cell?.type !== "literal") return "";
  if (cell["xml:lang"]) return cell["xml:lang"];
  if (!cell.datatype || cell.datatype === XSD + "string") return "";
  return shortIri(prefixes, cell.datatype).replace(/^xsd:/, "");
}

/** A term as N-Triples and SPARQL write it. Throws for an IRI that can't be written: none in a graph is such. */
export function written(term: Term): string {
  if (term.type === "uri") {
    if (/[\s<>"{}|^`\\]/.test(term.value)) throw new Error("not an IRI: " + term.value);
    return `<${term.value}>`;
  }
  if (term.type === "bnode") return `_:${term.value}`;
  const quoted = `"${term.value.replace(/[\\"\n\r\t\b\f]/g, (sign) => ESCAPES[sign])}"`;
  if (term["xml:lang"]) return `${quoted}@${term["xml:lang"]}`;
  return term.datatype && term.datatype !== XSD + "string" ? `${quoted}^^<${term.datatype}>` : quoted;
}

/** Rows in the order that `sayso query` gives them where the query asks for none. */
export function sorted(rows: readonly Row[]): Row[] {
  const keyed = rows.map((row) => ({ row, key: row.map((cell) => (cell ? (cell.type === "triple" ? cell.value : written(cell)) : "None")) }));
  keyed.sort((one, other) => {
    for (let i = 0; i < one.key.length; i += 1) if (one.key[i] !== other.key[i]) return one.key[i] < other.key[i] ? -1 : 1;
    return 0;
  });
  return keyed.map(({ row }) => row);
}
