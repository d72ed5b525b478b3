// One version as a column: what it says, from how many origins, and who says so in which words.
import type { App } from "../app.ts";
import { sentence } from "../claim/told.ts";
import { clause, flagsOf, speaker, word } from "../claim/words.ts";
import type { Claim } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, listed, plural, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { outletOf } from "../find/passing.ts";
import { copies } from "./outlets.ts";
import type { Difference } from "./slots.ts";
import type { Saying, Version } from "./versions.ts";
import { sayings } from "./versions.ts";

/** Where a claim stands: outlet and day; what is a copy is called one. */
function where(app: App, claim: Claim, copied: ReadonlySet<number>): Child {
  const article = app.store.articles.get(claim.article);
  return [ref(app, claim.article, shortened(outletOf(claim) || "outlet not known", 120)), article ? ", " + article.day : "", copied.has(claim.article) ? " (a copy)" : ""];
}

/** Somebody's words: who, the clause as a link, where it stands. */
export function sayingItem(app: App, { claim, again }: Saying, copied: ReadonlySet<number>): HTMLElement {
  const [first] = claim.chain;
  const own = !first?.act;
  const kind = own ? "" : ` (${word(app, "source_kinds", first.kind)})`;
  const passed = claim.chain.slice(1, -1);
  const current = [claim, ...again].some(({ mark }) => mark === app.selected());
  const flags = flagsOf(app, claim);
  return el("li", { class: current ? "current" : null, "data-mark": claim.mark },
    el("span", { class: "who" }, speaker(app, claim, true)), el("span", { class: "small" }, kind),
    passed.length ? [", as told by ", listed(passed.map((link) => ref(app, link.mark, link.label)))] : "", ": ",
    el("a", { class: "ref words", href: app.link({ s: app.store.marks[claim.mark].id }), "aria-current": app.selected() === claim.mark ? "true" : null }, clause(app, claim, 300)),
    flags.length ? el("span", { class: "small" }, ` (${flags.join("; ")})`) : "",
    el("span", { class: "note" }, where(app, claim, copied),
      again.length ? ["; in the same words: ", listed(again.map((other) => [el("a", { class: "ref", href: app.link({ s: app.store.marks[other.mark].id }) }, bdi(shortened(outletOf(other) || "outlet not known", 120))),
        ", " + (app.store.articles.get(other.article)?.day ?? ""), copied.has(other.article) ? " (a copy)" : ""]))] : ""));
}

/** The sayings of claims under the kinds of their sources, told apart in words. */
function sources(app: App, claims: readonly Claim[]): Child[] {
  const copied = copies(app.store);
  const said = sayings(app.store, claims);
  const kindOf = ({ claim }: Saying): string => (!claim.chain[0]?.act ? "own" : claim.chain[0].kind === "unnamed" ? "unnamed" : "source");
  return ([["source", "Sources"], ["unnamed", "Unnamed sources"], ["own", "Outlets, in their own voice"]] as const).flatMap(([kind, title]): Child[] => {
    const found = said.filter((one) => kindOf(one) === kind);
    return found.length ? [el("h4", {}, title), el("ul", { class: "refs" }, found.map((one) => sayingItem(app, one, copied)))] : [];
  });
}

export const STANDS = { disputed: "disputed", differs: "others differ" } as const;

/** How widely a version is told; where the filters leave some of it out, its origins are those of the whole. */
export const countsOf = ({ origins, outlets, articles, partly }: Version): string =>
  `${plural(origins, "origin")}${partly ? " in all; shown here: " : ", "}${plural(outlets.length, "outlet")}, ${plural(articles, "article")}`;

/** The column; `place` is its place among the versions of `differing`. `alone`: the event has no other version. */
export function column(app: App, version: Version, place: number, differing: readonly Difference[], alone: boolean): HTMLElement {
  const id = `version-${version.number}`;
  const rows = differing.map(({ name, values }) => [
    el("dt", {}, name), el("dd", {}, values[place].length ? listed(values[place].map((value) => bdi(shortened(value, 160)))) : el("span", { class: "small" }, "not stated"))]);
  return el("section", { class: version.stands ? `version ${version.stands}` : "version", "aria-labelledby": id },
    el("h3", { id, tabindex: "-1" }, alone ? "What is said of it" : `Version ${version.number}`, version.stands ? el("span", { class: "badge" }, STANDS[version.stands]) : ""),
    el("p", { class: "small" }, countsOf(version)),
    sentence(app, version.lead),
    rows.length ? el("dl", { class: "differing" }, rows) : "",
    sources(app, version.claims));
}
