// The map on stage: its box, what is drawn in it, and where it is looked at from.
import type { App } from "../app.ts";
import { button, el, svg } from "../dom/el.ts";
import { font } from "../graph/fit.ts";
import type { Atlas, Country } from "./atlas.ts";
import { countryAt, readAtlas } from "./atlas.ts";
import type { Camera, Point, Size } from "./camera.ts";
import { fitting, moved, onScreen, zoomed, ZOOM } from "./camera.ts";
import { base, NAMED, placeAt, shift, words } from "./draw.ts";
import type { MapMark } from "./gather.ts";
import { gather, SIZE } from "./gather.ts";
import { listen } from "./gestures.ts";
import type { Labels, Measure } from "./labels.ts";
import { labels } from "./labels.ts";
import { layer } from "./layer.ts";
import type { Spot } from "./places.ts";

/** What is on the map. */
export interface Shown {
  readonly spots: readonly Spot[];
  readonly lit: ReadonlySet<number>;
  readonly selected: number | null;
}

/** All that is needed to draw it once more. */
export interface Drawn {
  readonly atlas: Atlas | null;
  readonly camera: Camera;
  readonly size: Size;
  readonly shown: Shown;
  readonly marks: readonly MapMark[];
  readonly labels: Labels;
  readonly measure: Measure;
}

export interface Stage {
  readonly box: HTMLElement;
  show(shown: Shown): void;
  /** Look from somewhere; `byHand` where the reader asked for it. */
  look(camera: Camera, byHand?: boolean): void;
  /** The whole of what is shown. */
  whole(): void;
  /** Move only as far as it takes to see these places, above what covers the bottom of the box. */
  reveal(numbers: ReadonlySet<number>, covered: number): void;
  drawn(): Drawn;
  focus(number: number): void;
}

export interface Heard {
  /** The reader moved the map. */
  moved(): void;
  chosen(mark: MapMark): void;
}

const STEP = 1;
/** Milliseconds without a turn of the wheel after which the hand rests. */
const REST = 180;

export function startStage(app: App, heard: Heard): Stage {
  const measure = measuring();
  const land = base(NAMED, 1);
  const marksLayer = layer(app, measure);
  const text = svg("g", { "aria-hidden": "true", class: "map-words" });
  const picture = svg("svg", { class: "map-svg", role: "presentation" }, svg("g", { "aria-hidden": "true" }, land.node), marksLayer.node, text);
  const zoom = el("div", { class: "zoom map-zoom", role: "group", "aria-label": "Zoom" },
    button({ "aria-label": "Zoom in" }, () => look(zoomed(camera, STEP, size()), true), "+"),
    button({ "aria-label": "Zoom out" }, () => look(zoomed(camera, -STEP, size()), true), "−"),
    button({}, () => whole(true), "Whole"));
  const box = el("div", {
    class: "map-box", tabindex: 0, role: "group", "aria-roledescription": "map",
    "aria-label": "Map of the places. Arrow keys move it, plus and minus zoom, 0 shows the whole.",
  }, picture, zoom);
  let camera: Camera = fitting([], { width: 800, height: 500 });
  let shown: Shown = { spots: [], lit: new Set(), selected: null };
  let atlas: Atlas | null = null;
  let laid: { zoom: number; largest: number; shown: Shown; atlas: Atlas | null; marks: MapMark[]; labels: Labels } | null = null;
  let frame = 0;
  let zooming = 0;

  const largest = (): number => (size().width < 560 ? SIZE.narrow : SIZE.most);
  const size = (): Size => ({ width: box.clientWidth || 800, height: box.clientHeight || 500 });

  function lay(): NonNullable<typeof laid> {
    if (laid && laid.largest === largest() && laid.zoom === camera.zoom && laid.shown === shown && laid.atlas === atlas) return laid;
    const marks = gather(shown.spots, camera.zoom, shown.lit, shown.selected, largest());
    laid = { zoom: camera.zoom, largest: largest(), shown, atlas, marks, labels: labels(marks, atlas?.countries ?? [], camera.zoom, shown.selected, measure) };
    marksLayer.update(marks, camera.zoom);
    text.replaceChildren(...words(laid.labels, camera.zoom, NAMED));
    return laid;
  }

  /** While the hand zooms, marks and words only move; they are gathered anew when it rests. */
  function glide(): void {
    const { marks, countries } = laid!.labels;
    marksLayer.move(camera.zoom);
    [...countries, ...marks.values()].forEach(({ of }, n) => text.children[n].setAttribute("transform", placeAt(of, camera.zoom)));
  }

  function draw(): void {
    cancelAnimationFrame(frame);
    frame = 0;
    const now = size();
    if (zooming && laid?.shown === shown && laid.atlas === atlas) glide();
    else lay();
    for (const node of [marksLayer.node, text]) node.setAttribute("transform", shift(camera, now));
    if (atlas) land.update(atlas, camera, now, areasOf(atlas, shown));
  }

  function rest(): void {
    zooming = 0;
    laid = null;
    draw();
  }

  function look(next: Camera, byHand = false): void {
    camera = next;
    if (!frame) frame = requestAnimationFrame(draw);
    if (byHand) heard.moved();
  }

  const whole = (byHand = false): void => look(fitting(shown.spots.map(({ at }) => at), size()), byHand);

  listen(box, {
    pull: (right, down) => look(moved(camera, right, down), true),
    zoom(steps, at) {
      window.clearTimeout(zooming);
      zooming = at ? window.setTimeout(rest, REST) : 0;
      look(zoomed(camera, steps, size(), at), true);
    },
    whole: () => whole(true),
  });
  const choose = (event: Event): void => {
    const mark = marksLayer.markAt(event.target);
    if (!mark) return;
    event.preventDefault();
    heard.chosen(mark);
  };
  box.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) choose(event);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") choose(event);
  });
  box.addEventListener("focusin", (event) => {
    const mark = marksLayer.markAt(event.target);
    if (mark && (event.target as Element).matches(":focus-visible")) bringIn([mark.at], 0);
  });
  void readAtlas().then((read) => {
    atlas = read;
    draw();
  });

  /** Moved so that the nearest of the points is within the box, and well above what covers its bottom. */
  function bringIn(points: readonly Point[], covered: number): void {
    const now = size();
    const room = { width: now.width, height: now.height - covered };
    const margin = Math.min(40, room.height / 4);
    const isIn = ([x, y]: Point): boolean => x > margin && y > margin && x < room.width - margin && y < room.height - margin;
    const at = points.map((point) => onScreen(point, camera, now));
    if (!points.length || at.some(isIn)) return;
    const [x, y] = at[0];
    look(moved(camera, room.width / 2 - x, room.height / 2 - y), true);
  }

  return {
    box,
    show(next) {
      shown = next;
      draw();
    },
    look,
    whole: () => whole(),
    reveal: (numbers, covered) => bringIn(shown.spots.filter(({ number }) => numbers.has(number)).map(({ at }) => at), covered),
    drawn: () => ({ atlas, camera, size: size(), shown, ...pick(lay()), measure }),
    focus: (number) => {
      draw();
      marksLayer.focus(number);
    },
  };
}

const pick = ({ marks, labels: found }: { marks: MapMark[]; labels: Labels }): Pick<Drawn, "marks" | "labels"> => ({ marks, labels: found });

/** The countries that what is lit stands for as a whole. */
export function areasOf(atlas: Atlas, { spots, lit }: Shown): Country[] {
  return spots.filter(({ number, type }) => type === "country" && lit.has(number)).flatMap(({ at }) => countryAt(atlas, at) ?? []);
}

/** The camera that parts a mark's places: all of them, or the map around the mark where that is not near enough. */
export function parting({ spots, at: [x, y] }: MapMark, { zoom: from }: Camera, size: Size): Camera {
  let near = Math.floor(from) + 1;
  while (near < ZOOM.most && gather(spots, near, new Set()).length < Math.min(3, spots.length)) near += 0.5;
  const whole = fitting(spots.map(({ at }) => at), size, ZOOM.most);
  return whole.zoom >= near ? whole : { x, y, zoom: near };
}

/** Widths by a canvas, each text once. */
function measuring(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (told, px, weight) => {
    const key = `${px} ${weight} ${told}`;
    let width = known.get(key);
    if (width === undefined) {
      if (context) context.font = font(px, weight);
      width = context ? context.measureText(told).width : told.length * px * 0.6;
      known.set(key, width);
    }
    return width;
  };
}
