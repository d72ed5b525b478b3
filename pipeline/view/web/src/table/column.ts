// What a column of the table is.
import type { Child } from "../dom/el.ts";

/** What rows are sorted by: texts in the order of the alphabet, times as ISO 8601, numbers; null where it is not known. */
export type Key = string | number | null;

/** `Row`: the number of a mark. */
export interface Column {
  /** As the address names it. */
  readonly name: string;
  readonly title: string;
  /** Whether it is shown until the reader chooses. */
  readonly usual: boolean;
  /** The cell as text; "" where there is nothing to say. */
  readonly text: (row: number) => string;
  /** The cell as it is drawn, where that is more than its text. */
  readonly nodes?: (row: number) => Child;
  /** What it is sorted by, where that is not its text. */
  readonly key?: (row: number) => Key;
  /** Numbers stand to the right, and the largest come first at the first press. */
  readonly numeric?: boolean;
  /** ISO 8601: compared as codes, not as words. */
  readonly time?: boolean;
}

/** The kinds of rows, by the name that the address has for them, and the kind of mark. */
export const ROWS = {
  claims: "claim", sources: "source", outlets: "outlet", entities: "entity", places: "place", events: "event", articles: "article",
} as const;
export type Rows = keyof typeof ROWS;
export const ROW_KINDS = Object.keys(ROWS) as Rows[];

/** A table: its columns, the one whose cell is the link that selects the row first named. */
export interface Sheet {
  readonly main: string;
  readonly columns: readonly Column[];
}
