// The dispute in words: over what, why, which claim against which.
import type { App } from "../app.ts";
import { clause, speaker, word } from "../claim/words.ts";
import type { Claim } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, shortened } from "../dom/el.ts";
import { outletOf } from "../find/passing.ts";
import type { Between } from "./disputes.ts";
import { isDispute } from "./versions.ts";

const named = (number: number): string => (number ? `version ${number}` : "what is told elsewhere");

/** What one version does to the other, in words: "version 2 denies version 1". */
export function standing({ from, to, relation }: Between): string {
  const both = from && to ? `versions ${Math.min(from, to)} and ${Math.max(from, to)}` : `${named(from)} and ${named(to)}`;
  switch (relation.kind) {
    case "denies": return `${named(from)} denies ${named(to)}`;
    case "contradicts": return `${both} can’t both be so`;
    case "differs_on": return `${both} differ`;
    case "revises": return `${named(from)} was said later by the same source, instead of ${named(to)}`;
    default: return `${both} agree in this`;
  }
}

function side(app: App, claim: Claim): Child {
  return [el("span", { class: "who" }, speaker(app, claim, true)), ": ",
    el("a", { class: "ref words", href: app.link({ s: app.store.marks[claim.mark].id }), "aria-current": app.selected() === claim.mark ? "true" : null }, clause(app, claim, 200)),
    el("span", { class: "small" }, " (", bdi(shortened(outletOf(claim), 80)), ")")];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The disputes, and what else is told between the versions; nothing where nothing stands between them. */
export function disputeBox(app: App, found: readonly Between[]): HTMLElement | null {
  if (!found.length) return null;
  const disputed = found.some(({ relation }) => isDispute(relation.kind));
  const items = found.map((one) => {
    const { relation } = one;
    const against = isDispute(relation.kind) ? "against" : relation.kind === "revises" ? "instead of" : "and";
    const why = word(app, "reasons", relation.reason);
    return el("li", {},
      el("strong", {}, capital(word(app, "slots", relation.slot))), ": ", standing(one), why ? ` – ${why}.` : ".",
      el("span", { class: "pairing" }, side(app, one.one), el("span", { class: "against" }, ` ${against} `), side(app, one.other)));
  });
  return el("section", { class: "between", "aria-labelledby": "event-between" },
    el("h3", { id: "event-between" }, disputed ? "What is disputed" : "How the versions stand to each other"), el("ul", {}, items));
}
