// A query in the address: a shipped question by its name, anything else as it is written.
import type { State } from "../state/state.ts";
import type { Question } from "./question.ts";

const SHIPPED = "question:";

/** The fields of the state for a query and the values of its parameters. */
export function asState(questions: readonly Question[], text: string, values: Readonly<Record<string, string>>): Pick<State, "sparql" | "given"> {
  const known = questions.find((one) => one.text === text);
  return { sparql: known ? SHIPPED + known.name : text, given: Object.entries(values).map(([name, value]) => `${name}=${value}`) };
}

/** The query and values in a state; null where it has none, or names a question that this page hasn't. */
export function fromState(questions: readonly Question[], { sparql, given }: State): { text: string; values: Record<string, string> } | null {
  if (!sparql) return null;
  const name = sparql.startsWith(SHIPPED) ? sparql.slice(SHIPPED.length) : null;
  const text = name === null ? sparql : questions.find((one) => one.name === name)?.text;
  if (text === undefined) return null;
  const values = (given ?? []).filter((one) => one.includes("=")).map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]);
  return { text, values: Object.fromEntries(values) as Record<string, string> };
}
