// The graph and the engine, in a worker: the page never waits for them.
import init, { Store } from "oxigraph/web.js";
import { bytesOf, gunzip } from "../data/decode.ts";
import { bindings } from "./bind.ts";
import { capped, MOST } from "./cap.ts";
import { edited } from "./edits.ts";
import { explained, PADDING } from "./explain.ts";
import { refusal } from "./guard.ts";
import type { Answer, FromWorker, ToWorker } from "./protocol.ts";
import type { Row, Term } from "./terms.ts";
import { sorted } from "./terms.ts";
import { formOf, tokensOf } from "./tokens.ts";

/** How much of the graph is given to the engine at once, in bytes. */
const PIECE = 1 << 20;
const UNION = { use_default_graph_as_union: true };

let store: Store | null = null;
let prologue = "";

const say = (message: FromWorker): void => postMessage(message);

async function open(message: ToWorker & { kind: "open" }): Promise<void> {
  prologue = message.prologue;
  const [engine, graph] = await Promise.all([message.engine, message.graph].map((text) => gunzip(bytesOf(text))));
  await init({ module_or_path: await WebAssembly.compile(engine) });
  const made = new Store();
  made.load(pieces(graph), { format: "application/trig", no_transaction: true, lenient: true });
  store = made;
  say({ kind: "ready" });
}

function* pieces(graph: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < graph.length; at += PIECE) {
    say({ kind: "loading", share: at / graph.length });
    yield graph.subarray(at, at + PIECE);
  }
}

function ask(query: string, given: Readonly<Record<string, Term>>): void {
  const refused = refusal(query);
  if (refused) {
    say({ kind: "failed", message: refused, at: null, lost: false });
    return;
  }
  const tokens = tokensOf(query);
  const cap = capped(tokens);
  // The declarations stand on the first line. A comment at the end, with no line end behind it, takes the padding in.
  const edits = [{ at: 0, text: prologue }, ...bindings(tokens, given), ...cap, { at: query.length, text: PADDING }];
  try {
    say({ kind: "answer", answer: answered(store!, edited(query, edits), query, cap.length ? MOST : Infinity) });
  } catch (error) {
    const lost = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    const words = error instanceof Error ? error.message : String(error);
    const found = lost ? { message: "the query needs more memory than the browser gives it", at: null } : explained(query, edits, words);
    say({ kind: "failed", ...found, lost });
  }
}

function answered(from: Store, run: string, query: string, most: number): Answer {
  const tokens = tokensOf(query);
  const form = formOf(tokens);
  if (form === "CONSTRUCT" || form === "DESCRIBE") {
    const quads = from.query(run, UNION) as ReturnType<Store["match"]>;
    const rows = quads.map(({ subject, predicate, object }): Row => [termOf(subject), termOf(predicate), termOf(object)]);
    return { kind: "triples", columns: ["subject", "predicate", "object"], rows: sorted(rows.slice(0, most)), more: rows.length > most };
  }
  const told = JSON.parse(from.query(run, { ...UNION, results_format: "json" }) as string) as
    { boolean: boolean } | { head: { vars: string[] }; results: { bindings: Record<string, Term>[] } };
  if ("boolean" in told) return { kind: "truth", value: told.boolean };
  const columns = told.head.vars;
  const rows = told.results.bindings.map((found): Row => columns.map((name) => found[name] ?? null));
  const some = rows.slice(0, most);
  return { kind: "table", columns, rows: /\border\s+by\b/i.test(query) ? some : sorted(some), more: rows.length > most };
}

interface JsTerm { readonly termType: string; readonly value: string; toString(): string; readonly language?: string; readonly datatype?: { readonly value: string } }

function termOf(term: JsTerm): Term {
  if (term.termType === "NamedNode") return { type: "uri", value: term.value };
  if (term.termType === "BlankNode") return { type: "bnode", value: term.value };
  if (term.termType !== "Literal") return { type: "triple", value: term.toString() };
  return { type: "literal", value: term.value, ...(term.language ? { "xml:lang": term.language } : { datatype: term.datatype?.value }) };
}

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "ask") ask(data.query, data.given);
  else {
    open(data).catch((error: unknown) => {
      say({ kind: "failed", message: `the graph can't be loaded: ${error instanceof Error ? error.message : String(error)}`, at: null, lost: true });
    });
  }
});
