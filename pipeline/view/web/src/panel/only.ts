// Links from what is selected to the claims about it, and to those that it says, in this view or in another.
import type { App } from "../app.ts";
import { word } from "../claim/words.ts";
import type { Claim, Part } from "../data/model.ts";
import { SAYS, SPOKEN_OF } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { NARROW } from "../dom/narrow.ts";
import { el, listed, plural } from "../dom/el.ts";
import { isAbout } from "../find/about.ts";
import { folded } from "../find/search.ts";
import { NO_VALUE, valuesOf } from "../find/values.ts";
import type { State } from "../state/state.ts";

const ELSEWHERE = [["table", "in the table"], ["timeline", "in time"], ["map", "on the map"]] as const;

/** The usual order of the table, from its first page, without other words: what is asked for is seen at once. */
const AFRESH: State = { rows: "", sort: "", page: "", q: "", only: "" };

/** On a narrow screen the panel would cover what a link shows. */
const uncovered = (): State => (window.matchMedia(NARROW).matches ? { s: "", only: "" } : {});

function plainLink(app: App, words: string, changes: State): HTMLElement {
  return el("a", { class: "ref", href: app.link({ ...changes, ...uncovered() }) }, words);
}

/** One line: how many claims, and links that show them alone. `off`: the changes that show all again, where they are on. */
function line(app: App, name: string, count: number, on: State, off: State | null, kinds: readonly Child[]): Child[] {
  const here = app.view();
  const places = ELSEWHERE.filter(([view]) => view !== here);
  const first = off ? plainLink(app, "show all claims again", off) : plainLink(app, "show only these", on);
  return [el("dt", {}, name), el("dd", {}, `${plural(count, "claim")}: `,
    listed([first, ...places.map(([view, words]) => plainLink(app, words, { ...AFRESH, ...on, view }))]),
    kinds.length ? el("span", { class: "note" }, "By ", listed(kinds)) : "")];
}

/** How many of the claims each kind of source says, as links to these; nothing where all are of one kind. */
function byKind(app: App, claims: readonly Claim[], on: State): Child[] {
  const counts = new Map<string, number>();
  for (const claim of claims) {
    const [kind] = valuesOf(app.store, claim, "by");
    if (kind !== NO_VALUE) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([kind, count]) =>
    plainLink(app, `${word(app, "source_kinds", kind).split(",")[0]} (${count.toLocaleString("en")})`, { ...AFRESH, ...on, by: [kind], view: "table" }));
}

/** The claims in which a mark has one of these roles: those that `isAbout` and `isBy` hold for, without going through all. */
function inRoles({ store }: App, number: number, roles: readonly Part[]): Claim[] {
  return [...new Set(roles.flatMap((role) => [...store.parts.get(number)?.get(role) ?? []]))];
}

/** Which claims are about the mark, which it says, and which hold its name in words; each only where there are some. */
export function onlyThese(app: App, number: number): Child[] {
  const { store, state } = app;
  const { id, kind, label } = store.marks[number];
  const told = kind === "event" || kind === "article";
  const about = told ? [...store.claims.values()].filter((claim) => isAbout(store, claim, number)) : inRoles(app, number, SPOKEN_OF);
  const by = inRoles(app, number, SAYS);
  const rows: Child[] = [];
  const name = kind === "event" ? "Told in" : kind === "article" ? "In it" : "Said about";
  if (about.length) rows.push(...line(app, name, about.length, { about: [id], said: [] }, state.about?.includes(id) ? { about: [] } : null, kind === "article" ? [] : byKind(app, about, { about: [id], said: [] })));
  if (by.length) rows.push(...line(app, kind === "outlet" ? "Own voice" : "Says", by.length, { said: [id], about: [] }, state.said?.includes(id) ? { said: [] } : null, []));
  if (kind === "outlet") {
    const reported = [...store.claims.values()].filter((claim) => claim.chain.at(-1)?.label === label);
    if (reported.length) rows.push(...line(app, "Reports", reported.length, { outlet: [label], about: [], said: [] }, state.outlet?.includes(label) ? { outlet: [] } : null, []));
  } else if (!told && kind !== "claim" && folded(label).length <= 60) {
    rows.push(el("dt", {}, "In words"), el("dd", {}, plainLink(app, "all claims that hold its name, in the table", { ...AFRESH, about: [], said: [], q: label, view: "table" })));
  }
  return rows.length ? [el("dl", { class: "facts only" }, rows)] : [];
}
