// Search as a combobox: type, arrow keys, Enter; Escape closes.
import type { App } from "../app.ts";
import { bdi, byId, el, plural, shortened } from "../dom/el.ts";
import { glyph, isHollow } from "../dom/glyph.ts";
import type { Kind } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { ROWS } from "../table/column.ts";
import { hitNote } from "./hit-note.ts";
import { find, folded } from "./search.ts";

/** Something found: enough to list it. */
interface Hit { readonly id: string; readonly kind: Kind; readonly type: string; readonly label: string }

const SHOWN = 30;
const ROWS_OF = Object.fromEntries(Object.entries(ROWS).map(([rows, kind]) => [kind, rows])) as Record<Kind, string>;

/** `chosen` is called before a result is selected by hand, so that the panel takes the focus. */
export function startSearch(app: App, chosen: () => void): void {
  const input = byId("q") as HTMLInputElement;
  const list = byId("results");
  let results: Hit[] = [];
  /** What each line of the list does, from the top; lines that do nothing are not among them. */
  let choices: (() => void)[] = [];
  let active = -1;
  let timer = 0;

  function close(): void {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  }

  function activate(number: number): void {
    const items = [...list.querySelectorAll("[role=option]:not([aria-disabled])")];
    active = items.length ? (number + items.length) % items.length : -1;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  function choose({ id }: Hit): void {
    close();
    chosen();
    app.go({ s: id });
  }

  /** All that is found as rows: claims, unless it is in names alone. */
  function chooseAll(): void {
    close();
    app.go({ view: "table", q: input.value, s: "", sort: "", page: "", rows: results.some(({ kind }) => kind === "claim") ? "" : ROWS_OF[results[0].kind] });
  }

  function line(id: string, pick: () => void, ...children: Child[]): HTMLElement {
    const item = el("li", { role: "option", id, "aria-selected": "false" }, children);
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      pick();
    });
    choices.push(pick);
    return item;
  }

  async function hitsOf(query: string): Promise<Hit[]> {
    if (app.served) return (await app.served.find(query)).map((brief) => ({ ...brief, type: "" }));
    return find(app.store, query).map((number) => app.store.marks[number]);
  }

  async function open(query: string): Promise<void> {
    if (!query.trim()) {
      close();
      return;
    }
    const hits = await hitsOf(query);
    if (input.value !== query) return; // typed on in the meantime
    results = hits;
    choices = [];
    const items = results.slice(0, SHOWN).map((hit, i) => {
      const note = hitNote(app, hit.id);
      return line(`result-${i}`, () => choose(hit), glyph(hit.kind, isHollow(hit)),
        el("span", { class: "found" }, bdi(shortened(hit.label, 90)), note.length ? el("span", { class: "note" }, note) : ""),
        el("span", { class: "kind" }, app.store.words.kinds[hit.kind]));
    });
    if (!results.length) items.push(el("li", { role: "option", "aria-disabled": "true", id: "result-none" }, "Nothing found"));
    else if (!app.served) items.push(line("result-more", chooseAll, el("span", { class: "all" }, results.length === 1 ? "In the table" : `All ${plural(results.length, "result")} in the table`)));
    list.replaceChildren(...items);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    activate(0);
  }

  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      app.go({ q: input.value, page: "" }, true);
      if (app.view() !== "table") void open(input.value);
    }, 120);
  });
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) activate(active + (event.key === "ArrowDown" ? 1 : -1));
      else void open(input.value);
    } else if (event.key === "Enter") {
      event.preventDefault();
      window.clearTimeout(timer);
      const now = isOpen && folded(input.value).trim() !== "" ? Promise.resolve() : open(input.value);
      void now.then(() => {
        if (active >= 0) choices[active]?.();
      });
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("blur", close);
}
