// The IRIs of the graph, made as pipeline/graph/names.py makes them.
import { sha256 } from "./sha256.ts";

const BASE = "https://w3id.org/sayso/";

/** Surrogates that stand alone. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENDS: Record<string, string> = { "-": "%2D", ".": "%2E", "~": "%7E" };

/** All but letters, digits and "-._~" percent-encoded. */
function quoted(text: string): string {
  return encodeURIComponent(text.replace(LONE, "\ufffd")).replace(/[!'()*]/g, (char) => "%" + char.charCodeAt(0).toString(16).toUpperCase());
}

/** The IRI of the record of a kind with an id. */
export function name(kind: string, key: string): string {
  const [, first, core, last] = /^([-.~]*)([^]*?)([-.~]*)$/.exec(key)!;
  const ends = (text: string): string => Array.from(text, (char) => ENDS[char]).join("");
  return `${BASE}${kind}/${ends(first)}${quoted(core)}${ends(last)}`;
}

/** The IRI of something that has no id of its own, from the parts that make it what it is. */
export function minted(kind: string, ...parts: (string | number | null)[]): string {
  return `${BASE}${kind}/${sha256(JSON.stringify(parts)).slice(0, 20)}`;
}
