// The dispute in words: over what, why, which claim against which.
import type { App } from "../app.ts";
import { clause, speaker, word } from "../claim/words.ts";
import type { Claim } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, shortened } from "../dom/el.ts";
import { outletOf } from "../find/passing.ts";
import type { Between } from "./disputes.ts";
import { isDispute, tellsOtherwise } from "./versions.ts";

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
    el("a", { class: "ref words", href: app.link({ s: app.store.marks[claim.mark].id }), "aria-current": app.selected() === claim.mark ? "true" : null }, clause(app, claim, 160)),
    el("span", { class: "small" }, " (", bdi(shortened(outletOf(claim), 80)), ")")];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How many pairs of claims stand over the versions; more of them stand under these. */
const FEW = 3;

export interface DisputeBox {
  readonly box: HTMLElement;
  /** Whether there is more of it than fits over or between the versions. */
  readonly long: boolean;
  readonly summary: string;
}

/** What versions agree in, in one sentence for each slot: which claims they are stands in the panel of each. */
function agreements(app: App, found: readonly Between[]): HTMLElement[] {
  const pairs = new Map<string, Set<string>>();
  for (const one of found) {
    if (!one.from || !one.to) continue;
    const key = [word(app, "slots", one.relation.slot), word(app, "reasons", one.relation.reason)].join(": ");
    pairs.set(key, (pairs.get(key) ?? new Set()).add(`${Math.min(one.from, one.to)} and ${Math.max(one.from, one.to)}`));
  }
  return [...pairs].map(([key, which]) => el("li", { class: "small" }, `Versions ${[...which].join(", ")} agree – ${key}.`));
}

/** The disputes, and what else is told between the versions; nothing where nothing stands between them. */
export function disputeBox(app: App, found: readonly Between[]): DisputeBox | null {
  if (!found.length) return null;
  const any = (wanted: (kind: string) => boolean): boolean => found.some(({ relation }) => wanted(relation.kind));
  const title = any(isDispute) ? "What is disputed" : any(tellsOtherwise) ? "Where the versions differ" : "How the versions stand to each other";
  const open = found.filter(({ relation }) => relation.kind !== "corroborates");
  const items = open.map((one) => {
    const { relation } = one;
    const against = tellsOtherwise(relation.kind) ? "against" : "instead of";
    const why = word(app, "reasons", relation.reason);
    return el("li", {},
      el("strong", {}, capital(word(app, "slots", relation.slot))), ": ", standing(one), why ? ` – ${why}.` : ".",
      el("span", { class: "pairing" }, side(app, one.one), el("span", { class: "against" }, ` ${against} `), side(app, one.other)));
  });
  const slots = [...new Set(open.filter(({ relation }) => tellsOtherwise(relation.kind)).map(({ relation }) => word(app, "slots", relation.slot)))];
  return {
    box: el("section", { class: "between", "aria-labelledby": "event-between" },
      el("h3", { id: "event-between" }, title), el("ul", {}, items, agreements(app, found.filter((one) => !open.includes(one))))),
    long: items.length > FEW,
    summary: `${title}: ${slots.join(", ")}. The ${open.length} pairs of claims are listed below the versions.`,
  };
}
