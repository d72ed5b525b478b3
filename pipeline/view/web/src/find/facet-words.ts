// Facets and their values in words.
import type { App } from "../app.ts";
import { word } from "../claim/words.ts";
import type { Facet, State } from "../state/state.ts";
import type { Sense } from "./counts.ts";
import { NO_VALUE } from "./values.ts";

export const TITLES: Readonly<Record<Facet, string>> = {
  by: "Who says it",
  stance: "How it is said",
  outlet: "Outlet",
  type: "Type of action",
  polarity: "Polarity",
  modality: "Modality",
  status: "How it stands",
  place: "Where it happens",
};

export const SENSE_WORDS: Readonly<Record<Sense, string>> = {
  time: "when it happened",
  said: "when it was said",
  published: "when it was published",
};

/** The tables of the lexicon that hold the words for codes. */
const TABLES: Partial<Record<Facet, string>> = { by: "source_kinds", stance: "stances", polarity: "polarity", modality: "modality", status: "status" };

/** What stands for "none". */
const NONE_WORDS: Readonly<Record<Facet, string>> = {
  by: "no source",
  stance: "nobody is quoted",
  outlet: "outlet not known",
  type: "no known type",
  polarity: "not known",
  modality: "not known",
  status: "not compared with others",
  place: "no place named",
};

/** A value of a facet in words: what it is called, and, after a colon in the lexicon, what that means. */
export function valueWords(app: App, facet: Facet, value: string): { name: string; note: string } {
  const plain = (name: string): { name: string; note: string } => ({ name, note: "" });
  if (value === NO_VALUE || !value) return plain(NONE_WORDS[facet]);
  if (facet === "outlet") return plain(value);
  if (facet === "type") return plain(value[0] + value.slice(1).toLowerCase().replaceAll("_", " "));
  if (facet === "place") {
    const number = app.store.byId.get(value);
    return plain(number === undefined ? app.served?.labelOf(value) ?? value : app.store.marks[number].label);
  }
  const [name, note = ""] = word(app, TABLES[facet]!, value).split(/: (.*)/s);
  return { name, note };
}

/** Which days are asked for: "from 2024-10-01 to 2024-10-09". */
export function daysWords({ from, to }: State): string {
  return [from ? "from " + from : "", to ? "to " + to : ""].filter(Boolean).join(" ");
}
