// An app without a page: state and store, as views and writers see them.
import type { App } from "../src/app.ts";
import type { Store } from "../src/data/store.ts";
import { passingOf } from "../src/find/passing.ts";
import type { State } from "../src/state/state.ts";
import { fragmentOf } from "../src/state/state.ts";

export function appOf(store: Store, state: State = {}): App {
  return {
    store,
    state,
    go: () => undefined,
    link: (changes) => fragmentOf({ ...state, ...changes }),
    view: () => "table",
    selected: () => null,
    served: null,
    passing: () => passingOf(store, state),
  };
}
