// What the reader did to the drawing can be taken back, one step at a time, whatever was selected in between.
import type { State } from "./state.ts";

/** The fields that an action on the drawing changes. */
const FIELDS = ["only", "from", "to", "by", "stance", "outlet", "type", "polarity", "modality", "status", "place", "about", "said", "hide", "open", "shut", "drop", "pin", "path", "set"] as const;

const SINGLE = new Set<string>(["only", "from", "to"]);

type Part = Pick<State, (typeof FIELDS)[number]>;

/** Each field, emptied by name where the state has none: what changes leave out stays as it is. */
function partOf(state: State): Part {
  return Object.fromEntries(FIELDS.map((field) => [field, state[field] ?? (SINGLE.has(field) ? "" : [])]));
}

const keyOf = (part: Part): string => JSON.stringify(FIELDS.map((field) => part[field]));

export interface Undo {
  /** Take note of the state after a change. */
  note(state: State): void;
  /** The changes that take the last step back; null where there is none. */
  back(): State | null;
  /** Whether there is a step to take back. */
  readonly possible: boolean;
}

export function startUndo(): Undo {
  const stack: Part[] = [];
  let now: Part | null = null;
  let undoing = false;
  return {
    get possible() {
      return stack.length > 0;
    },
    note(state) {
      const part = partOf(state);
      if (now && keyOf(part) !== keyOf(now) && !undoing) stack.push(now);
      if (stack.length > 100) stack.shift();
      undoing = false;
      now = part;
    },
    back() {
      const part = stack.pop();
      if (!part) return null;
      undoing = true;
      return part;
    },
  };
}
