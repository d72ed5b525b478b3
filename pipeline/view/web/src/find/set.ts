// What the reader has set that decides what is shown: filters, and what was done to the drawing and holds elsewhere, too.
import type { App } from "../app.ts";
import { plural } from "../dom/el.ts";
import type { State } from "../state/state.ts";
import { FACETS } from "../state/state.ts";
import { SENSES } from "./counts.ts";
import { daysWords, SENSE_WORDS, TITLES, valueWords } from "./facet-words.ts";

export interface Chip {
  readonly key: string;
  /** What pressing it does, before its title: for those who hear the page. */
  readonly act: string;
  readonly title: string;
  readonly words: string;
  readonly off: State;
}

const TAKE_OFF = "Take off the filter";
/** So many marks that were taken out have a chip each; more of them share one. */
const EACH = 3;

/** What claims must be about, and who must say them. */
function asked(app: App, field: "about" | "said"): Chip[] {
  const { state, store } = app;
  return (state[field] ?? []).map((id): Chip => {
    const number = store.byId.get(id);
    const mark = number === undefined ? null : store.marks[number];
    const title = field === "said" ? "Said by" : mark?.kind === "event" || mark?.kind === "article" ? store.words.kinds[mark.kind] : "About";
    return { key: field + " " + id, act: TAKE_OFF, title, words: mark?.label ?? id, off: { [field]: state[field]!.filter((one) => one !== id), page: "" } };
  });
}

/** The filters that are set, in the order of their groups. */
export function filtersOf(app: App): Chip[] {
  const { state } = app;
  const found = [...asked(app, "about"), ...asked(app, "said"), ...FACETS.flatMap((facet) => (state[facet] ?? []).map((value): Chip => ({
    key: facet + " " + value,
    act: TAKE_OFF,
    title: TITLES[facet],
    words: valueWords(app, facet, value).name,
    off: { [facet]: state[facet]!.filter((one) => one !== value), page: "" },
  })))];
  const days = daysWords(state);
  const sense = SENSES.find((one) => one === state.when) ?? "time";
  if (days) found.push({ key: "time", act: TAKE_OFF, title: "Time", words: `${SENSE_WORDS[sense].replace(/^when it (was )?/, "")} ${days}`, off: { from: "", to: "", page: "" } });
  return found;
}

/** What was done to the drawing: in the views of the graph the toolbar and the legend tell of it. */
function doneOf(app: App): Chip[] {
  const { state, store } = app;
  const view = app.view();
  if (view === "overview" || view === "says") return [];
  const named = (id: string): string => {
    const number = store.byId.get(id);
    return number === undefined ? id : store.marks[number].label;
  };
  const marks = (field: "drop" | "pin", act: string, title: string): Chip[] => {
    const ids = state[field] ?? [];
    if (ids.length > EACH) return [{ key: field, act, title, words: plural(ids.length, "mark"), off: { [field]: [], page: "" } }];
    return ids.map((id) => ({ key: field + " " + id, act, title, words: named(id), off: { [field]: ids.filter((one) => one !== id), page: "" } }));
  };
  const found = [...marks("drop", "Bring back what was taken out", "Taken out"), ...marks("pin", "Unpin", "Pinned")];
  const hides = (state.hide ?? []).map((kind) => store.words.plurals[kind] ?? kind);
  if (hides.length && view !== "table") found.push({ key: "hide", act: "Show again", title: "Not shown", words: hides.join(", "), off: { hide: [], page: "" } });
  if (state.set?.length) found.push({ key: "set", act: "Leave the set", title: "In the graph", words: `a set of ${plural(state.set.length, "mark")}`, off: { set: [] } });
  if (state.path?.length === 2) found.push({ key: "path", act: "Leave the path", title: "In the graph", words: `path from ${named(state.path[0])} to ${named(state.path[1])}`, off: { path: [] } });
  return found;
}

export function setOf(app: App): Chip[] {
  return [...filtersOf(app), ...doneOf(app)];
}

/** The changes that take off all that `setOf` tells, and the sense of the time. */
export function clearOf(app: App): State {
  const fields = setOf(app).flatMap(({ off }) => Object.entries(off)).map(([field, value]) => [field, Array.isArray(value) ? [] : ""]);
  return { ...Object.fromEntries(fields), from: "", to: "", when: "", page: "" } as State;
}
