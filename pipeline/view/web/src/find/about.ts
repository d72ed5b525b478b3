// Claims about somebody or something, and claims by somebody.
import type { Claim } from "../data/model.ts";
import { SPOKEN_OF } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import type { State } from "../state/state.ts";

const ABOUT = new Set<string>(SPOKEN_OF);

/** Whether a claim speaks of a mark: names it as a part of what is said, tells of the event, or stands in the article. */
export function isAbout(store: Store, claim: Claim, number: number): boolean {
  switch (store.marks[number].kind) {
    case "event": return claim.events.some((event) => event === number || store.wholes.get(event)?.includes(number));
    case "article": return claim.article === number;
    default: return claim.places.some(({ role, mark }) => mark === number && ABOUT.has(role));
  }
}

/** Whether a mark says a claim, at first hand or passing it on. An outlet says what is in its own voice only. */
export function isBy(claim: Claim, number: number): boolean {
  return claim.chain.some(({ mark, kind }, depth) => mark === number && (kind !== "outlet" || depth === 0 || depth < claim.chain.length - 1));
}

/** What claims are asked for by `about` and `said`; null where neither is set. An id that is not here is met by no claim. */
export function askedFor(store: Store, { about, said }: State): ((claim: Claim) => boolean) | null {
  if (!about?.length && !said?.length) return null;
  const numbers = (ids: readonly string[] | undefined): number[] | null => (ids?.length ? ids.flatMap((id) => store.byId.get(id) ?? []) : null);
  const [things, speakers] = [numbers(about), numbers(said)];
  return (claim) => (!things || things.some((number) => isAbout(store, claim, number)))
    && (!speakers || speakers.some((number) => isBy(claim, number)));
}
