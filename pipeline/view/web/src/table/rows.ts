// Which rows the table has, and in what order.
import type { App } from "../app.ts";
import type { Passing } from "../find/passing.ts";
import { passingOf } from "../find/passing.ts";
import { find } from "../find/search.ts";
import type { Column, Key, Rows } from "./column.ts";
import { ROW_KINDS, ROWS } from "./column.ts";

/** The rows of each kind that pass the filters and hold the words that are searched for, as numbers of marks: what
 * most hangs on first, or, where words are searched for, what they fit best. Kinds that a drawing hides are here, too. */
export function rowsOf(app: App): Record<Rows, number[]> {
  const { store, state } = app;
  const { marks }: Passing = state.hide ? passingOf(store, { ...state, hide: [] }) : app.passing();
  const kinds = new Map(ROW_KINDS.map((rows): [string, number[]] => [ROWS[rows], []]));
  let wanted: Iterable<number> = marks;
  if (state.q?.trim()) {
    const passed = new Set(marks);
    wanted = find(store, state.q).filter((number) => passed.has(number));
  }
  for (const number of wanted) kinds.get(store.marks[number].kind)?.push(number);
  return Object.fromEntries(ROW_KINDS.map((rows) => [rows, kinds.get(ROWS[rows])!])) as Record<Rows, number[]>;
}

export interface Sort {
  readonly column: Column;
  readonly down: boolean;
}

/** The order that the address asks for: "column", or "-column" for the largest first; null for the usual one. */
export function sortOf(columns: readonly Column[], wanted: string | undefined): Sort | null {
  const down = wanted?.startsWith("-") ?? false;
  const column = columns.find(({ name }) => name === (down ? wanted!.slice(1) : wanted));
  return column ? { column, down } : null;
}

/** What the next press of a column's button asks for: its first way, the other way, then the usual order again. */
export function nextSort({ name, numeric }: Column, wanted: string | undefined): string {
  const [first, second] = numeric ? ["-" + name, name] : [name, "-" + name];
  return wanted === first ? second : wanted === second ? "" : first;
}

const words = new Intl.Collator("en", { numeric: true });

/** The rows in another order. What is not known comes last both ways; ties keep the order that they had. */
export function sorted(rows: readonly number[], { column, down }: Sort): number[] {
  const key = column.key ?? ((row: number): Key => column.text(row) || null);
  const compare = (one: string | number, other: string | number): number => (
    typeof one === "number" || typeof other === "number" ? Number(one) - Number(other)
      : column.time ? (one < other ? -1 : one > other ? 1 : 0) : words.compare(one, other));
  const keyed = rows.map((row): [number, Key] => [row, key(row)]);
  keyed.sort(([, one], [, other]) => {
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return down ? compare(other, one) : compare(one, other);
  });
  return keyed.map(([row]) => row);
}
