// The kinds of marks, each a button that shows or hides them in the graph.
import type { App } from "../app.ts";
import { KINDS } from "../data/model.ts";
import { button, byId, el } from "../dom/el.ts";
import { glyph } from "../dom/glyph.ts";
import { toggled } from "../state/state.ts";

export function renderLegend(app: App): void {
  const hidden = new Set(app.state.hide);
  byId("legend").replaceChildren(...KINDS.flatMap((kind) => {
    const count = app.store.ofKind(kind).length;
    if (!count) return [];
    return [el("li", {}, button({ "aria-pressed": String(!hidden.has(kind)), "data-kind": kind },
      () => app.go({ hide: toggled(app.state.hide, kind).sort() }),
      glyph(kind, kind === "claim"), app.store.words.plurals[kind], el("span", { class: "n" }, count.toLocaleString("en"))))];
  }));
}
