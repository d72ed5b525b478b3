// A story: its parts, disputed ones first, each with its versions on a line; and the articles that tell it.
import type { App } from "../app.ts";
import { clause, speaker, word } from "../claim/words.ts";
import type { Event } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, listed, plural, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { openSlots } from "./disputes.ts";
import { rowsOf } from "./outlets.ts";
import { matrix } from "./matrix.ts";
import type { Compared, Version } from "./versions.ts";
import { compare } from "./versions.ts";

export interface Part extends Compared {
  /** Slots in which it is disputed or told otherwise. */
  readonly slots: readonly string[];
}

/**
 * The parts of which a claim passes: disputed ones, those that are told otherwise, then by number of articles; where
 * outlets are compared, those that most of them tell come before.
 */
export function partsOfStory(app: App, story: Event, passing: ReadonlySet<number>): Part[] {
  const { store } = app;
  const shared = (app.state.outlet?.length ?? 0) > 1 ? (part: Compared): number => outletsOf(part).size : (): number => 0;
  return story.parts.flatMap((number) => {
    const event = store.events.get(number);
    return event ? [{ ...compare(store, event, passing), slots: openSlots(store, event.claims) }] : [];
  }).filter(({ columns, once }) => columns.length + once.length)
    .sort((a, b) => rank(a) - rank(b) || shared(b) - shared(a) || b.event.articles - a.event.articles || b.event.claims.length - a.event.claims.length || a.event.mark - b.event.mark);
}

const outletsOf = (part: Compared): Set<string> => new Set([...part.columns, ...part.once].flatMap((version) => version.outlets));

const rank = ({ event, slots }: Part): number => (event.status === "disputed" ? 0 : slots.length ? 1 : 2);

/** How many versions of a part are told on its line. */
const TOLD = 2;
/** So many outlets of a version are named. */
const NAMED = 3;

function told(app: App, version: Version): Child {
  const outlets = version.outlets.length > NAMED ? [plural(version.outlets.length, "outlet")] : version.outlets.map((name) => bdi(shortened(name || "outlet not known", 60)));
  return el("li", {}, el("span", { class: "small" }, speaker(app, version.lead, false), ": "), el("a", { class: "ref words", href: app.link({ s: app.store.marks[version.lead.mark].id, event: idOfEvent(app, version) }) }, clause(app, version.lead, 140)),
    version.lead.polarity === "negative" ? el("span", { class: "small" }, ` (${word(app, "polarity", "negative")})`) : "",
    el("span", { class: "small" }, " – ", listed(outlets), `, ${plural(version.origins, "origin")}`));
}

/** A version that is chosen on the line of its part opens the part. */
function idOfEvent(app: App, version: Version): string {
  const [event] = version.lead.events;
  return event === undefined ? "" : app.store.marks[event].id;
}

function only(app: App, part: Part): string {
  const picked = app.state.outlet ?? [];
  if (picked.length < 2) return "";
  const outlets = outletsOf(part);
  if (outlets.size === 1) return "only by " + shortened([...outlets][0], 80);
  return outlets.size === picked.length ? (picked.length === 2 ? "by both" : "by all of them") : `by ${outlets.size} of the ${picked.length}`;
}

function partItem(app: App, part: Part): HTMLElement {
  const versions = [...part.columns, ...part.once];
  const left = Math.max(0, part.columns.length - TOLD);
  const single = versions.length - Math.max(TOLD, part.columns.length);
  const more = [left ? plural(left, "version") + " more" : "", single > 0 ? plural(single, "claim") + " told once" : ""].filter(Boolean);
  const notes = [
    plural(part.event.articles, "article"), plural(part.event.origins, "origin"),
    part.event.status ? word(app, "status", part.event.status) : "",
    part.slots.length ? "told otherwise: " + part.slots.map((slot) => word(app, "slots", slot)).join(", ") : "",
    only(app, part),
  ].filter(Boolean);
  return el("li", { class: part.event.mark === app.selected() ? "current" : null, "data-mark": part.event.mark },
    el("span", { class: "lead" }, ref(app, part.event.mark)),
    el("span", { class: "note" }, notes.join(" · ")),
    el("ul", { class: "told" }, versions.slice(0, TOLD).map((version) => told(app, version)),
      more.length ? el("li", { class: "small" }, "and " + more.join(", ")) : ""));
}

function articles(app: App, story: Event): Child[] {
  const { store } = app;
  const items = story.toldBy.map((number) => {
    const article = store.articles.get(number);
    const copied = store.derivations.find(({ article: of, kind }) => of === number && kind === "copy");
    return el("li", { class: number === app.selected() ? "current" : null, "data-mark": number }, ref(app, number),
      el("span", { class: "note" }, listed([article?.outlet && bdi(shortened(article.outlet, 160)), article?.published].filter(Boolean)),
        copied ? ["; ", word(app, "derivations", "copy"), " ", ref(app, copied.of, copied.of === null ? copied.label ?? "another article" : null)] : ""));
  });
  return [el("h3", {}, "Who tells it, the earliest first"), el("ol", { class: "refs" }, items)];
}

/** A story's parts, outlets and articles; `all` are its parts whatever outlets are picked. */
export function story(app: App, event: Event, parts: readonly Part[], all: readonly Part[]): Child[] {
  const several = parts.filter((part) => part.event.articles > 1 || rank(part) < 2);
  const single = parts.filter((part) => !several.includes(part));
  const groups = all.map((part) => [...part.columns, ...part.once].flatMap(({ claims }) => claims));
  const rows = rowsOf(app.store, groups);
  const open = several.filter((part) => rank(part) < 2);
  const rest = several.filter((part) => !open.includes(part));
  const listOf = (heading: string, found: readonly Part[]): Child =>
    (found.length ? [el("h3", {}, `${heading} (${found.length})`), el("ol", { class: "parts" }, found.map((part) => partItem(app, part)))] : "");
  return [
    listOf("Parts that are disputed or told otherwise", open),
    rows.length > 1 ? matrix(app, rows.map((row) => ({ ...row, cells: [], sums: [row.cells.filter(Boolean).length, row.cells.reduce((sum, cell) => sum + (cell?.claims.length ?? 0), 0)] })),
      [{ text: "Parts told" }, { text: "Claims" }], `${plural(rows.length, "outlet")} tell of it.`) : "",
    listOf(open.length ? "Other parts that several articles tell of" : "Parts that several articles tell of", rest),
    articles(app, event),
    single.length ? [el("h3", {}, `Parts that one article tells of (${single.length})`),
      el("ul", { class: "brief" }, single.map((part) => el("li", { "data-mark": part.event.mark }, ref(app, part.event.mark))))] : "",
  ];
}
