// Which marks of the page an answer names.
import type { Kind } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import type { Answer } from "./protocol.ts";
import type { Cell, Prefixes } from "./terms.ts";

/** What kinds of marks the names in a namespace may be. */
const KINDS: Record<string, readonly Kind[]> = {
  claim: ["claim"], article: ["article"], event: ["event"], entity: ["entity", "place", "source", "outlet"],
};

/** The id of the mark that a cell names, or null: an IRI of ours, or a literal in a column of ids. */
export function markOf(store: Store, prefixes: Prefixes, column: string, cell: Cell): string | null {
  if (!cell) return null;
  if (cell.type === "literal") {
    const isId = /(?:^|_)id$/.test(column) || /^(?:claim|event|entity)-[0-9a-f]+$/.test(cell.value);
    return isId && store.byId.has(cell.value) ? cell.value : null;
  }
  if (cell.type !== "uri") return null;
  for (const [prefix, kinds] of Object.entries(KINDS)) {
    const base = prefixes[prefix];
    if (!base || !cell.value.startsWith(base)) continue;
    const id = decoded(cell.value.slice(base.length));
    const number = store.byId.get(id);
    return number !== undefined && kinds.includes(store.marks[number].kind) ? id : null;
  }
  return null;
}

/** The ids of the marks in an answer, in the order in which they are first named. */
export function marksIn(store: Store, prefixes: Prefixes, answer: Answer): string[] {
  if (answer.kind === "truth") return [];
  const found = new Set<string>();
  for (const row of answer.rows) {
    row.forEach((cell, i) => {
      const id = markOf(store, prefixes, answer.columns[i], cell);
      if (id) found.add(id);
    });
  }
  return [...found];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
