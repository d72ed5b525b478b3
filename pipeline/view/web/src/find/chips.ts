// What the filters are set to, above the stage: each a button that takes it off.
import type { App } from "../app.ts";
import { bdi, button, byId, el, shortened } from "../dom/el.ts";
import type { State } from "../state/state.ts";
import { FACETS } from "../state/state.ts";
import { daysWords, SENSE_WORDS, TITLES, valueWords } from "./facet-words.ts";
import { place } from "./facet-group.ts";
import { SENSES } from "./counts.ts";

interface Chip { readonly key: string; readonly title: string; readonly words: string; readonly off: State }

/** What is set, in the order of the groups. */
export function chipsOf(app: App): Chip[] {
  const { state } = app;
  const found = FACETS.flatMap((facet) => (state[facet] ?? []).map((value): Chip => ({
    key: facet + " " + value,
    title: TITLES[facet],
    words: valueWords(app, facet, value).name,
    off: { [facet]: state[facet]!.filter((one) => one !== value), page: "" },
  })));
  const days = daysWords(state);
  const sense = SENSES.find((one) => one === state.when) ?? "time";
  if (days) found.push({ key: "time", title: "Time", words: `${SENSE_WORDS[sense].replace(/^when it (was )?/, "")} ${days}`, off: { from: "", to: "", page: "" } });
  return found;
}

const CLEAR: State = { ...Object.fromEntries(FACETS.map((facet) => [facet, []])), from: "", to: "", when: "", page: "" };

/** Keeps the row of chips; gives what brings it up to date. */
export function startChips(app: App): () => void {
  const row = byId("chips");
  const list = el("ul", {});
  const clear = button({ class: "plain" }, () => {
    app.go(CLEAR);
    byId("filters-open").focus();
  }, "Clear all");
  row.append(list, clear);
  const made = new Map<string, HTMLElement>();

  function lineOf({ key, title, words }: Chip): HTMLElement {
    const off = button({ class: "chip" }, () => {
      const at = [...list.children].indexOf(line);
      app.go(chipsOf(app).find((chip) => chip.key === key)?.off ?? {});
      // The address changes first, and with it the row: the focus goes to what took the place of this chip.
      window.setTimeout(() => (list.children[Math.min(at, list.children.length - 1)]?.querySelector("button") ?? byId("filters-open")).focus());
    }, el("span", { class: "unseen" }, "Take off the filter "), el("span", { class: "title" }, title + ": "), bdi(shortened(words, 80)),
    el("span", { class: "off", "aria-hidden": "true" }, "×"));
    const line = el("li", {}, off);
    return line;
  }

  return () => {
    const chips = chipsOf(app);
    const keys = new Set(chips.map(({ key, words }) => key + " " + words));
    for (const key of made.keys()) if (!keys.has(key)) made.delete(key);
    place(list, chips.map((chip) => {
      const key = chip.key + " " + chip.words;
      const line = made.get(key) ?? lineOf(chip);
      made.set(key, line);
      return line;
    }));
    row.hidden = !chips.length;
  };
}
