// Whom and which event a reader means: the steps of pipeline/graph/naming.py.

export interface Named {
  readonly key: string;
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  /** Label and aliases, folded. */
  readonly names: ReadonlySet<string>;
}

const SUGGESTED = 5;

/** A name without regard to case and white space. */
export function fold(name: string): string {
  return name.toUpperCase().toLowerCase().trim().split(/\s+/u).join(" ");
}

/** The one that is called `wanted`: id or label, then alias, then beginning, then part of a name. Throws where several fit or none. */
export function choose(named: readonly Named[], wanted: string): Named {
  const key = fold(wanted);
  const within = (test: (name: string) => boolean): Named[] => (key ? named.filter(({ names }) => [...names].some(test)) : []);
  const steps = [
    () => named.filter((one) => wanted === one.id || wanted === one.key),
    () => named.filter((one) => fold(one.label) === key),
    () => named.filter((one) => one.names.has(key)),
    () => within((name) => name.startsWith(key)),
    () => within((name) => name.includes(key)),
  ];
  for (const step of steps) {
    const found = step();
    if (found.length === 1) return found[0];
    if (found.length) throw new Error(`“${wanted}” may be any of: ${candidates(found)}. Give a whole name, or the id`);
  }
  throw new Error(`nothing in the graph is called “${wanted}”`);
}

/** The event with this id, whose id alone begins so, or whose title alone holds these words. Throws as `choose` does. */
export function chooseEvent(events: readonly Named[], wanted: string): Named {
  const words = fold(wanted).split(" ").filter(Boolean);
  const steps = [
    () => events.filter((one) => wanted === one.id || wanted === one.key),
    () => events.filter(({ id }) => wanted.trim() && (id.startsWith(wanted) || id.startsWith("event-" + wanted))),
    () => events.filter(({ label }) => words.length && label && fold(label) === words.join(" ")),
    () => events.filter(({ label }) => words.length && words.every((word) => fold(label).includes(word))),
  ];
  for (const step of steps) {
    const found = step();
    if (found.length === 1) return found[0];
    if (found.length) throw new Error(`“${wanted}” may be any of the events: ${candidates(found)}. Give more words, or the id`);
  }
  throw new Error(`no event has the id “${wanted}”, or these words in its title; the question “events” lists them`);
}

function candidates(found: readonly Named[]): string {
  const some = found.slice(0, SUGGESTED).map(({ label, kind, id, key }) => (label ? `${label} (${kind}, ${id || key})` : id)).join("; ");
  return some + (found.length > SUGGESTED ? `; and ${found.length - SUGGESTED} more` : "");
}
