// The table of claims.
import type { App } from "../app.ts";
import { clauseText, partsOf } from "../claim/text.ts";
import { badges, clause, flagsOf, word } from "../claim/words.ts";
import type { Claim, When } from "../data/model.ts";
import { bdi, el, shortened } from "../dom/el.ts";
import { valueWords } from "../find/facet-words.ts";
import { outletOf, saidAt } from "../find/values.ts";
import type { Column, Sheet } from "./column.ts";

/** Characters of a cell that are shown; the panel and the saved file have all. */
const CELL = 300;

const begins = (when: When | null): string | null => when?.begin ?? when?.finish ?? null;

export function claimSheet(app: App): Sheet {
  const { store } = app;
  const at = (row: number): Claim => store.claims.get(row)!;
  const article = (row: number) => store.articles.get(at(row).article);
  const column = (name: string, title: string, usual: boolean, text: (claim: Claim, row: number) => string, more: Partial<Column> = {}): Column => ({
    name, title, usual, text: (row) => text(at(row), row), ...more,
  });
  const part = (role: string, title: string, usual = false): Column => column(role, title, usual, (claim) =>
    [...new Set(partsOf(store, claim, role).map(({ text, mark }) => (mark === null ? text.replace(/\s+/g, " ") : store.marks[mark].label)))].join("; "));
  const coded = (name: string, title: string, code: (claim: Claim) => string | null): Column => column(name, title, false, (claim) => word(app, name, code(claim)));
  const time = (name: string, title: string, usual: boolean, when: (claim: Claim) => When | null): Column => column(name, title, usual,
    (claim) => whenWords(app, when(claim)), { time: true, key: (row) => begins(when(at(row))) });
  return {
    main: "what",
    columns: [
      column("who", "Who says it", true, (claim) => claim.chain[0]?.label ?? ""),
      column("stance", "How", true, ({ chain: [first] }) => (first ? (first.act ? word(app, "stances", first.act.stance) : "in its own voice") : "")),
      column("what", "What is said", true, (claim) => [clauseText(store, claim), ...flagsOf(app, claim).map((flag) => `(${flag})`)].join(" "), {
        nodes: (row) => [clause(app, at(row), CELL), badges(app, at(row)).map((badge) => [" ", badge])],
      }),
      part("actor", "Actor"),
      part("target", "Target"),
      part("instrument", "Means"),
      part("quantity", "Quantity"),
      part("place", "Place", true),
      time("happened", "Happened", true, (claim) => claim.time),
      time("said", "Said", false, saidAt),
      column("published", "Published", true, (_, row) => article(row)?.day ?? "", { time: true, key: (row) => article(row)?.date ?? null }),
      column("outlet", "Outlet", true, outletOf),
      column("article", "Article", false, (_, row) => article(row)?.title ?? ""),
      column("chain", "Whole chain", false, (claim) => claim.chain.map(({ label }) => label).join(" ← ")),
      column("type", "Type of action", false, (claim) => (claim.plover ? valueWords(app, "type", claim.plover).name : "")),
      coded("polarity", "Polarity", (claim) => claim.polarity),
      coded("modality", "Modality", (claim) => claim.modality),
      coded("certainty", "Certainty", (claim) => claim.certainty),
      column("status", "How it stands", true, (claim) => (claim.status ? valueWords(app, "status", claim.status).name : "")),
      column("confidence", "Confidence", false, (claim) => claim.confidence.toFixed(2), { numeric: true, key: (row) => at(row).confidence }),
    ],
  };
}

/** A time in words: what it was read as, or the article's words where it has no place in the calendar. */
function whenWords(app: App, when: When | null): string {
  return when ? when.reading || app.store.words.references[when.value] || when.text : "";
}

/** The text of a cell, cut where it is long. */
export function cellText(text: string): HTMLElement | null {
  return text ? el("span", {}, bdi(shortened(text, CELL))) : null;
}
