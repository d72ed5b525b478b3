// What of an event is denied or told otherwise, and by whom: in its panel.
import type { App } from "../app.ts";
import { clause, speaker, word } from "../claim/words.ts";
import type { Claim, Event, Relation } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, section, shortened } from "../dom/el.ts";
import { isDispute } from "../event/versions.ts";
import { outletOf } from "../find/passing.ts";
import { claimsTold } from "../graph/main-events.ts";
import { growing } from "./items.ts";

interface Dispute { readonly claim: Claim; readonly relation: Relation }

/** The disputes among the claims of an event, each once, from the claim that denies. */
function disputesOf(app: App, event: Event): Dispute[] {
  const { store } = app;
  const found: Dispute[] = [];
  const told = new Set(claimsTold(store, event.mark));
  for (const number of told) {
    for (const relation of store.relations.get(number) ?? []) {
      if (relation.forward && isDispute(relation.kind) && store.claims.has(relation.other)) found.push({ claim: store.claims.get(number)!, relation });
    }
  }
  return found;
}

function side(app: App, claim: Claim): Child {
  return [el("span", { class: "who" }, speaker(app, claim, true)), ": ",
    el("a", { class: "ref", href: app.link({ s: app.store.marks[claim.mark].id }) }, clause(app, claim, 160)),
    claim.polarity === "negative" ? el("span", { class: "small" }, ` (${word(app, "polarity", "negative")})`) : "",
    el("span", { class: "small" }, " – ", bdi(shortened(outletOf(claim), 80)))];
}

export function disputed(app: App, event: Event): Child[] {
  const found = disputesOf(app, event);
  if (!found.length) return [];
  const { store } = app;
  const item = ({ claim, relation }: Dispute): HTMLElement => el("li", {},
    el("span", { class: "pair" }, side(app, claim)),
    el("span", { class: "note" }, relation.kind === "denies" ? "against: " : "and: ", side(app, store.claims.get(relation.other)!)));
  return ([["denies", "Who denies it"], ["contradicts", "What can’t both be so"]] as const).flatMap(([kind, title]): Child[] => {
    const own = found.filter(({ relation }) => relation.kind === kind);
    return own.length ? section(`${title} (${own.length})`, growing(own, item, 10)) : [];
  });
}
