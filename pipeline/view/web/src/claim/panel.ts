// The panel of a claim: the sentence, its passage, how it stands, who says it along the chain, and its parts.
import type { App } from "../app.ts";
import type { Claim } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, facts, listed, section, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { folded } from "../find/search.ts";
import { claimItem, outside } from "../panel/items.ts";
import { citeSection } from "./cite.ts";
import { passage, repeats } from "./passage.ts";
import { relationSections, standing } from "./stands.ts";
import { sentenceNodes } from "./told.ts";
import { partsOf } from "./text.ts";
import { confidenceWords, timeNodes, toldOf, word } from "./words.ts";

function chainList(app: App, claim: Claim): HTMLElement {
  const list = el("ol", { class: "chain" });
  claim.chain.forEach((link, depth) => {
    const { act } = link;
    const own = !act && depth === claim.chain.length - 1;
    const notes = [own && claim.chain.length > 1 ? "outlet, reports it" : word(app, "source_kinds", link.kind)];
    if (act) notes.push(word(app, "stances", act.stance), word(app, "forms", act.form));
    const line = el("li", {}, ref(app, link.mark, link.label), el("span", { class: "small" }, " · " + notes.join(" · ")));
    if (act) {
      if (act.cue) line.append(el("span", { class: "small" }, " · cue “", bdi(act.cue), "”"));
      line.append(...toldOf(app, claim, act).map((told) => el("div", { class: "small" }, told)));
      line.append(el("div", { class: "small" }, act.said ? ["said ", timeNodes(app, act.said)] : "when it was said: not stated"));
    } else if (own) {
      const article = app.store.articles.get(claim.article);
      if (article) line.append(el("div", { class: "small" }, "published " + article.published));
    }
    list.append(line);
  });
  return list;
}

/** The words of a part, with the name that they mean where it is another. */
function partNodes(app: App, part: { text: string; mark: number | null }): Child {
  if (part.mark === null) return bdi(part.text);
  const label = app.store.marks[part.mark].label;
  const same = folded(label) === folded(part.text);
  return el("span", {}, ref(app, part.mark, part.text), same ? "" : el("span", { class: "small" }, " (", bdi(shortened(label, 80)), ")"));
}

function claimFacts(app: App, claim: Claim): HTMLElement {
  const of = (role: string): Child[] => listed(partsOf(app.store, claim, role).map((part) => partNodes(app, part)));
  const action: Child[] = [listed(partsOf(app.store, claim, "action").map((part) => bdi(part.text)))];
  if (claim.plover) action.push(el("span", { class: "small" }, " " + claim.plover + " (PLOVER)"));
  const actors = of("actor");
  const time = claim.time ? [...(timeNodes(app, claim.time) ?? [])] : null;
  if (time && claim.time?.basis) time.push(el("span", { class: "small" }, " " + word(app, "basis", claim.time.basis)));
  return facts([
    ["Actor", actors.length ? actors : "none named", actors.length ? null : "no"],
    ["Action", action],
    ["Target", of("target")],
    ["Instrument", of("instrument")],
    ["Place", of("place")],
    ["Quantity", of("quantity")],
    ["Time", time ?? "not stated", time ? null : "no"],
    ["Polarity", word(app, "polarity", claim.polarity), claim.polarity === "negative" ? "neg" : null],
    ["Modality", word(app, "modality", claim.modality)],
    ["Certainty", word(app, "certainty", claim.certainty)],
    ["Tense", word(app, "tense", claim.tense)],
    ["Confidence", confidenceWords(claim.confidence)],
  ]);
}

function articleLine(app: App, number: number): Child {
  const article = app.store.articles.get(number);
  if (!article) return null;
  const line = el("p", { class: "small" }, ref(app, number, app.store.marks[number].label));
  if (article.outlet) line.append(", ", bdi(shortened(article.outlet, 120)));
  line.append(", " + article.published);
  if (article.url) line.append(". ", outside(article.url));
  return line;
}

/** The panel. The sentence is its headline; what it can't say by its words stands at its end, in words. */
export function claimPanel(app: App, claim: Claim): Child[] {
  const { store } = app;
  const others = new Set(claim.events.flatMap((event) => store.events.get(event)?.claims ?? []).filter((number) => number !== claim.mark));
  const events = claim.events.map((event) => el("li", {}, ref(app, event), el("span", { class: "note" }, word(app, "status", store.events.get(event)?.status))));
  return [
    el("h2", { tabindex: "-1", class: "sentence" }, sentenceNodes(app, claim, true)),
    standing(app, claim),
    ...section("Passage", passage(app, claim), articleLine(app, claim.article)),
    ...repeats(app, claim),
    ...relationSections(app, claim),
    ...section("Who says it, from the first to the last", chainList(app, claim)),
    ...section("What is said", claimFacts(app, claim)),
    ...(events.length ? section("The same event", el("ul", { class: "refs" }, events,
      [...others].flatMap((number) => store.claims.get(number) ?? []).slice(0, 40).map((other) => claimItem(app, other)))) : []),
    ...citeSection(app, claim),
    el("p", { class: "small" }, `Read by ${claim.extractor || "Sayso"}. Record ${store.marks[claim.mark].id}`),
  ];
}
