// Claims about somebody or something, and claims by somebody.
import type { Claim, Part } from "../data/model.ts";
import { SAYS, SPOKEN_OF } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import type { State } from "../state/state.ts";

/** Whether a mark takes part in a claim by one of these roles. */
const takesPart = (store: Store, claim: Claim, number: number, roles: readonly Part[]): boolean =>
  roles.some((role) => store.parts.get(number)?.get(role)?.has(claim));

/** Whether a claim speaks of a mark: names it as a part of what is said, tells of the event, or stands in the article. */
export function isAbout(store: Store, claim: Claim, number: number): boolean {
  switch (store.marks[number].kind) {
    case "event": return claim.events.some((event) => event === number || store.wholes.get(event)?.includes(number));
    case "article": return claim.article === number;
    default: return takesPart(store, claim, number, SPOKEN_OF);
  }
}

/** Whether a mark says a claim, at first hand or passing it on. An outlet says what is in its own voice only. */
export function isBy(store: Store, claim: Claim, number: number): boolean {
  return takesPart(store, claim, number, SAYS);
}

/** What claims are asked for by `about` and `said`; null where neither is set. An id that is not here is met by no claim. */
export function askedFor(store: Store, { about, said }: State): ((claim: Claim) => boolean) | null {
  if (!about?.length && !said?.length) return null;
  const numbers = (ids: readonly string[] | undefined): number[] | null => (ids?.length ? ids.flatMap((id) => store.byId.get(id) ?? []) : null);
  const [things, speakers] = [numbers(about), numbers(said)];
  return (claim) => (!things || things.some((number) => isAbout(store, claim, number)))
    && (!speakers || speakers.some((number) => isBy(store, claim, number)));
}
