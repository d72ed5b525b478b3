// Search as a combobox: type, arrow keys, Enter; Escape closes.
import type { App } from "../app.ts";
import { bdi, byId, el, shortened } from "../dom/el.ts";
import { glyph, isHollow } from "../dom/glyph.ts";
import type { Kind } from "../data/model.ts";
import { find, folded } from "./search.ts";

/** Something found: enough to list it. */
interface Hit { readonly id: string; readonly kind: Kind; readonly type: string; readonly label: string }

const SHOWN = 30;

/** `chosen` is called before a result is selected by hand, so that the panel takes the focus. */
export function startSearch(app: App, chosen: () => void): void {
  const input = byId("q") as HTMLInputElement;
  const list = byId("results");
  let results: Hit[] = [];
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

  function choose({ id }: Hit): void {
    close();
    chosen();
    app.go({ s: id });
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
    const items = results.slice(0, SHOWN).map((hit, i) => {
      const item = el("li", { role: "option", id: `result-${i}`, "aria-selected": "false" },
        glyph(hit.kind, isHollow(hit)), bdi(shortened(hit.label, 90)), el("span", { class: "kind" }, app.store.words.kinds[hit.kind]));
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(hit);
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
        if (active >= 0 && active < results.length) choose(results[active]);
      });
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("blur", close);
}
