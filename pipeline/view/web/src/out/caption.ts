// What stands under a picture: what it shows, of how much, by which filters, and whose reports it rests on.
import type { App } from "../app.ts";
import { sentenceText } from "../claim/sentence.ts";
import { word } from "../claim/words.ts";
import type { Article } from "../data/model.ts";
import { plural, shortened } from "../dom/el.ts";
import { FACETS } from "../state/state.ts";
import type { Facet } from "../state/state.ts";

export interface Caption {
  readonly title: string;
  /** Paragraphs. */
  readonly lines: readonly string[];
  /** One for each outlet, and how many more there are. */
  readonly sources: readonly string[];
}

const MOST = 12;
const NAMES: Record<Facet, string> = { by: "who says it", stance: "how it is said", outlet: "outlet", type: "action type", polarity: "polarity", modality: "modality", status: "status", place: "place" };
const TABLES: Partial<Record<Facet, string>> = { by: "source_kinds", stance: "stances", polarity: "polarity", modality: "modality", status: "status" };
const SENSES: Record<string, string> = { said: "said", published: "published" };

/** The filters that are set, as sentences. */
export function filterWords(app: App): string[] {
  const { state, store } = app;
  const found: string[] = [];
  for (const facet of FACETS) {
    const values = state[facet];
    if (!values?.length) continue;
    const shown = values.map((value) => {
      const place = facet === "place" ? store.byId.get(value) : undefined;
      const table = TABLES[facet];
      return value === "none" ? "none" : place !== undefined ? store.marks[place].label : table ? word(app, table, value) : value;
    });
    found.push(`${NAMES[facet]}: ${shown.map((value) => shortened(value, 60)).join(" or ")}`);
  }
  for (const [field, before] of [["about", "about"], ["said", "said by"]] as const) {
    if (state[field]?.length) found.push(`${before} ${state[field].map((id) => shortened(store.marks[store.byId.get(id) ?? -1]?.label ?? id, 60)).join(" or ")}`);
  }
  if (state.from ?? state.to) {
    const days = state.from && state.to ? `from ${state.from} to ${state.to}` : state.from ? `from ${state.from} on` : `to ${state.to!}`;
    found.push(`${SENSES[state.when ?? ""] ?? "happened"} ${days}`);
  }
  if (state.hide?.length) found.push("without " + state.hide.map((kind) => store.words.plurals[kind]?.toLowerCase() ?? kind).join(", "));
  if (state.drop?.length) found.push(`${plural(state.drop.length, "mark")} taken out`);
  return found;
}

/** The first and last day of publication; what is not known is told apart. */
function datesOf(articles: readonly Article[]): string {
  const dated = articles.filter(({ date }) => date).sort((a, b) => (a.date! < b.date! ? -1 : 1));
  const unknown = articles.length - dated.length;
  if (!dated.length) return "date not known";
  const [first, last] = [dated[0].day, dated.at(-1)!.day];
  return (first === last ? first : `${first} to ${last}`) + (unknown ? `; ${plural(unknown, "article")} without a known date` : "");
}

/** `title`, `status`: what a view says of its picture; `claims`: numbers of those that it shows. */
export function captionOf(app: App, title: string, status: string, claims: readonly number[]): Caption {
  const { store } = app;
  const byOutlet = new Map<string, { claims: number; articles: Map<number, Article> }>();
  const all = new Map<number, Article>();
  for (const number of claims) {
    const claim = store.claims.get(number);
    const article = claim && store.articles.get(claim.article);
    if (!article) continue;
    const name = article.outlet ?? claim.chain.at(-1)?.label ?? "outlet not known";
    const entry = byOutlet.get(name) ?? { claims: 0, articles: new Map<number, Article>() };
    entry.claims += 1;
    entry.articles.set(article.mark, article);
    all.set(article.mark, article);
    byOutlet.set(name, entry);
  }
  const outlets = [...byOutlet].sort((a, b) => b[1].claims - a[1].claims || (a[0] < b[0] ? -1 : 1));
  const number = app.selected();
  const filters = filterWords(app);
  const lines = [status];
  const claim = number === null ? undefined : store.claims.get(number);
  if (claim) lines.push(`Selected: ${shortened(sentenceText(app, claim), 300)}`);
  else if (number !== null) lines.push(`Selected: ${shortened(store.marks[number].label, 200)}.`);
  lines.push(filters.length ? `Filters: ${filters.join("; ")}.` : "No filters are set.");
  if (all.size) lines.push(`Articles published: ${datesOf([...all.values()])}.`);
  lines.push(`As read by Sayso${store.version ? " " + store.version : ""}; it doesn’t rule on what is true.`);
  const shown = outlets.slice(0, MOST).map(([name, { claims: count, articles }]) =>
    `${shortened(name, 100)}: ${plural(count, "claim")} in ${plural(articles.size, "article")}, ${datesOf([...articles.values()])}`);
  if (outlets.length > MOST) shown.push(`and ${plural(outlets.length - MOST, "more outlet")}`);
  return { title, lines: lines.filter(Boolean), sources: shown };
}
