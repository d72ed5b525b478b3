// The panels of whoever and whatever is named, and of events and articles.
import type { App } from "../app.ts";
import type { Part } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, facts, listed, plural, section, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { word } from "../claim/words.ts";
import { valueWords } from "../find/facet-words.ts";
import { disputed } from "./disputed.ts";
import { articleItem, claimItem, eventItem, growing, outside } from "./items.ts";
import { onlyThese } from "./only.ts";

const ROLES: readonly (readonly [Part, string])[] = [
  ["source", "Says"],
  ["passes", "Passes on from others"],
  ["actor", "Said to act"],
  ["target", "Said to be acted on"],
  ["instrument", "Said to be the means"],
  ["place", "Said to be where"],
  ["reports", "Reports from others"],
];

const title = (app: App, number: number): HTMLElement => el("h2", { tabindex: "-1" }, bdi(shortened(app.store.marks[number].label, 600)));

export function entityPanel(app: App, number: number): Child[] {
  const { store } = app;
  const mark = store.marks[number];
  const view = store.entities.get(number);
  const shown: Child[] = [title(app, number)];
  if (view) {
    shown.push(facts([
      ["Kind", word(app, "source_kinds", mark.type)],
      ["Also called", listed(view.aliases.slice(0, 40).map((alias) => bdi(shortened(alias, 200))))],
      ["Identifiers", listed(view.links.map((link) => el("code", {}, link)))],
      ["Lies in", view.country && el("code", {}, view.country)],
      ["Point", view.point?.join(", ")],
      ["Mentions", plural(view.mentions, "mention") + " in " + plural(view.articles, "article")],
    ]));
  }
  shown.push(...onlyThese(app, number));
  for (const [role, heading] of ROLES) {
    const found = [...(store.parts.get(number)?.get(role) ?? [])];
    if (found.length) shown.push(...section(`${heading} (${found.length})`, growing(found, (claim) => claimItem(app, claim, role === "source"))));
  }
  if (mark.kind === "outlet") {
    const published = [...store.articles.values()].filter((article) => store.near[number].has(article.mark));
    if (published.length) {
      shown.push(...section(`Articles (${published.length})`, growing(published, (article) =>
        el("li", {}, ref(app, article.mark), el("span", { class: "note" }, article.day)))));
    }
  }
  if (view?.judgements.length) {
    shown.push(...section("Why these names are one", growing(view.judgements, (judgement) =>
      el("li", {}, bdi(shortened(judgement.subject, 200)),
        el("span", { class: "note" }, word(app, "verdicts", judgement.verdict) + ": " + judgement.reason.replaceAll("-", " "))), 20)));
  }
  return shown;
}

/** What an article has from elsewhere, and what others have from it. */
function elsewhere(app: App, number: number): Child[] {
  const { derivations } = app.store;
  const share = (value: number | null): Child => (value === null ? "" : el("span", { class: "note" }, `${Math.round(100 * value)} % of its words are the same`));
  const has = derivations.filter((found) => found.article === number).map((found) =>
    el("li", {}, word(app, "derivations", found.kind) + " ", ref(app, found.of, found.of === null ? found.label ?? "another article" : null),
      found.of !== null && found.label ? [" (", bdi(shortened(found.label, 120)), ")"] : "", share(found.share)));
  const given = derivations.filter((found) => found.of === number).map((found) =>
    el("li", {}, ref(app, found.article), " is " + word(app, "derived", found.kind), share(found.share)));
  return has.length || given.length ? section("From and to other articles", el("ul", { class: "refs" }, has, given)) : [];
}

export function articlePanel(app: App, number: number): Child[] {
  const view = app.store.articles.get(number);
  if (!view) return entityPanel(app, number);
  const told = [...app.store.claims.values()].filter((claim) => claim.article === number);
  return [
    title(app, number),
    facts([
      ["Outlet", view.outlet ? bdi(shortened(view.outlet, 300)) : null],
      ["By", view.byline ? bdi(shortened(view.byline, 300)) : null],
      ["Published", view.published],
      ["Seed", view.path ? bdi(view.path) : null],
      ["Web", view.url ? outside(view.url) : null],
    ]),
    ...onlyThese(app, number),
    ...elsewhere(app, number),
    ...section(`Claims in the order of the text (${told.length})`, growing(told, (claim) => claimItem(app, claim))),
  ];
}

export function eventPanel(app: App, number: number): Child[] {
  const { store } = app;
  const view = store.events.get(number);
  if (!view) return entityPanel(app, number);
  const mark = store.marks[number];
  const told = view.claims.flatMap((claim) => store.claims.get(claim) ?? []);
  const wholes = store.wholes.get(number) ?? [];
  return [
    title(app, number),
    facts([
      ["How it stands", word(app, "status", view.status)],
      ["Type of action", view.type ? valueWords(app, "type", view.type).name : null],
      ["When", view.when || "not stated"],
      ["Told by", plural(view.articles, "article") + ", " + plural(view.origins, "origin")],
    ]),
    app.view() === "event" ? "" : el("p", {}, el("a", { class: "plain", href: app.link({ view: "event", s: mark.id }) }, "Compare the versions")),
    ...disputed(app, view),
    ...onlyThese(app, number),
    ...(view.parts.length ? section(`Articles (${view.toldBy.length})`, growing(view.toldBy, (article) => articleItem(app, article))) : []),
    ...(view.parts.length ? section(`Parts (${view.parts.length})`, growing(view.parts, (part) => eventItem(app, part))) : []),
    ...(wholes.length ? section("Part of", growing(wholes, (whole) => eventItem(app, whole))) : []),
    ...(told.length ? section(`Claims that tell of it (${told.length})`, growing(told, (claim) => claimItem(app, claim))) : []),
  ];
}
