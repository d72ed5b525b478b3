// What happened, was said and was published when: bars over all of the time, and lanes of what is in view.
import type { App, Told, View } from "../app.ts";
import { byId, el } from "../dom/el.ts";
import { fragmentOf } from "../state/state.ts";
import type { Scale } from "../timeline/axis.ts";
import type { Binned } from "../timeline/bins.ts";
import { RULE, binned } from "../timeline/bins.ts";
import { chosenItems } from "../timeline/choose.ts";
import { NARROWEST, closeScale, closeTop, key, measure, movable, ownClaim, sheet } from "../timeline/close-up.ts";
import { startControls } from "../timeline/controls.ts";
import type { Dated } from "../timeline/dated.ts";
import { datedClaims } from "../timeline/dated.ts";
import { gestureOf } from "../timeline/gesture.ts";
import { lanes } from "../timeline/lanes.ts";
import { listOf } from "../timeline/list.ts";
import { startOverview } from "../timeline/overview.ts";
import type { Stage } from "../timeline/picture.ts";
import { timelinePicture } from "../timeline/picture.ts";
import type { Range } from "../timeline/range.ts";
import { mainRange } from "../timeline/range.ts";
import { roving } from "../timeline/roving.ts";
import { shownWords, unknownWords } from "../timeline/told.ts";
import type { Days, Viewport } from "../timeline/viewport.ts";
import { daysOf, heldIn, moved, viewportOf, zoomed } from "../timeline/viewport.ts";

/** Narrower than this, in pixels, the lanes are a list. */
const NARROW = 560;

/** The bars over all of the time, for a width. */
interface Over { readonly dated: Dated; readonly width: number; readonly shown: Range | null; readonly bars: Binned | null }

export function timelineView(app: App): View {
  const gesture = gestureOf(app);
  const overview = startOverview(app, gesture);
  const controls = startControls(app, { zoom: (factor) => zoom(factor), pan: (share) => pan(share) });
  const top = el("div", { class: "close-top" });
  const scroll = el("div", { class: "lanes" });
  const none = el("p", { class: "none", hidden: true });
  const rule = el("details", { class: "small rule" }, el("summary", {}, "How this is counted and drawn"), el("p", {}, RULE), key(),
    el("p", {}, "The days shown are the filter by time, which holds in the other views, too. The wheel over the bars and the keys + and − show more or less; drag the lower axis to move."));
  let stage: Stage | null = null;
  let scale: Scale | null = null;
  let dated: { key: string; dated: Dated } | null = null;
  let over: Over | null = null;
  let before = "";
  let revealed: string | undefined;
  let told: Told = { text: "" };

  /** The stretch in view where the hand is, which the page may be behind of. */
  const inView = (): Viewport | null => stage && (gesture.days ? viewportOf(gesture.days, stage.range, stage.dated.extents) : stage.view);

  function step(view: Viewport, held: boolean): void {
    const { range } = stage!;
    const days: Days = view.from <= range.from && view.to >= range.to ? { from: "", to: "" } : daysOf(view);
    gesture.step(days, held);
    overview.place(days);
  }

  function zoom(factor: number, centre?: number): void {
    const view = inView();
    if (view && stage && (factor < 1 || stage.chosen || gesture.days)) step(heldIn(stage.range, view, zoomed(view, factor, centre ?? (view.from + view.to) / 2)), false);
  }

  function pan(share: number, held = false): void {
    const view = inView();
    if (view && stage) step(heldIn(stage.range, view, moved(view, share)), held);
  }

  function turned(event: WheelEvent): void {
    const within = scroll.contains(event.target as Node);
    const across = event.shiftKey ? event.deltaY || event.deltaX : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
    if (!scale || (within && !across && !event.ctrlKey)) return;
    event.preventDefault();
    if (across) pan(Math.sign(across) * Math.min(0.25, Math.abs(across) / (scale.right - scale.left)));
    else {
      const over = overview.box.contains(event.target as Node);
      const x = event.clientX - (over ? overview.box : top).getBoundingClientRect().x;
      zoom(event.deltaY < 0 ? 0.8 : 1.25, over ? undefined : scale.moment(x));
    }
  }

  function start(box: HTMLElement): void {
    box.replaceChildren(el("div", { class: "timeline" }, controls.box, none, overview.box, rule, top, scroll));
    box.addEventListener("wheel", turned, { passive: false });
    box.addEventListener("keydown", (event) => {
      if (/^(INPUT|SELECT|TEXTAREA)$/.test((event.target as Element).tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "+" || event.key === "=") zoom(0.5);
      else if (event.key === "-" || event.key === "−") zoom(2);
    });
    movable(top, { scale: () => scale, pan, end: () => gesture.end() });
    roving(scroll);
    new ResizeObserver(() => {
      if (app.view() === "timeline") show();
    }).observe(box);
  }

  function datedNow(): Dated {
    const state = fragmentOf({ ...app.state, view: "", s: "", at: "", q: "", sort: "", rows: "", only: "", from: "", to: "" });
    const now = `${state} ${app.store.growth}`;
    if (dated?.key !== now) dated = { key: now, dated: datedClaims(app) };
    return dated.dated;
  }

  function overAll(known: Dated, width: number): Over {
    const shown = mainRange(known.extents, Math.max(20, (width - 40) / NARROWEST));
    return { dated: known, width, shown, bars: shown && binned(known.extents, shown) };
  }

  function show(): Told {
    const box = byId("view-timeline");
    if (!box.firstChild) start(box);
    const now = [fragmentOf({ ...app.state, at: "", q: "", sort: "", rows: "" }), app.store.growth, box.clientWidth].join(" ");
    if (now === before) return told;
    before = now;
    controls.show();
    const known = datedNow();
    if (over?.dated !== known || over.width !== box.clientWidth) over = overAll(known, box.clientWidth);
    const { shown, bars } = over;
    for (const part of [overview.box, rule, top, scroll]) part.hidden = !shown;
    none.hidden = Boolean(shown);
    if (!shown || !bars) {
      stage = scale = null;
      none.textContent = [unknownWords(known), known.total ? "Another sense of time can be chosen above." : ""].filter(Boolean).join(" ");
      return told = { text: unknownWords(known) || "Nothing to show." };
    }
    overview.draw(shown, bars, gesture.days ?? { from: app.state.from ?? "", to: app.state.to ?? "" });
    const chosen = Boolean(app.state.from ?? app.state.to);
    const view = viewportOf(app.state, shown, known.extents);
    const picked = chosenItems(app, known, view);
    stage = { dated: known, range: shown, binned: bars, view, items: picked.items, chosen };
    drawClose(stage);
    return told = { text: shownWords(known, view, picked, shown, bars, chosen) };
  }

  function drawClose(now: Stage): void {
    const focused = scroll.contains(document.activeElement) ? (document.activeElement as HTMLElement | SVGElement).dataset.number : undefined;
    const width = scroll.clientWidth;
    scale = closeScale(now.view, width);
    const narrow = width < NARROW;
    const head = closeTop(app, now.dated, now.view, scale, now.chosen);
    top.hidden = narrow && !now.chosen && !ownClaim(app);
    top.replaceChildren(sheet("", width, head.height, head.drawn));
    if (narrow) scroll.replaceChildren(listOf(app, now.dated, now.items));
    else {
      const { drawn, height } = lanes(app, now.dated, now.items, scale, 4, measure());
      scroll.replaceChildren(sheet("", width, height + 8, drawn));
    }
    const items = [...scroll.querySelectorAll<SVGAElement | HTMLAnchorElement>(".item")];
    const at = items.find((item) => item.dataset.number === focused) ?? items.find((item) => item.getAttribute("aria-current")) ?? items[0];
    at?.setAttribute("tabindex", "0");
    if (focused) at?.focus({ preventScroll: true });
    if (revealed !== app.state.s) scroll.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    revealed = app.state.s;
  }

  return {
    name: "timeline",
    show,
    picture: () => (stage ? timelinePicture(app, stage) : null),
  };
}
