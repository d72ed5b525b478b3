// Which event is compared: the one that is selected, the one that the address names, or that of the selected claim.
import type { Store } from "../data/store.ts";
import type { State } from "../state/state.ts";

/** Whether an event, or a part of it, has the claim. */
function holds(store: Store, event: number, claim: number): boolean {
  const told = store.claims.get(claim)?.events ?? [];
  return told.some((one) => one === event || (store.events.get(event)?.parts.includes(one) ?? false));
}

/**
 * The number of the event on stage, null where there is one to choose. A selected event comes first; then the one that
 * the address names stays, whatever is selected, unless it is a claim that another event has.
 */
export function stageOf(store: Store, { s, event }: Pick<State, "s" | "event">): number | null {
  const selected = s ? store.byId.get(s) : undefined;
  if (selected !== undefined && store.events.has(selected)) return selected;
  const named = event ? store.byId.get(event) : undefined;
  const known = named !== undefined && store.events.has(named) ? named : null;
  const own = selected === undefined ? undefined : store.claims.get(selected)?.events[0];
  if (known !== null && (own === undefined || holds(store, known, selected!))) return known;
  return own !== undefined && store.events.has(own) ? own : known;
}
