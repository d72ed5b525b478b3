// The marks of the map in the document: links and buttons that keep their nodes, and so the focus, while they stay.
import type { App } from "../app.ts";
import { append, svg } from "../dom/el.ts";
import { markShape, NAMED, placeAt } from "./draw.ts";
import type { MapMark } from "./gather.ts";
import { reach } from "./gather.ts";
import type { Measure } from "./labels.ts";
import { told } from "./words.ts";

/** Half the side of what a finger hits, in pixels. */
const TOUCH = 13;

export interface Layer {
  readonly node: SVGGElement;
  /** Bring the nodes up to date, in the order of the marks. */
  update(marks: readonly MapMark[], zoom: number): void;
  /** Put the nodes where they are at another zoom, without gathering anew. */
  move(zoom: number): void;
  /** The mark whose node holds this one. */
  markAt(target: EventTarget | null): MapMark | null;
  /** Put the focus on the mark that holds a place. */
  focus(number: number): void;
}

interface Item {
  readonly mark: MapMark;
  readonly box: SVGGElement;
  readonly handle: SVGElement;
}

export function layer(app: App, measure: Measure): Layer {
  const node = svg("g", { role: "list", "aria-label": "Places, those with most claims first" });
  let items = new Map<string, Item>();

  const keyOf = ({ lit, claims, radius, spots }: MapMark): string => [lit, claims, radius.toFixed(1), ...spots.map(({ number }) => number)].join(" ");
  const markAt = (target: EventTarget | null): MapMark | null =>
    (target instanceof Node ? [...items.values()].find(({ box }) => box.contains(target))?.mark ?? null : null);
  const focus = (number: number): void =>
    [...items.values()].find(({ mark }) => mark.spots.some((spot) => spot.number === number))?.handle.focus({ preventScroll: true });

  const made = (mark: MapMark): Item => {
    const words = told(app, mark);
    const named = { "aria-label": words, class: "place-mark", tabindex: 0 };
    const handle = mark.spots.length === 1 ? svg("a", named) : svg("g", { ...named, role: "button" });
    append(handle, [svg("title", {}, words), svg("circle", { r: Math.max(TOUCH, reach(mark) + 2), class: "touch", fill: "transparent" }), ...markShape(mark, NAMED, measure)]);
    return { mark, box: svg("g", { role: "listitem" }, handle), handle };
  };

  return {
    node,
    markAt,
    focus,
    move(zoom) {
      for (const { mark, box } of items.values()) box.setAttribute("transform", placeAt(mark.at, zoom));
    },
    update(marks, zoom) {
      const active = document.activeElement;
      const focused = node.contains(active) ? markAt(active) : null;
      const before = [...items.values()];
      items = new Map(marks.map((mark) => {
        const key = keyOf(mark);
        return [key, items.get(key) ?? made(mark)];
      }));
      for (const { mark: { at, spots }, box, handle } of items.values()) {
        box.setAttribute("transform", placeAt(at, zoom));
        if (spots.length > 1) continue;
        handle.setAttribute("href", app.link({ s: app.store.marks[spots[0].number].id }));
        if (app.selected() === spots[0].number) handle.setAttribute("aria-current", "true");
        else handle.removeAttribute("aria-current");
      }
      const after = [...items.values()];
      if (before.length === after.length && before.every((one, i) => one === after[i])) return;
      node.replaceChildren(...after.map(({ box }) => box));
      if (focused && document.activeElement !== active) focus(focused.spots[0].number);
    },
  };
}
