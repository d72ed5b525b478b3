// The tables of those who say something, of what is spoken of, of events and of articles.
import type { App } from "../app.ts";
import { word } from "../claim/words.ts";
import type { Part } from "../data/model.ts";
import { valueWords } from "../find/facet-words.ts";
import { claimSheet } from "./claim-sheet.ts";
import type { Column, Rows, Sheet } from "./column.ts";

/** Columns that count claims, by role: those of the claims that pass. */
const ROLES: readonly (readonly [Part, string])[] = [
  ["source", "Says"], ["passes", "Passes on"], ["reports", "Reports"], ["actor", "Acts"], ["target", "Is acted on"],
  ["instrument", "Is the means"], ["place", "Is where"],
];

/** Roles that are counted until the reader chooses. */
const USUAL: Partial<Record<Rows, readonly Part[]>> = {
  sources: ["source", "passes", "actor", "target"],
  outlets: ["source", "reports"],
  entities: ["actor", "target"],
  places: ["place", "actor", "target"],
};

export function sheetOf(app: App, rows: Rows): Sheet {
  switch (rows) {
    case "claims": return claimSheet(app);
    case "events": return eventSheet(app);
    case "articles": return articleSheet(app);
    default: return namedSheet(app, rows);
  }
}

const nameColumn = (app: App, title = "Name"): Column => ({ name: "name", title, usual: true, text: (row) => app.store.marks[row].label });

function textColumn(name: string, title: string, usual: boolean, text: (row: number) => string): Column {
  return { name, title, usual, text };
}

function countColumn(name: string, title: string, usual: boolean, count: (row: number) => number | null): Column {
  return { name, title, usual, numeric: true, key: count, text: (row) => count(row)?.toLocaleString("en") ?? "" };
}

function namedSheet(app: App, rows: Rows): Sheet {
  const { store } = app;
  const view = (row: number) => store.entities.get(row);
  const counted = (role: Part) => (row: number): number => {
    let count = 0;
    for (const claim of store.parts.get(row)?.get(role) ?? []) if (app.passing().claims.has(claim.mark)) count += 1;
    return count;
  };
  const columns = [
    nameColumn(app),
    textColumn("kind", "Kind", rows !== "outlets" && rows !== "places", (row) => word(app, "source_kinds", store.marks[row].type)),
    ...ROLES.map(([role, title]) => countColumn(role, title, USUAL[rows]?.includes(role) ?? false, counted(role))),
    countColumn("articles", "Articles", true, (row) => (rows === "outlets" ? [...store.near[row]].filter((n) => store.marks[n].kind === "article").length : view(row)?.articles ?? null)),
    countColumn("mentions", "Mentions", false, (row) => view(row)?.mentions ?? null),
    textColumn("aliases", "Also called", rows !== "outlets", (row) => view(row)?.aliases.join("; ") ?? ""),
    textColumn("identifiers", "Identifiers", true, (row) => view(row)?.links.join("; ") ?? ""),
    textColumn("country", "Country", rows === "places", (row) => view(row)?.country ?? ""),
    textColumn("point", "Latitude, longitude", false, (row) => view(row)?.point?.join(", ") ?? ""),
  ];
  return { main: "name", columns };
}

function eventSheet(app: App): Sheet {
  const { store } = app;
  const at = (row: number) => store.events.get(row);
  const passing = (row: number): number => (at(row)?.claims ?? []).filter((claim) => app.passing().claims.has(claim)).length;
  return {
    main: "name",
    columns: [
      nameColumn(app, "Event"),
      textColumn("type", "Type of action", true, (row) => { const type = at(row)?.type; return type ? valueWords(app, "type", type).name : ""; }),
      { name: "happened", title: "Happened", usual: true, time: true, text: (row) => at(row)?.when ?? "", key: (row) => at(row)?.begin ?? at(row)?.finish ?? null },
      textColumn("status", "How it stands", true, (row) => valueWords(app, "status", at(row)?.status ?? "").name),
      countColumn("claims", "Claims", true, passing),
      countColumn("articles", "Articles", true, (row) => at(row)?.articles ?? null),
      countColumn("origins", "Origins", true, (row) => at(row)?.origins ?? null),
      countColumn("parts", "Parts", true, (row) => at(row)?.parts.length ?? null),
    ],
  };
}

function articleSheet(app: App): Sheet {
  const { store } = app;
  const at = (row: number) => store.articles.get(row);
  const told = new Map<number, number>();
  for (const claim of app.passing().claims) {
    const { article } = store.claims.get(claim)!;
    told.set(article, (told.get(article) ?? 0) + 1);
  }
  const from = (row: number): string => store.derivations.filter(({ article }) => article === row)
    .map(({ kind, of, label }) => `${word(app, "derivations", kind)} ${of === null ? label ?? "another article" : store.marks[of].label}`).join("; ");
  return {
    main: "name",
    columns: [
      nameColumn(app, "Title"),
      textColumn("outlet", "Outlet", true, (row) => at(row)?.outlet ?? ""),
      textColumn("byline", "By", true, (row) => at(row)?.byline ?? ""),
      { name: "published", title: "Published", usual: true, time: true, text: (row) => at(row)?.published ?? "", key: (row) => at(row)?.date ?? null },
      countColumn("claims", "Claims", true, (row) => told.get(row) ?? 0),
      textColumn("from", "Has from elsewhere", true, from),
      textColumn("address", "Address", false, (row) => at(row)?.url ?? ""),
      textColumn("path", "Seed", false, (row) => at(row)?.path ?? ""),
    ],
  };
}
