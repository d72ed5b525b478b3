// The drawing on stage: vis-network with places computed before and no physics; marks and edges are painted by us.
import type { App } from "../app.ts";
import { byId, shortened } from "../dom/el.ts";
import { NARROW } from "../dom/narrow.ts";
import { font } from "./fit.ts";
import { toggled } from "../state/state.ts";
import type { Item, Scene } from "./scene.ts";
import { sameScene } from "./scene.ts";
import { paintEdge, paintItem, paintWord, port, widthOf } from "./paint.ts";
import type { Paint } from "./paint.ts";
import type { Point } from "./stack.ts";
import { fitted, stack } from "./stack.ts";
import type { Theme } from "./theme.ts";
import { readTheme } from "./theme.ts";
import { startKeys } from "./keys.ts";
import type { Network, RenderArguments, VisEvent, VisNode } from "./vis.ts";
import { startVis } from "./vis.ts";

export interface Drawing {
  /** Draw a scene; whether it is another than before. */
  draw(scene: Scene): boolean;
  /** Show the top of the drawing at a size that can be read. */
  frame(): void;
  /** Bring a mark into sight without changing the size. */
  reveal(number: number): void;
  repaint(): void;
  /** What is drawn, for export. */
  drawn(): { scene: Scene; places: ReadonlyMap<number, Point>; paint: Omit<Paint, "ctx"> } | null;
  /** Where the drawing is scrolled to and how large it is: "x,y,scale". */
  at(): string;
  /** Go to a place that `at` gave. */
  to(at: string): void;
}

const ROLE_EDGES = new Set(["actor", "target", "place", "instrument"]);

export function startDrawing(app: App, options: Record<string, unknown>, moved: () => void): Drawing {
  const stage = byId("graph");
  const narrow = window.matchMedia(NARROW);
  let theme: Theme = readTheme();
  let spacing = fitted(app.store.spacing, stage.getBoundingClientRect().width);
  let scene: Scene | null = null;
  let places = new Map<number, Point>();
  let items = new Map<number, Item>();
  let lit: Set<number> | null = null;

  const keys = startKeys(app, (number) => {
    if (number !== null) drawing.reveal(number);
    network.redraw();
  });

  const paintOn = (ctx: CanvasRenderingContext2D): Paint => ({ ctx, store: app.store, theme, spacing, box: scene?.rows.box ?? 26 });

  const renderMark = ({ ctx, id, x, y, state }: RenderArguments): unknown => {
    const item = items.get(id)!;
    return {
      drawNode(): void {
        ctx.globalAlpha = lit && !lit.has(id) ? 0.28 : 1;
        paintItem(paintOn(ctx), item, { x, y }, state.hover || id === app.selected() || id === keys.at);
        ctx.globalAlpha = 1;
      },
      nodeDimensions: { width: widthOf(item, spacing), height: scene?.rows.box ?? 26 },
    };
  };
  const nodeOf = (number: number, { x, y }: Point): VisNode => ({ id: number, shape: "custom", label: shortened(app.store.marks[number].label, 60), x, y });

  (options.nodes as Record<string, unknown>).ctxRenderer = renderMark;
  const { network, nodes } = startVis(stage, [], options);
  // Nothing on the canvas answers to keys: the panel and the lists do.
  stage.querySelector<HTMLElement>(".vis-network")!.tabIndex = -1;

  /** The edges: quiet ones only at the selected mark, whose edges come last, on top. */
  function edgesOn(ctx: CanvasRenderingContext2D): void {
    if (!scene) return;
    const number = app.selected();
    const paint = paintOn(ctx);
    const around = inSight(network, stage);
    const words: (() => void)[] = []; // over all edges: those of a mark with many would cross them out
    for (const mine of [false, true]) {
      for (const edge of scene.edges) {
        const own = number !== null && (edge.from === number || edge.to === number);
        const [one, other] = [items.get(edge.from)!, items.get(edge.to)!];
        if (own !== mine || one.column === other.column) continue;
        // A source that is spoken of stands among those who speak: an edge back to it could be taken for its saying so.
        if (!own && (edge.quiet || (edge.relation !== "reports" && other.column === 0))) continue;
        const [from, to] = [places.get(edge.from)!, places.get(edge.to)!];
        if (Math.max(from.y, to.y) < around.top || Math.min(from.y, to.y) > around.bottom) continue;
        paintEdge(paint, edge, [one, from, other, to], { own, dim: lit !== null });
        if (own && ROLE_EDGES.has(edge.relation)) words.push(() => paintRole(paint, edge.relation, edge.from === number, [one, from, other, to]));
      }
    }
    for (const write of words) write();
  }

  /** The role of an edge of the selected mark, beside its other end, where every row has a line of its own. */
  function paintRole(paint: Paint, relation: string, outward: boolean, [one, from, other, to]: [Item, Point, Item, Point]): void {
    const left = to.x < from.x;
    const ahead = left ? -1 : 1;
    const x = outward ? port(other.column, to.x, left, spacing) - ahead * 21 : port(one.column, from.x, left, spacing) + ahead * 6;
    paintWord(paint, app.store.words.roles[relation], x, outward ? to.y : from.y, outward === ahead > 0 ? "right" : "left");
  }

  /** A word over each column, in sight however far one has moved: a claim beside a source is not the source's deed. */
  function headsOn(ctx: CanvasRenderingContext2D): void {
    if (!scene) return;
    const scale = network.getScale();
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    ctx.save();
    ctx.globalAlpha = 1;
    ctx.fillStyle = theme.ground;
    ctx.fillRect(corner.x, corner.y, ctx.canvas.width / scale, 28 / scale);
    ctx.translate(0, corner.y + 15 / scale);
    ctx.scale(1 / scale, 1 / scale);
    for (const { text, x, align } of headings(scene, spacing)) {
      ctx.font = font(13, 600);
      ctx.fillStyle = theme.soft;
      ctx.textBaseline = "middle";
      ctx.direction = "ltr";
      ctx.textAlign = align;
      ctx.fillText(text, x * scale, 0);
    }
    ctx.restore();
  }

  /** Sizes, known before the first drawing: or vis-network leaves out what it takes for small and out of sight. */
  function measure(): void {
    for (const [id, node] of Object.entries(network.body.nodes)) {
      const item = items.get(Number(id));
      if (node.shape && item) Object.assign(node.shape, { customSizeWidth: widthOf(item, spacing), customSizeHeight: scene?.rows.box ?? 26 });
    }
  }

  function place(): void {
    if (!scene) return;
    const before = places;
    places = stack(scene, spacing);
    items = new Map(scene.items.map((item) => [item.number, item]));
    // vis-network takes all in anew at each change, however small.
    const gone = nodes.getIds().filter((id) => !items.has(id));
    const moved = [...places].filter(([number, { x, y }]) => before.get(number)?.x !== x || before.get(number)?.y !== y);
    if (gone.length) nodes.remove(gone);
    if (moved.length) nodes.update(moved.map(([number, at]) => nodeOf(number, at)));
    measure();
  }

  function extent(): { left: number; right: number; top: number; bottom: number } | null {
    if (!places.size) return null;
    const half = spacing.side_width / 2 + 12;
    const rim = (scene?.rows.box ?? 26) / 2;
    const xs = [...places.values()].map((at) => at.x);
    const ys = [...places.values()].map((at) => at.y);
    return { left: Math.min(...xs) - half, right: Math.max(...xs) + half, top: Math.min(...ys) - rim - 36, bottom: Math.max(...ys) + rim + 24 };
  }

  const drawing: Drawing = {
    draw(wanted) {
      const number = app.selected();
      const changed = !sameScene(scene, wanted);
      scene = wanted;
      if (changed) {
        place();
        keys.update(scene, places);
      }
      lit = null;
      if (number !== null && items.has(number) && !app.state.only) {
        lit = new Set([number]);
        for (const edge of wanted.edges) {
          if (edge.from === number) lit.add(edge.to);
          if (edge.to === number) lit.add(edge.from);
        }
      }
      network.redraw();
      return changed;
    },
    frame() {
      const box = stage.getBoundingClientRect();
      const all = extent();
      if (!box.width || !box.height || !all) return;
      const scale = Math.min(1, Math.max(0.78, box.width / (all.right - all.left)));
      const wide = (all.right - all.left) * scale > box.width;
      const x = wide ? spacing.left + spacing.side_width / 2 - 160 + box.width / scale / 2 : (all.left + all.right) / 2;
      network.moveTo({ position: { x, y: all.top + box.height / scale / 2 }, scale });
    },
    reveal(number) {
      const item = items.get(number);
      const at = places.get(number);
      const box = stage.getBoundingClientRect();
      if (!item || !at || !box.width) return;
      // On a narrow screen the panel covers a part of the drawing.
      const cover = narrow.matches ? byId("panel").getBoundingClientRect().top : box.bottom;
      const height = Math.min(box.bottom, cover > box.top ? cover : box.bottom) - box.top;
      const dom = network.canvasToDOM(at);
      const scale = network.getScale();
      const reach = (widthOf(item, spacing) / 2) * scale;
      const wide = box.width >= 900 * scale;
      if (dom.y > 44 && dom.y < height - 20 && (wide || (dom.x - reach > -20 && dom.x + reach < box.width + 20))) return;
      const shift = (box.height - height) / 2 / scale;
      const half = box.height / scale / 2;
      const last = extent()!.bottom;
      const y = shift ? at.y + shift : Math.max(half - 54, Math.min(at.y, last - half)); // no empty half below the end
      network.moveTo({ position: { x: wide ? network.getViewPosition().x : at.x, y } });
    },
    repaint() {
      theme = readTheme();
      network.redraw();
    },
    drawn: () => scene && { scene, places, paint: { store: app.store, theme, spacing, box: scene.rows.box } },
    at() {
      const { x, y } = network.getViewPosition();
      return [Math.round(x), Math.round(y), network.getScale().toFixed(3)].join(",");
    },
    to(at) {
      const [x, y, scale] = at.split(",").map(Number);
      if ([x, y, scale].every(Number.isFinite) && scale > 0.05 && scale < 5) network.moveTo({ position: { x, y }, scale });
    },
  };

  network.on("beforeDrawing", edgesOn);
  network.on("afterDrawing", headsOn);
  network.on("resize", (({ width }: VisEvent) => {
    const shown = stage.getBoundingClientRect().width;
    if (!width || !shown || !scene) return;
    const next = fitted(app.store.spacing, shown);
    if (next.claim_width === spacing.claim_width) return;
    spacing = next;
    place();
    drawing.frame();
    const number = app.selected();
    if (number !== null) drawing.reveal(number);
  }));
  listen(app, network, stage, moved);
  return drawing;
}

/** The headings that have something under them, and where they stand. */
export function headings(scene: Scene, spacing: { left: number; right: number; claim_width: number; side_width: number }): { text: string; x: number; align: CanvasTextAlign }[] {
  const half = spacing.side_width / 2;
  const all = [
    { text: scene.heads[0], x: spacing.left + half - 25, align: "right" as const },
    { text: scene.heads[1], x: -spacing.claim_width / 2, align: "left" as const },
    { text: scene.heads[2], x: spacing.right - half + 25, align: "left" as const },
  ];
  return all.filter((_, column) => scene.items.some((item) => item.column === column as Item["column"]));
}

/** The heights, in the drawing's own units, that are on stage. */
function inSight(network: Network, stage: HTMLElement): { top: number; bottom: number } {
  const { height } = stage.getBoundingClientRect();
  return { top: network.DOMtoCanvas({ x: 0, y: 0 }).y - 40, bottom: network.DOMtoCanvas({ x: 0, y: height }).y + 40 };
}

/** What the reader's hand does: click, wheel, the buttons. */
function listen(app: App, network: Network, stage: HTMLElement, moved: () => void): void {
  network.on("click", (({ nodes: hit }: VisEvent) => {
    if (hit.length) app.go({ s: app.store.marks[hit[0]].id });
    else app.go({ s: "", only: "" });
  }));
  network.on("doubleClick", ({ nodes: hit }: VisEvent) => {
    if (hit.length) app.go({ s: app.store.marks[hit[0]].id, open: toggled(app.state.open, app.store.marks[hit[0]].id) });
  });
  network.on("hoverNode", () => stage.classList.add("over"));
  network.on("blurNode", () => stage.classList.remove("over"));
  network.on("dragEnd", moved);
  network.on("zoom", moved);
  // The columns are tall: the wheel moves along them, with Ctrl (or a pinch) it zooms.
  stage.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const center = network.getViewPosition();
    const unit = (event.deltaMode === 1 ? 32 : 1) / network.getScale();
    network.moveTo({ position: { x: center.x + event.deltaX * unit, y: center.y + event.deltaY * unit } });
    moved();
  }, { capture: true, passive: false });
  const zoomBy = (factor: number): void => {
    network.moveTo({ scale: Math.min(3, Math.max(0.08, network.getScale() * factor)) });
    moved();
  };
  byId("zoom-in").addEventListener("click", () => zoomBy(1.25));
  byId("zoom-out").addEventListener("click", () => zoomBy(0.8));
  byId("zoom-fit").addEventListener("click", () => {
    network.fit({ nodes: Object.keys(network.body.nodes).map(Number).filter(Number.isFinite), animation: false });
    moved();
  });
}

