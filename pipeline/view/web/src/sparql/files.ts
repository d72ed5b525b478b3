// Answers as files: SPARQL's CSV and JSON results, N-Triples.
import type { Answer } from "./protocol.ts";
import type { Cell } from "./terms.ts";
import { written } from "./terms.ts";

export interface AnswerFile { readonly name: string; readonly type: string; readonly text: string }

/** The files that an answer can be had as. */
export function filesOf(answer: Answer): { readonly label: string; readonly make: () => AnswerFile }[] {
  if (answer.kind === "triples") {
    return [{ label: "N-Triples", make: () => ({ name: "answer.nt", type: "application/n-triples", text: triples(answer.rows) }) }];
  }
  const json = { label: "JSON", make: () => ({ name: "answer.json", type: "application/sparql-results+json", text: asJson(answer) }) };
  if (answer.kind === "truth") return [json];
  return [{ label: "CSV", make: () => ({ name: "answer.csv", type: "text/csv", text: asCsv(answer.columns, answer.rows) }) }, json];
}

/** SPARQL 1.1 CSV results: values alone, lines end with CR LF. */
export function asCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const field = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const cell = (term: Cell): string => (term ? field(term.type === "bnode" ? "_:" + term.value : term.value) : "");
  return [columns.map(field), ...rows.map((row) => row.map(cell))].map((line) => line.join(",") + "\r\n").join("");
}

/** SPARQL 1.1 JSON results. */
export function asJson(answer: Exclude<Answer, { kind: "triples" }>): string {
  if (answer.kind === "truth") return JSON.stringify({ head: {}, boolean: answer.value });
  const bindings = answer.rows.map((row) => Object.fromEntries(answer.columns.flatMap((name, i) => (row[i] ? [[name, row[i]]] : []))));
  return JSON.stringify({ head: { vars: answer.columns }, results: { bindings } }, null, 1);
}

function triples(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => (cell ? written(cell) : "")).join(" ") + " .\n").join("");
}
