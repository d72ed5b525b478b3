// From what a reader types as a parameter to the term that it means.
import type { About } from "./about.ts";
import type { Engine } from "./engine.ts";
import { Refused } from "./engine.ts";
import type { Named } from "./names.ts";
import { choose, chooseEvent, fold } from "./names.ts";
import type { Parameter } from "./question.ts";
import { valueOf } from "./question.ts";
import type { Row, Term } from "./terms.ts";
import { iri, text } from "./terms.ts";

/** The terms of a query's parameters. Names are looked up in the graph; what can't be meant is `Refused`. */
export async function termsOf(
  engine: Engine, about: About, parameters: readonly Parameter[], values: Readonly<Record<string, string>>,
): Promise<Record<string, Term>> {
  const found: Record<string, Term> = {};
  for (const parameter of parameters) {
    const { name, type, byDefault, help } = parameter;
    const value = values[name] || (byDefault ?? "");
    if (value === "" && byDefault === null) throw new Refused(`${name} is wanted: ${help}`);
    if (value === "") found[name] = text("");
    else if (type === "event") found[name] = meant(chooseEvent, await rowsOf(engine, about.events).then(eventsOf), value);
    else if (type === "name" || type === "outlet") {
      const named = await rowsOf(engine, about.named).then(namedOf);
      found[name] = meant(choose, type === "outlet" ? named.filter(({ kind }) => kind === "outlet") : named, value);
    } else found[name] = refusing(() => valueOf(parameter, value));
  }
  return found;
}

async function rowsOf(engine: Engine, query: string): Promise<readonly Row[]> {
  const answer = await engine.ask(query + " LIMIT 100000000");
  return answer.kind === "table" ? answer.rows : [];
}

function meant(how: (named: readonly Named[], wanted: string) => Named, named: readonly Named[], wanted: string): Term {
  return refusing(() => iri(how(named, wanted).key));
}

function refusing(make: () => Term): Term {
  try {
    return make();
  } catch (error) {
    throw new Refused(error instanceof Error ? error.message : String(error));
  }
}

/** What has a name, from rows of node, id, label, kind, alias. */
export function namedOf(rows: readonly Row[]): Named[] {
  const found = new Map<string, Named & { names: Set<string> }>();
  for (const [node, id, label, kind, alias] of rows) {
    const key = node!.value;
    const known = found.get(key) ?? { key, id: id?.value ?? "", label: label!.value, kind: kind!.value, names: new Set<string>() };
    found.set(key, known);
    for (const name of [label, alias]) if (name) known.names.add(fold(name.value));
  }
  return [...found.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function eventsOf(rows: readonly Row[]): Named[] {
  return rows.map(([node, id, title]) => ({ key: node!.value, id: id!.value, label: title?.value ?? "", kind: "event", names: new Set() }));
}
