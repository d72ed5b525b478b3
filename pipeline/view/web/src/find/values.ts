// What a claim is filtered by: its values in each facet, and its times.
import type { Store } from "../data/store.ts";
import type { Claim, When } from "../data/model.ts";
import type { Facet } from "../state/state.ts";

/** The value of a claim that has none in a facet. */
export const NO_VALUE = "none";

/** The outlet by which a claim is filtered. */
export function outletOf(claim: Claim): string {
  return claim.chain.at(-1)?.label ?? "";
}

/** Places where a claim says that it happens, as ids of marks. */
function placesOf(store: Store, claim: Claim): string[] {
  return claim.places.flatMap((place) => (place.role === "place" && place.mark !== null ? [store.marks[place.mark].id] : []));
}

/** The values of a claim in a facet; "none" where it has none. A place that is named twice comes twice. */
export function valuesOf(store: Store, claim: Claim, facet: Facet): string[] {
  switch (facet) {
    case "by": return [claim.chain[0]?.kind ?? NO_VALUE];
    case "stance": return [claim.chain[0]?.act?.stance ?? NO_VALUE];
    case "outlet": return [outletOf(claim)];
    case "type": return [claim.plover ?? NO_VALUE];
    case "polarity": return [claim.polarity];
    case "modality": return [claim.modality];
    case "status": return [claim.status ?? NO_VALUE];
    case "place": {
      const found = placesOf(store, claim);
      return found.length ? found : [NO_VALUE];
    }
  }
}

/** When a claim was said: the first time along its chain. */
export function saidAt(claim: Claim): When | null {
  return claim.chain.find(({ act }) => act?.said)?.act?.said ?? null;
}

/** A span of time: begin and finish (exclusive), ISO 8601 of any precision, null where open or unknown. */
export interface Span {
  readonly begin: string | null;
  readonly finish: string | null;
}

/** When a claim is, in the sense asked for: when it happened, was said, or was published; null if that is not known. */
export function timeOf(store: Store, claim: Claim, sense: string | undefined): Span | null {
  if (sense === "published") {
    const date = store.articles.get(claim.article)?.date ?? null;
    return date ? { begin: date, finish: null } : null;
  }
  return sense === "said" ? saidAt(claim) : claim.time;
}

/** Whether an interval meets the days from `from` to `to`, both included; what is unknown does not. `open`: a missing end is open. */
export function meetsDays({ begin, finish }: Span, from: string | undefined, to: string | undefined, open: boolean): boolean {
  if (!begin && !(open && finish)) return false;
  const after = to && begin && begin.slice(0, to.length) > to;
  const end = (finish ?? (open ? null : begin) ?? "").replace(/T00:00(:00)?$/, "");
  // A finish is exclusive: an interval that ends where the day begins does not meet it.
  const before = from && end && (finish ? end <= from : end.slice(0, 10) < from.slice(0, end.length));
  return !after && !before;
}
