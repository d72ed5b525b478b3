// How a claim stands: its status and origins, and the claims that stand against it, agree with it or tell it otherwise.
import type { App } from "../app.ts";
import type { Claim, Relation } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, button, el, listed, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { clauseText } from "./text.ts";
import { sentenceText } from "./sentence.ts";
import { word } from "./words.ts";

/** Kinds of relations under one heading, those against the claim first. */
const GROUPS: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ["What stands against it", ["denies", "contradicts"]],
  ["Told otherwise", ["differs_on"]],
  ["The same source at another time", ["revises"]],
  ["What agrees with it", ["corroborates"]],
];
/** Claims that are named in the line of facts; the others are in the list. */
const FEW = 2;
const AGAINST = "stands-against";

function related(app: App, claim: Claim, kinds: readonly string[]): { relation: Relation; other: Claim }[] {
  const found = app.store.relations.get(claim.mark) ?? [];
  return kinds.flatMap((kind) => found.filter((relation) => relation.kind === kind)).flatMap((relation) => {
    const other = app.store.claims.get(relation.other);
    return other ? [{ relation, other }] : [];
  });
}

const how = (app: App, { kind, forward }: Relation): string => word(app, forward ? "relations" : "related", kind);

function relationItem(app: App, relation: Relation, other: Claim): HTMLElement {
  const article = app.store.articles.get(other.article);
  const why = word(app, "slots", relation.slot) + ": " + word(app, "reasons", relation.reason);
  const link = el("a", { class: "ref", href: app.link({ s: app.store.marks[other.mark].id }) }, bdi(sentenceText(app, other)));
  return el("li", {}, el("span", { class: "badge" }, how(app, relation)), " ", link,
    el("span", { class: "note" }, bdi(shortened(article ? [article.outlet, article.day].filter(Boolean).join(", ") : "", 160)), " · " + why));
}

/** The relations of a claim, each other claim as a sentence and a link, under a heading for each kind. */
export function relationSections(app: App, claim: Claim): Child[] {
  return GROUPS.flatMap(([title, kinds], i): Child[] => {
    const found = related(app, claim, kinds);
    if (!found.length) return [];
    return [
      el("h3", i ? {} : { id: AGAINST, tabindex: "-1" }, `${title} (${found.length})`),
      el("ul", { class: "refs" }, found.map(({ relation, other }) => relationItem(app, relation, other))),
    ];
  });
}

/** The claims that stand against it, by name: the first few, and a way to the others. */
function against(app: App, claim: Claim): Child[] {
  const found = related(app, claim, GROUPS[0][1]);
  if (!found.length) return [];
  const named = found.slice(0, FEW).map(({ relation, other }, i): Child => {
    const link = el("a", { class: "ref", href: app.link({ s: app.store.marks[other.mark].id }), title: sentenceText(app, other) },
      bdi(shortened(other.chain[0]?.label ?? "", 80)), ": “", bdi(shortened(clauseText(app.store, other), 90)), "”");
    const words = relation.kind === "contradicts" ? "it can’t be so together with " : relation.forward ? "it denies " : "it is denied by ";
    return [i ? "; " : "", i ? words : words[0].toUpperCase() + words.slice(1), link];
  });
  const go = (): void => {
    const heading = document.getElementById(AGAINST);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };
  const more = found.length - FEW;
  return [" ", el("span", { class: "against" }, named, more > 0 ? [" ", button({ class: "plain" }, go, `and ${more} more`)] : "", ".")];
}

const GRADES: readonly (readonly [number, string])[] = [[0.9, "high"], [0.7, "fair"], [0.5, "low"], [0, "very low"]];

/** What a reader needs first, in one line: the status and what disputes it, where the report begins, how surely it was read. */
export function standing(app: App, claim: Claim): HTMLElement {
  const status = word(app, "status", claim.status);
  const [, grade] = GRADES.find(([least]) => claim.confidence >= least)!;
  const origins = claim.origins.length > 3 ? String(claim.origins.length) : listed(claim.origins.map((origin) => ref(app, origin)));
  return el("p", { class: "standing" },
    status ? [el("strong", {}, status[0].toUpperCase() + status.slice(1)), "."] : "",
    against(app, claim),
    claim.origins.length ? [claim.origins.length > 1 ? " Origins: " : " Origin: ", origins, "."] : "",
    ` Read with ${grade} confidence (${claim.confidence.toFixed(2)}).`);
}

