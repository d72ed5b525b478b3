// From the address to the view, and from the reader's hand to the address.
import type { App, View } from "./app.ts";
import { embedded } from "./data/decode.ts";
import type { Packed } from "./data/packed.ts";
import type { Served } from "./data/served.ts";
import { served } from "./data/served.ts";
import { Store } from "./data/store.ts";
import { byId, el } from "./dom/el.ts";
import { startFacets } from "./find/facets.ts";
import { NARROW } from "./dom/narrow.ts";
import { renderLegend } from "./find/legend.ts";
import { offeredViews } from "./extra.ts";
import type { Passing } from "./find/passing.ts";
import { passingKey, passingOf } from "./find/passing.ts";
import { startSearch } from "./find/search-box.ts";
import { startSaving } from "./out/menu.ts";
import { renderActions } from "./graph/actions.ts";
import { renderPanel } from "./panel/panel.ts";
import type { State, ViewName } from "./state/state.ts";
import { fragmentOf, parseState, sameState } from "./state/state.ts";
import { openingOn } from "./state/opening.ts";
import { startUndo } from "./state/undo.ts";
import { eventView } from "./views/event.ts";
import { graphViews } from "./views/graph.ts";
import { tableView } from "./views/table.ts";
import { mapView } from "./views/map.ts";
import { timelineView } from "./views/timeline.ts";

/** The views that are drawn on the canvas of the graph, which share its box. */
const ON_CANVAS = new Set<ViewName>(["overview", "says"]);

/** Bring a tab into sight where they don't all fit; nothing else is scrolled. */
function showTab(tab: HTMLElement): void {
  const row = tab.parentElement!;
  if (tab.offsetLeft < row.scrollLeft) row.scrollLeft = tab.offsetLeft - 40;
  else if (tab.offsetLeft + tab.offsetWidth > row.scrollLeft + row.clientWidth) row.scrollLeft = tab.offsetLeft + tab.offsetWidth - row.clientWidth + 40;
}

class Page implements App {
  readonly store = new Store();
  state: State = {};
  served: Served | null = null;
  private views: View[] = [];
  private before: { state: State; view: ViewName; growth: number } | null = null;
  private passed: { state: string; growth: number; passing: Passing } | null = null;
  private focusPanel = false;
  private readonly undo = startUndo();
  private readonly narrow = window.matchMedia(NARROW);
  private showFilters = (): void => undefined;

  view(): ViewName {
    const named = this.state.view as ViewName | undefined;
    return this.views.some(({ name }) => name === named) ? named! : "overview";
  }

  selected(): number | null {
    return this.state.s ? this.store.byId.get(this.state.s) ?? null : null;
  }

  link(changes: State): string {
    return fragmentOf({ ...this.state, at: "", ...this.kept(), ...changes });
  }

  go(changes: State, quietly = false): void {
    const fragment = fragmentOf({ ...this.state, ...(quietly ? {} : { at: "", ...this.kept() }), ...changes });
    if (fragment === fragmentOf(this.state)) return;
    if (quietly) {
      history.replaceState(null, "", fragment);
      this.apply();
    } else location.hash = fragment;
  }

  /** What the view on stage keeps when something else is selected. */
  private kept(): State {
    return this.views.find(({ name }) => name === this.view())?.keeps?.() ?? {};
  }

  passing(): Passing {
    const state = passingKey(this.state);
    if (this.passed?.state !== state || this.passed.growth !== this.store.growth) {
      this.passed = { state, growth: this.store.growth, passing: passingOf(this.store, this.state) };
    }
    return this.passed.passing;
  }

  /** Take the state from the address. What the page opens on is written there, too, so that the link brings it back. */
  private read(): void {
    this.state = parseState(location.hash);
    if (Object.keys(this.state).length) return;
    this.state = openingOn(this.store, this.narrow.matches);
    if (this.state.view) history.replaceState(null, "", fragmentOf(this.state));
  }

  /** Bring everything up to date with the address. */
  apply(): void {
    this.read();
    const name = this.view();
    const changed = !this.before || this.before.growth !== this.store.growth || !sameState({ ...this.state, at: "" }, { ...this.before.state, at: "" });
    for (const view of this.views) {
      const tab = byId("tab-" + view.name);
      tab.setAttribute("aria-pressed", String(view.name === name));
      if (view.name === name && this.before?.view !== name) showTab(tab);
      if (!ON_CANVAS.has(view.name)) byId("view-" + view.name).hidden = view.name !== name;
    }
    byId("graph-view").hidden = !ON_CANVAS.has(name);
    byId("actions").hidden = !ON_CANVAS.has(name);
    byId("zoom").hidden = !ON_CANVAS.has(name);
    byId("legend").hidden = name !== "says";
    const input = byId("q") as HTMLInputElement;
    if (document.activeElement !== input) input.value = this.state.q ?? "";
    if (changed) renderLegend(this);
    if (changed) this.showFilters();
    if (changed) this.renderPanel(name);
    this.undo.note(this.state);
    renderActions(this, this.undo.possible ? () => this.takeBack() : null);
    const { before } = this;
    // On a narrow screen the panel lies over the view: who goes to another view wants to see that.
    if (before && before.view !== name && before.state.s === this.state.s && this.narrow.matches) byId("panel").classList.remove("open");
    this.before = { state: this.state, view: name, growth: this.store.growth };
    void Promise.resolve(this.views.find((view) => view.name === name)!.show()).then(({ text }) => {
      const notes = (this.state.from ?? this.state.to) && this.state.when !== "published" ? " Claims without a known time are left out." : "";
      byId("status").textContent = text + notes + this.missing();
    });
    if (before && changed) this.moveFocus(before, name);
    if (changed) void this.meet();
    this.focusPanel = false;
  }

  /** Where a served page does not have all claims that pass: how many it has, and a button for more. */
  private missing(): string {
    const more = byId("more");
    const here = this.passing().claims.size;
    const total = this.served?.counted(this.state)?.total ?? here;
    more.hidden = total <= here;
    return total <= here ? "" : ` Here are ${here.toLocaleString("en")} of ${total.toLocaleString("en")} claims that pass, the most important first.`;
  }

  private takeBack(): void {
    const changes = this.undo.back();
    if (changes) this.go(changes);
  }

  private renderPanel(name: ViewName): void {
    const panel = byId("panel");
    const { before } = this;
    const within = panel.contains(document.activeElement) || this.focusPanel;
    renderPanel(this);
    if (before && this.state.s !== before.state.s && this.selected() !== null && (within || !ON_CANVAS.has(name))) {
      panel.querySelector("h2")?.focus({ preventScroll: true });
    }
  }

  /** Where the focus goes when a selection is given up: to the link that it came from, or to the tab. */
  private moveFocus(before: { state: State }, name: ViewName): void {
    if (this.state.s === before.state.s || this.selected() !== null || !before.state.s) return;
    const hash = this.link({ s: before.state.s });
    const back = [...document.querySelectorAll<HTMLElement | SVGElement>("main .stage a")].find((link) => link.getAttribute("href") === hash);
    (back ?? byId("tab-" + name)).focus({ preventScroll: true });
  }

  /** Take in the data; what vis-network is told, which pyvis wrote. */
  private async open(): Promise<Record<string, unknown>> {
    const base = document.documentElement.dataset.served;
    if (base === undefined) {
      const packed = await embedded("data") as Packed;
      this.store.add(packed);
      return packed.picture.options ?? {};
    }
    this.served = served(this.store, base);
    await this.served.open();
    return await embedded("data") as Record<string, unknown>;
  }

  /** Ask the server for what the state shows and is not here yet, and show it when it comes. */
  private async meet(): Promise<void> {
    if (!this.served) return;
    const { state } = this;
    const status = byId("status");
    status.setAttribute("aria-busy", "true");
    try {
      if (await this.served.meet(state) && this.state === state) this.apply();
    } catch (error) {
      status.textContent = `The server did not answer (${error instanceof Error ? error.message : String(error)}). Is sayso serve still running?`;
    } finally {
      status.removeAttribute("aria-busy");
    }
  }

  async start(): Promise<void> {
    const options = await this.open();
    this.read();
    this.views = [...graphViews(this, options), eventView(this), timelineView(this), mapView(this), tableView(this), ...offeredViews(this)];
    const tabs = byId("tabs");
    for (const { name } of this.views) {
      const tab = el("button", { type: "button", id: "tab-" + name, "aria-pressed": "false" }, this.store.words.views[name]);
      tab.addEventListener("click", () => this.go({ view: name === "overview" && !this.narrow.matches ? "" : name }));
      tabs.append(tab);
    }
    this.showFilters = startFacets(this);
    byId("more").addEventListener("click", () => {
      void this.served?.more(this.state).then(() => this.apply());
    });
    startSearch(this, () => {
      this.focusPanel = true;
    });
    startSaving(this, () => this.views.find(({ name }) => name === this.view())!);
    document.querySelector("[data-focus]")?.addEventListener("click", (event) => {
      event.preventDefault();
      (document.querySelector<HTMLElement>("#panel h2") ?? byId("panel")).focus();
    });
    // A link to what is selected changes nothing in the address; the panel, if it was put away, comes again.
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link && this.selected() !== null && link.getAttribute("href") === location.hash) byId("panel").classList.add("open");
    });
    document.addEventListener("keydown", (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
      if (event.key === "Escape" && this.selected() !== null && !event.defaultPrevented) this.go({ s: "", only: "" });
      else if (event.key === "z" && (event.ctrlKey || event.metaKey) && !typing && this.undo.possible) {
        event.preventDefault();
        this.takeBack();
      } else if (event.key === "/" && !typing) {
        event.preventDefault();
        byId("q").focus();
      }
    });
    window.addEventListener("hashchange", () => this.apply());
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      for (const view of this.views) view.repaint?.();
    });
    this.apply();
    document.documentElement.dataset.ready = "1";
    performance.mark("ready");
    requestAnimationFrame(() => setTimeout(() => performance.mark("drawn")));
  }
}

void new Page().start();
