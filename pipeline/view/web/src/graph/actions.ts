// What can be done with the drawing: a toolbar over it.
import type { App } from "../app.ts";
import type { Child } from "../dom/el.ts";
import { bdi, button, byId, el, shortened } from "../dom/el.ts";
import type { State } from "../state/state.ts";
import { toggled } from "../state/state.ts";
import { known } from "./says.ts";

export interface Step {
  readonly id: string;
  readonly words: Child;
  readonly pressed?: boolean;
  readonly changes: State;
}

/** What can be done with a mark, the most common first. */
export function stepsFor(app: App, number: number): Step[] {
  const { state, store } = app;
  const { id, kind } = store.marks[number];
  const has = (list: readonly string[] | undefined): boolean => list?.includes(id) ?? false;
  const steps: Step[] = [];
  if (!has(state.open)) {
    steps.push({ id: "expand", words: "Expand", changes: { open: toggled(state.open, id), shut: (state.shut ?? []).filter((one) => one !== id) } });
  }
  if (kind !== "claim" && !has(state.shut)) {
    steps.push({ id: "collapse", words: "Collapse", changes: { open: (state.open ?? []).filter((one) => one !== id), shut: toggled(state.shut, id), view: "says" } });
  } else if (has(state.open)) steps.push({ id: "collapse", words: "Collapse", changes: { open: toggled(state.open, id) } });
  steps.push(
    { id: "pin", words: "Pin", pressed: has(state.pin), changes: { pin: toggled(state.pin, id) } },
    { id: "drop", words: "Take out", changes: { drop: toggled(state.drop, id), s: "", only: "" } },
  );
  const [start] = known(app, state.path);
  if (start !== undefined && start !== number && state.path?.length === 1) {
    steps.push({ id: "path", words: ["Path from ", bdi(shortened(store.marks[start].label, 30)), " to this"], changes: { path: [store.marks[start].id, id], view: "says", only: "", set: [] } });
  } else steps.push({ id: "path", words: "Path from here", pressed: start === number && state.path?.length === 1, changes: { path: start === number && state.path?.length === 1 ? [] : [id] } });
  return steps;
}

/** What can be taken back as a whole. */
function resets(app: App): Step[] {
  const { state } = app;
  const found: Step[] = [];
  if (state.path?.length === 2) found.push({ id: "no-path", words: "Leave the path", changes: { path: [] } });
  if (state.set?.length) found.push({ id: "no-set", words: `Leave the set (${state.set.length})`, changes: { set: [] } });
  if (state.drop?.length) found.push({ id: "no-drop", words: `Bring back what was taken out (${state.drop.length})`, changes: { drop: [] } });
  if (state.open?.length || state.shut?.length) found.push({ id: "no-open", words: "Collapse all", changes: { open: [], shut: [] } });
  return found;
}

/** Draw the toolbar anew; the focus stays on the button that had it. `undo` is null where nothing can be taken back. */
export function renderActions(app: App, undo: (() => void) | null): void {
  const box = byId("actions");
  const held = box.contains(document.activeElement) ? document.activeElement!.id : null;
  const number = app.selected();
  const press = ({ id, words, pressed, changes }: Step): HTMLElement =>
    button({ id: "do-" + id, "aria-pressed": pressed === undefined ? null : String(pressed) }, () => app.go(changes), words);
  const pending = app.state.path?.length === 1 && (number === null || app.store.marks[number].id === app.state.path[0])
    ? el("span", { class: "hint" }, "Now select, or search for, the other end of the path.") : null;
  const children = [
    ...(number === null ? [] : stepsFor(app, number).map(press)),
    ...resets(app).map(press),
    undo ? button({ id: "do-undo", title: "Ctrl+Z" }, undo, "Undo") : null,
    pending,
  ].filter((one) => one !== null);
  // It keeps its room while nothing is selected: a drawing that jumps under the mouse is hit at the wrong place.
  box.replaceChildren(...(children.length ? children : [el("span", { class: "hint" }, app.store.marks.length ? "Select a mark to expand it, pin it, or follow it to another." : "")]));
  if (held) (document.getElementById(held) ?? box.querySelector("button"))?.focus({ preventScroll: true });
}
