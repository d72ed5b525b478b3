// What versions of an event say otherwise than one another: whether, how many, when, where, who, to whom.
import type { App } from "../app.ts";
import { partsOf } from "../claim/text.ts";
import { word } from "../claim/words.ts";
import type { Claim } from "../data/model.ts";
import { folded } from "../find/search.ts";
import type { Version } from "./versions.ts";
import { tellsOtherwise } from "./versions.ts";

/** A slot in which versions differ: its name in words, and what each version says of it, in their order. */
export interface Difference {
  readonly name: string;
  readonly values: readonly (readonly string[])[];
}

type Slot = "happening" | "modality" | "number" | "time" | "place" | "actor" | "target";
const SLOTS: readonly Slot[] = ["happening", "modality", "number", "time", "place", "actor", "target"];
/** Doers and targets are told in too many words to set each against each; they are shown where they are disputed. */
const DISPUTED_ONLY = new Set<Slot>(["actor", "target"]);
const ROLES = { number: "quantity", place: "place", actor: "actor", target: "target" } as const;

function valueOf(app: App, claim: Claim, slot: Slot): string[] {
  switch (slot) {
    case "happening": return [claim.polarity === "negative" ? "said not to be so" : "said to be so"];
    case "modality": return [word(app, "modality", claim.modality)];
    case "time": return claim.time?.reading ? [claim.time.reading] : [];
    default: return partsOf(app.store, claim, ROLES[slot]).map(({ text, mark }) =>
      (mark === null || slot === "number" ? text : app.store.marks[mark].label).replace(/\s+/g, " ").trim());
  }
}

/** The distinct values of the claims, the first spelling of each. */
function distinct(values: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const value of values) if (value && !found.has(folded(value))) found.set(folded(value), value);
  return [...found.values()];
}

/**
 * In which slots the versions differ: two of them tell something of it, and nothing of that alike ("Orvel" and "Orvel,
 * Tamsk" do not differ). A time that is not placed in the calendar ("today") tells nothing that can be compared.
 */
export function differences(app: App, versions: readonly Version[]): Difference[] {
  const claims = new Set(versions.flatMap((version) => version.claims.map(({ mark }) => mark)));
  const disputed = new Set([...claims].flatMap((claim) => (app.store.relations.get(claim) ?? [])
    .filter(({ kind, other }) => tellsOtherwise(kind) && claims.has(other)).map(({ slot }) => slot)));
  return SLOTS.flatMap((slot): Difference[] => {
    if (DISPUTED_ONLY.has(slot) && !disputed.has(slot)) return [];
    const values = versions.map((version) => distinct(version.claims.flatMap((claim) => valueOf(app, claim, slot))));
    const told = values.filter((value) => value.length).map((value) => new Set(value.map(folded)));
    if (!told.some((one, i) => told.slice(i + 1).some((other) => ![...one].some((value) => other.has(value))))) return [];
    return [{ name: slot === "modality" ? "how it is put" : word(app, "slots", slot), values }];
  });
}
