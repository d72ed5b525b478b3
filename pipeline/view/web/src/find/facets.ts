// The column of filters beside the stage; on a narrow screen a sheet over the page.
import type { App } from "../app.ts";
import { button, byId, el } from "../dom/el.ts";
import { NARROW } from "../dom/narrow.ts";
import type { Facet } from "../state/state.ts";
import { FACETS } from "../state/state.ts";
import { startChips } from "./chips.ts";
import { countsOf } from "./counts.ts";
import { daysGroup } from "./days.ts";
import { facetGroup } from "./facet-group.ts";
import { passingKey } from "./passing.ts";
import { filtersOf } from "./set.ts";

/** Groups that are open at first. */
const OPEN = new Set<Facet>(["by", "stance", "outlet", "polarity", "modality"]);

/** Makes the filters and their button; gives what brings them up to date with the state, cheap if nothing changed. */
export function startFacets(app: App): () => void {
  const column = byId("facets");
  const narrow = window.matchMedia(NARROW);
  const count = el("p", { class: "passed", role: "status" });
  const heading = el("h2", { tabindex: "-1" }, "Filters");
  const groups = new Map(FACETS.map((facet) => [facet, facetGroup(app, facet, OPEN.has(facet))]));
  const days = daysGroup(app);
  const opener = button({ id: "filters-open", class: "plain", "aria-controls": "facets", "aria-expanded": "false" }, () => open(column.hidden));
  const showChips = startChips(app);
  let shown = "";

  byId("tools").prepend(opener);
  column.append(
    el("header", {}, heading, button({ class: "plain done" }, () => open(false), "Done")), count,
    ...[...groups.values()].map(({ box }) => box), days.box);
  column.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !narrow.matches) return;
    event.preventDefault();
    open(false);
  });
  narrow.addEventListener("change", () => cover());

  /** While the filters cover the page, nothing under them can be reached. */
  function cover(): void {
    const covered = narrow.matches && !column.hidden;
    for (const node of [...document.body.children, ...byId("facets").parentElement!.children]) {
      if (node instanceof HTMLElement && node !== column && !node.contains(column)) node.inert = covered;
    }
  }

  function open(wanted: boolean): void {
    column.hidden = !wanted;
    opener.setAttribute("aria-expanded", String(wanted));
    cover();
    if (wanted) {
      show();
      if (narrow.matches) heading.focus();
    } else opener.focus();
  }

  function show(): void {
    const set = filtersOf(app).length;
    opener.textContent = set ? `Filters (${set})` : "Filters";
    const key = passingKey(app.state) + " " + String(app.store.growth);
    if (column.hidden || key === shown) return;
    shown = key;
    const counts = countsOf(app.store, app.state);
    const { facets } = app.served?.counted(app.state) ?? counts;
    for (const [facet, group] of groups) group.show(facets[facet]);
    days.show(counts.known);
    count.textContent = passedWords(app);
  }

  if (filtersOf(app).length && !narrow.matches) {
    column.hidden = false;
    opener.setAttribute("aria-expanded", "true");
  }
  return () => {
    show();
    showChips();
  };
}

/** How many claims pass: "1,204 of 11,424 claims pass". */
export function passedWords(app: App): string {
  const { store } = app;
  const passed = app.passing().claims.size;
  const counted = app.served?.counted(app.state);
  const all = (store.total?.claims ?? store.claims.size).toLocaleString("en");
  if (!counted || counted.total <= passed) return `${passed.toLocaleString("en")} of ${all} claims pass`;
  return `${counted.total.toLocaleString("en")} of ${all} claims pass; ${passed.toLocaleString("en")} of them are here`;
}
