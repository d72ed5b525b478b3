// What is set, above the stage: each a button that takes it off.
import type { App } from "../app.ts";
import { bdi, button, byId, el, shortened } from "../dom/el.ts";
import { place } from "./facet-group.ts";
import type { Chip } from "./set.ts";
import { clearOf, setOf } from "./set.ts";

/** Keeps the row of chips; gives what brings it up to date. */
export function startChips(app: App): () => void {
  const row = byId("chips");
  const list = el("ul", {});
  const clear = button({ class: "plain" }, () => {
    app.go(clearOf(app));
    byId("filters-open").focus();
  }, "Clear all");
  row.append(list, clear);
  const made = new Map<string, HTMLElement>();

  function lineOf({ key, act, title, words }: Chip): HTMLElement {
    const off = button({ class: "chip" }, () => {
      const at = [...list.children].indexOf(line);
      app.go(setOf(app).find((chip) => chip.key === key)?.off ?? {});
      // The address changes first, and with it the row: the focus goes to what took the place of this chip.
      window.setTimeout(() => (list.children[Math.min(at, list.children.length - 1)]?.querySelector("button") ?? byId("filters-open")).focus());
    }, el("span", { class: "unseen" }, act + " "), el("span", { class: "title" }, title + ": "), bdi(shortened(words, 80)),
    el("span", { class: "off", "aria-hidden": "true" }, "×"));
    const line = el("li", {}, off);
    return line;
  }

  return () => {
    const chips = setOf(app);
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
