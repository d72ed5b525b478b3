// Shipped questions, and the parameters that a query declares in its first comments (see pipeline/graph/questions.py).
import type { Term } from "./terms.ts";
import { integer, text } from "./terms.ts";

export interface Question {
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  readonly text: string;
}

export type ParameterType = "name" | "outlet" | "event" | "text" | "date" | "integer";
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly help: string;
  /** What stands where nothing is given; null where something must be. */
  readonly byDefault: string | null;
}

const PARAMETER = /^# param (\w+) (name|outlet|event|text|date|integer) "([^"]*)"(?: = "([^"]*)")?\s*$/;

/** The parameters that the comments at the head of a query declare. */
export function parametersOf(query: string): Parameter[] {
  const found: Parameter[] = [];
  for (const line of query.split("\n")) {
    if (!line.startsWith("# ")) break;
    const match = PARAMETER.exec(line);
    if (match) found.push({ name: match[1], type: match[2] as ParameterType, help: match[3], byDefault: match[4] ?? null });
  }
  return found;
}

/** Whether a value is a time on the calendar that `pipeline.graph.literals.moment` takes: a year, month, day, or time. */
export function isMoment(value: string): boolean {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/.exec(value);
  if (!match || match[1] === "0000") return false;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  if (match[2] && (month < 1 || month > 12)) return false;
  if (match[3] && (day < 1 || day > new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate())) return false;
  return hour < 24 && minute < 60 && second < 60;
}

/**
 * The term that a value of a parameter that names nothing stands for. Throws an `Error`, in the words of
 * `sayso ask`, for a value that is no such thing.
 */
export function valueOf({ name, type }: Parameter, value: string): Term {
  if (type === "date" && !isMoment(value)) throw new Error(`${name} should be a date such as 2024-10-01, and is '${value}'`);
  if (type === "integer") {
    if (!/^\s*[+-]?\d+\s*$/.test(value)) throw new Error(`${name} should be a whole number, and is '${value}'`);
    return integer(Number(value));
  }
  return text(value);
}
