// What views, panel and search share: the data, the state, and how to change it.
import type { Store } from "./data/store.ts";
import type { Served } from "./data/served.ts";
import type { Passing } from "./find/passing.ts";
import type { State, ViewName } from "./state/state.ts";

/** What a view says of what it shows: the line over it, in words. */
export interface Told {
  readonly text: string;
}

/** A view as a picture, for export: a drawing that stands by itself, with presentation attributes and no style sheet. */
export interface Picture {
  readonly svg: SVGSVGElement;
  /** What it shows, in words: the first line of the caption. */
  readonly title: string;
  /** Numbers of the claims that it shows: their outlets and articles are the sources of the caption. */
  readonly claims: readonly number[];
}

export interface View {
  readonly name: ViewName;
  /** Bring the view's box up to date with the state and the store. Called at each change while the view is on stage. */
  show(): Told | Promise<Told>;
  /** What is on stage as a picture; null where there is nothing to draw. */
  picture?(): Picture | null;
  /** Colours changed (light, dark). */
  repaint?(): void;
  /** Fields that every link keeps while the view is on stage, so that what it shows stays when something is selected. */
  keeps?(): State;
}

export interface App {
  readonly store: Store;
  readonly state: State;
  /** Change some fields. `quietly` makes no entry for "back": for typing, scrolling. */
  go(changes: State, quietly?: boolean): void;
  /** The fragment of the present state with some fields changed; an empty field is left out. */
  link(changes: State): string;
  /** The view on stage. */
  view(): ViewName;
  /** The number of the selected mark, or null. */
  selected(): number | null;
  /** What passes facets, time and hidden kinds; computed once for each state. */
  passing(): Passing;
  /** Where the data comes from, for a page that is served; a page from a file has it all. */
  readonly served: Served | null;
}
