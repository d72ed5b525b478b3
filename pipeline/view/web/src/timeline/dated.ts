// Which claims and events have a time, in the sense that the reader chose.
import type { App } from "../app.ts";
import { flagsOf, speakerText } from "../claim/words.ts";
import { clauseText } from "../claim/text.ts";
import type { Claim } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import { passes, saidAt, timeOf } from "../find/passing.ts";
import { claimsTold } from "../graph/main-events.ts";
import { shortened } from "../dom/el.ts";
import type { State } from "../state/state.ts";
import type { Extent } from "./iso.ts";
import { extentOf, hull } from "./iso.ts";
import { extentWords } from "./time-words.ts";

export const SENSES = ["time", "said", "published"] as const;
/** When a claim happened, was said (first along its chain), was published. */
export type Sense = (typeof SENSES)[number];

export const senseOf = (state: State): Sense => SENSES.find((sense) => sense === state.when) ?? "time";

/** What the senses are called: on their buttons, of one claim, and of those without a time. */
export const SENSE_WORDS: Record<Sense, { readonly button: string; readonly did: string; readonly unknown: string }> = {
  time: { button: "Happened", did: "happened", unknown: "no known time of happening" },
  said: { button: "Said", did: "said", unknown: "no known time of saying" },
  published: { button: "Published", did: "published", unknown: "no known date of publication" },
};

export interface Dated {
  readonly sense: Sense;
  /** The known times of the claims that pass all filters but the time. */
  readonly claims: ReadonlyMap<number, Extent>;
  readonly extents: readonly Extent[];
  /** How many claims pass all filters but the time, with and without a known time. */
  readonly total: number;
  /** The times of events, as far as they were asked for. */
  readonly events: Map<number, Extent | null>;
}

/** The extent of a claim in a sense; null if it isn't known. */
export function claimExtent(store: Store, claim: Claim, sense: Sense): Extent | null {
  return extentOf(timeOf(store, claim, sense), sense === "published");
}

export function datedClaims({ store, state }: App): Dated {
  const sense = senseOf(state);
  const dropped = new Set(state.drop);
  const claims = new Map<number, Extent>();
  let total = 0;
  for (const claim of store.claims.values()) {
    if (!passes(store, claim, state, null, false) || dropped.has(store.marks[claim.mark].id)) continue;
    total += 1;
    const extent = claimExtent(store, claim, sense);
    if (extent) claims.set(claim.mark, extent);
  }
  return { sense, claims, extents: [...claims.values()], total, events: new Map() };
}

/** The extent of an event: when it happened; or from when its claims, of those that pass, were first said or published to when last. */
export function eventExtent(store: Store, event: number, { sense, claims, events }: Dated): Extent | null {
  const found = events.get(event);
  if (found !== undefined) return found;
  const known = store.events.get(event);
  const extent = !known ? null : sense === "time" ? extentOf(known, false) : hull(claimsTold(store, event).flatMap((claim) => claims.get(claim) ?? []));
  events.set(event, extent);
  return extent;
}

/** When a claim is, in words of its record; empty where that isn't known. */
export function claimWhen(store: Store, claim: Claim, sense: Sense): string {
  if (sense === "published") return store.articles.get(claim.article)?.date ? store.articles.get(claim.article)!.published : "";
  const when = sense === "said" ? saidAt(claim) : claim.time;
  return when && claimExtent(store, claim, sense) ? when.reading || when.text : "";
}

/** A mark with its time, aloud: "Ana Reyes said: …; happened 30 September 2024". */
export function spoken(app: App, number: number, extent: Extent, sense: Sense): string {
  const { store } = app;
  const did = SENSE_WORDS[sense].did;
  const claim = store.claims.get(number);
  if (claim) {
    const flags = flagsOf(app, claim).map((flag) => ` (${flag})`).join("");
    return `${speakerText(app, claim)}: ${shortened(clauseText(store, claim), 200)}${flags}; ${did} ${claimWhen(store, claim, sense)}`;
  }
  const event = store.events.get(number);
  const when = sense === "time" && event?.when ? event.when : extentWords(extent);
  return `Event: ${shortened(store.marks[number].label, 200)}; ${did} ${when}; articles: ${event?.articles ?? 0}`;
}
