// One group of the filters: the values of a facet, each a box to tick with its count.
import type { App } from "../app.ts";
import { bdi, button, el, shortened } from "../dom/el.ts";
import type { Facet } from "../state/state.ts";
import { toggled } from "../state/state.ts";
import { TITLES, valueWords } from "./facet-words.ts";
import { folded } from "./search.ts";

/** How many values are shown before "Show all". */
const FIRST = 8;

export interface Group {
  readonly box: HTMLElement;
  /** Bring counts, order and ticks up to date. The boxes stay the same elements, so that the focus stays. */
  show(counts: ReadonlyMap<string, number>): void;
}

interface Option { readonly line: HTMLElement; readonly tick: HTMLInputElement; readonly count: HTMLElement; readonly folded: string }

export function facetGroup(app: App, facet: Facet, open: boolean): Group {
  const options = new Map<string, Option>();
  const chosenNote = el("span", { class: "n" });
  const within = el("input", { type: "search", class: "within", dir: "auto", autocomplete: "off", spellcheck: "false", "aria-label": `Search in: ${TITLES[facet]}`, placeholder: "Search in these" });
  const list = el("ul", {});
  const more = button({ class: "plain", "aria-expanded": "false" }, () => {
    const all = more.getAttribute("aria-expanded") !== "true";
    more.setAttribute("aria-expanded", String(all));
    fill();
  });
  const none = el("p", { class: "small", hidden: true }, "None.");
  const box = el("details", { class: "group", open, "data-facet": facet },
    el("summary", {}, TITLES[facet], chosenNote),
    el("div", { role: "group", "aria-label": TITLES[facet] }, within, list, none, more));
  let counts: ReadonlyMap<string, number> = new Map();
  within.addEventListener("input", () => fill());
  box.addEventListener("toggle", () => fill());

  function optionOf(value: string): Option {
    const made = options.get(value);
    if (made) return made;
    const { name, note } = valueWords(app, facet, value);
    const tick = el("input", { type: "checkbox", value });
    tick.addEventListener("change", () => app.go({ [facet]: toggled(app.state[facet], value), page: "" }));
    const count = el("span", { class: "n" });
    const line = el("li", {}, el("label", { title: note || null },
      tick, el("span", { class: "name" }, bdi(shortened(name, 120)), note ? el("span", { class: "unseen" }, ": " + note) : ""), count));
    const option = { line, tick, count, folded: folded(name) };
    options.set(value, option);
    return option;
  }

  /** The values to list, most claims first; of what no claim has any more only what is chosen. */
  function values(): string[] {
    const chosen = new Set(app.state[facet]);
    const count = (value: string): number => counts.get(value) ?? 0;
    const all = [...new Set([...counts.keys(), ...chosen])].filter((value) => count(value) || chosen.has(value));
    const name = new Map(all.map((value) => [value, valueWords(app, facet, value).name]));
    all.sort((a, b) => count(b) - count(a) || inOrder(name.get(a)!, name.get(b)!) || inOrder(a, b));
    within.hidden = all.length <= 2 * FIRST && !within.value;
    const wanted = folded(within.value).trim();
    const found = wanted ? all.filter((value) => folded(name.get(value)!).includes(wanted)) : all;
    const whole = more.getAttribute("aria-expanded") === "true" || Boolean(wanted) || found.length <= FIRST + 1;
    const shown = whole ? found : found.filter((value, i) => i < FIRST || chosen.has(value));
    more.textContent = more.getAttribute("aria-expanded") === "true" ? "Show fewer" : `Show all ${all.length.toLocaleString("en")}`;
    more.hidden = Boolean(wanted) || found.length <= FIRST + 1;
    none.hidden = shown.length > 0;
    return shown;
  }

  function fill(): void {
    const chosen = new Set(app.state[facet]);
    chosenNote.textContent = chosen.size ? String(chosen.size) + " chosen" : "";
    if (!box.open) return;
    const lines = values().map((value) => {
      const { line, tick, count } = optionOf(value);
      const number = counts.get(value) ?? 0;
      tick.checked = chosen.has(value);
      count.textContent = number.toLocaleString("en");
      line.classList.toggle("nothing", !number);
      return line;
    });
    place(list, lines);
  }

  return {
    box,
    show: (now) => {
      counts = now;
      fill();
    },
  };
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Make these the children of a list. What stays is not moved: an element that is moved loses the focus. */
export function place(list: Element, wanted: readonly Element[]): void {
  const focused = document.activeElement;
  const keep = new Set(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, i) => {
    if (list.children[i] !== child) list.insertBefore(child, list.children[i] ?? null);
  });
  if (focused instanceof HTMLElement && focused !== document.activeElement && list.contains(focused)) focused.focus({ preventScroll: true });
}
