// Search as a combobox: type, arrow keys, Enter; Escape closes.
import type { App } from "../app.ts";
import { bdi, byId, el, shortened } from "../dom/el.ts";
import { glyphOf } from "../dom/ref.ts";
import { find, folded } from "./search.ts";

const SHOWN = 30;

/** `chosen` is called before a result is selected by hand, so that the panel takes the focus. */
export function startSearch(app: App, chosen: () => void): void {
  const input = byId("q") as HTMLInputElement;
  const list = byId("results");
  let results: number[] = [];
  let active = -1;
  let timer = 0;

  function close(): void {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    active = -1;
  }

  function activate(number: number): void {
    const items = [...list.querySelectorAll("[role=option]")];
    active = items.length ? (number + items.length) % items.length : -1;
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active < 0) return;
    input.setAttribute("aria-activedescendant", items[active].id);
    items[active].scrollIntoView({ block: "nearest" });
  }

  function choose(number: number): void {
    close();
    chosen();
    app.go({ s: app.store.marks[number].id });
  }

  function open(query: string): void {
    if (!query.trim()) { close(); return; }
    results = find(app.store, query);
    const items = results.slice(0, SHOWN).map((number, i) => {
      const mark = app.store.marks[number];
      const item = el("li", { role: "option", id: `result-${i}`, "aria-selected": "false" },
        glyphOf(app, number), bdi(shortened(mark.label, 90)), el("span", { class: "kind" }, app.store.words.kinds[mark.kind]));
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(number);
      });
      return item;
    });
    if (!results.length) items.push(el("li", { role: "option", "aria-disabled": "true", id: "result-none" }, "Nothing found"));
    else if (results.length > SHOWN) {
      items.push(el("li", { role: "option", "aria-disabled": "true", id: "result-more" }, `${SHOWN} of ${results.length.toLocaleString("en")}; the table shows all`));
    }
    list.replaceChildren(...items);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    activate(0);
  }

  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      app.go({ q: input.value, page: "" }, true);
      if (app.view() !== "table") open(input.value);
    }, 120);
  });
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) activate(active + (event.key === "ArrowDown" ? 1 : -1));
      else open(input.value);
    } else if (event.key === "Enter") {
      event.preventDefault();
      window.clearTimeout(timer);
      if (!isOpen || folded(input.value).trim() === "") open(input.value);
      if (active >= 0 && active < results.length) choose(results[active]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("blur", close);
}
