// The claims that are saved: those of what is selected, or else those that pass the filters.
import type { App } from "../app.ts";
import { plural, shortened } from "../dom/el.ts";
import { isFiltered } from "../find/passing.ts";
import { claimsTold } from "../graph/main-events.ts";

export interface Selection {
  /** Numbers of the claims, in the order of the store. */
  readonly claims: readonly number[];
  /** What they are: "12 claims of the selected source". */
  readonly words: string;
}

/** The claims in which a mark takes part, which describe an event or its parts, or which stand in an article. */
export function claimsOf({ store }: App, number: number): number[] {
  const found = new Set<number>();
  if (store.claims.has(number)) return [number];
  if (store.events.has(number)) {
    for (const claim of claimsTold(store, number)) found.add(claim);
  } else if (store.marks[number].kind === "article") {
    for (const claim of store.claims.values()) if (claim.article === number) found.add(claim.mark);
  } else for (const claims of store.parts.get(number)?.values() ?? []) for (const { mark } of claims) found.add(mark);
  return [...store.claims.keys()].filter((claim) => found.has(claim));
}

export function selectionOf(app: App): Selection {
  const { store, state } = app;
  const number = app.selected();
  if (number === null) {
    const passing = app.passing().claims;
    const claims = [...store.claims.keys()].filter((claim) => passing.has(claim));
    const total = app.served?.counted(state)?.total ?? claims.length;
    if (total > claims.length) return { claims, words: `the ${plural(claims.length, "claim")} that are here, of ${total.toLocaleString("en")} that pass` };
    const all = isFiltered(state) || state.drop?.length ? " that pass the filters" : "";
    return { claims, words: (all || claims.length === 1 ? "" : "all ") + plural(claims.length, "claim") + all };
  }
  const { kind, label } = store.marks[number];
  if (kind === "claim") return { claims: [number], words: "the selected claim" };
  const claims = claimsOf(app, number);
  const missing = (store.held.get(number) ?? 0) - claims.length;
  if (missing > 0) return { claims, words: `the ${plural(claims.length, "claim")} that are here, of ${(claims.length + missing).toLocaleString("en")} of the selected ${store.words.kinds[kind].toLowerCase()}: ${shortened(label, 80)}` };
  return { claims, words: `${plural(claims.length, "claim")} of the selected ${store.words.kinds[kind].toLowerCase()}: ${shortened(label, 80)}` };
}
