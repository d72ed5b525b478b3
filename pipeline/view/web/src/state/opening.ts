// What the page opens on where the address asks for nothing.
import type { Store } from "../data/store.ts";
import type { State } from "./state.ts";

/** The drawing of the main events; where it would be too small to read, the list of events, or of claims. */
export function openingOn(store: Pick<Store, "events">, narrow: boolean): State {
  if (!narrow) return {};
  return { view: store.events.size ? "event" : "table" };
}
