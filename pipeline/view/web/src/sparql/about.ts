// What a page with SPARQL says of its graph (see pipeline/view/sparql.py).
import { embedded } from "../data/decode.ts";
import type { Question } from "./question.ts";
import type { Prefixes } from "./terms.ts";

export interface About {
  readonly statements: number;
  readonly prefixes: Prefixes;
  readonly questions: readonly Question[];
  /** Queries for all that has a name, and for all events. */
  readonly named: string;
  readonly events: string;
  /** Prefixed names that may be typed, and what they are called, if they are. */
  readonly terms: readonly (readonly [name: string, called: string])[];
}

export async function readAbout(): Promise<About> {
  const told = await embedded("sparql-about") as Omit<About, "questions"> & { questions: [string, string, string, string][] };
  return { ...told, questions: told.questions.map(([name, title, sentence, text]) => ({ name, title, sentence, text })) };
}

/** The declarations of our prefixes, on one line. */
export function prologueOf(prefixes: Prefixes): string {
  return Object.entries(prefixes).map(([prefix, base]) => `PREFIX ${prefix}: <${base}> `).join("");
}
