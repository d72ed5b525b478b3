// Rows as comma-separated values that a spreadsheet opens and does not run.
import type { App } from "../app.ts";
import { partsOf } from "../claim/text.ts";
import type { Claim, Place, When } from "../data/model.ts";
import { outletOf, saidAt } from "../find/values.ts";

/** A cell: words, a number of our own making, or nothing. */
export type Cell = string | number | null | undefined;

/**
 * Words that a spreadsheet could take for a formula, made harmless after OWASP's "CSV Injection": an apostrophe goes
 * before a =, +, -, @ (or its full-width form), tab or line end that begins the cell. The same within the cell, behind a
 * semicolon, tab or line end: where the comma writes decimals, spreadsheets cut there. Nothing else is changed, and
 * the offsets beside a quote lead to its exact characters.
 */
export function harmless(words: string): string {
  return words.replace(/^(?=[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])/g, "'");
}

/** RFC 4180 with a header, in UTF-8 with a byte order mark, by which spreadsheets know the encoding. Words are quoted. */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string => cells.map(written).join(",") + "\r\n";
  return "\ufeff" + line(header) + rows.map(line).join("");
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined || cell === "") return "";
  return typeof cell === "number" ? String(cell) : `"${harmless(cell).replaceAll('"', '""')}"`;
}

type Field = readonly [name: string, of: (claim: Claim) => Cell];

/** Several values in one cell. */
const joined = (values: readonly (string | null)[]): string => values.filter((value) => value !== null).join("; ");

function whenFields(name: string, of: (claim: Claim) => When | null): Field[] {
  return [
    [name, (claim) => of(claim)?.text],
    [name + "_begin", (claim) => of(claim)?.begin],
    [name + "_finish", (claim) => of(claim)?.finish],
  ];
}

function partFields(app: App, role: string): Field[] {
  const { store } = app;
  return [
    [role, (claim) => joined(partsOf(store, claim, role).map(({ text }) => text))],
    [role + "_id", (claim) => joined(partsOf(store, claim, role).map(({ mark }) => (mark === null ? "" : store.marks[mark].id)))],
  ];
}

function spanFields(app: App, name: string, of: (claim: Claim) => readonly Place[]): Field[] {
  const { store } = app;
  const points = (claim: Claim, at: number): number => store.pointsAt(claim.article, at);
  return [
    [name, (claim) => joined(of(claim).map(({ start, end }) => store.textOf(claim.article, start, end)))],
    [name + "_at", (claim) => joined(of(claim).map(({ start, end }) => `${points(claim, start)}-${points(claim, end)}`))],
  ];
}

/** The columns: codes are those of the records. */
function fieldsOf(app: App): Field[] {
  const { store } = app;
  const id = (mark: number | null | undefined): string => (mark === null || mark === undefined ? "" : store.marks[mark].id);
  const first = ({ chain }: Claim) => chain[0] as Claim["chain"][number] | undefined;
  const article = (claim: Claim) => store.articles.get(claim.article);
  const sourceWords = (claim: Claim): Place[] => first(claim)?.act?.places.filter(({ role }) => role === "source").slice(0, 1) ?? [];
  return [
    ["claim_id", (claim) => id(claim.mark)],
    ["who", (claim) => first(claim)?.label],
    ["who_id", (claim) => id(first(claim)?.mark)],
    ["who_kind", (claim) => first(claim)?.kind],
    ["stance", (claim) => first(claim)?.act?.stance],
    ["form", (claim) => first(claim)?.act?.form],
    ["chain", (claim) => joined(claim.chain.map(({ label }) => label))],
    ["chain_ids", (claim) => joined(claim.chain.map(({ mark }) => id(mark)))],
    ...spanFields(app, "quote", (claim) => claim.places.slice(0, 1)),
    ...spanFields(app, "action", (claim) => claim.places.filter(({ role }) => role === "action")),
    ...spanFields(app, "source_words", sourceWords),
    ...spanFields(app, "content", (claim) => first(claim)?.act?.content ?? []),
    ...["actor", "target", "instrument", "place", "quantity"].flatMap((role) => partFields(app, role)),
    ...whenFields("happened", (claim) => claim.time),
    ...whenFields("said", saidAt),
    ["type", (claim) => claim.plover],
    ["polarity", (claim) => claim.polarity],
    ["modality", (claim) => claim.modality],
    ["certainty", (claim) => claim.certainty],
    ["status", (claim) => claim.status],
    ["confidence", (claim) => claim.confidence],
    ["event_ids", (claim) => joined(claim.events.map(id))],
    ["outlet", outletOf],
    ["title", (claim) => article(claim)?.title],
    ["published", (claim) => article(claim)?.date],
    ["address", (claim) => article(claim)?.url],
    ["path", (claim) => article(claim)?.path],
    ["article_id", (claim) => id(claim.article)],
  ];
}

/**
 * The claims of these numbers, in this order, one a row. `quote` is the clause in the article's own words; `_at` columns
 * hold its offsets, "start-end" in code points from the start of the article's text, as the records have them. Times
 * are ISO 8601 (`_finish` exclusive). Several values of a cell stand between semicolons.
 */
export function csvOf(app: App, claims: readonly number[]): string {
  const fields = fieldsOf(app);
  const rows = claims.flatMap((number) => app.store.claims.get(number) ?? []);
  return csvText(fields.map(([name]) => name), rows.map((claim) => fields.map(([, of]) => of(claim))));
}
