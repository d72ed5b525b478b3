// The drawing by keyboard: arrows move a cursor over the marks, Enter selects. A list that only screen readers see holds the same.
import type { App } from "../app.ts";
import { sentenceText } from "../claim/sentence.ts";
import { byId, el, shortened } from "../dom/el.ts";
import type { Item, Scene } from "./scene.ts";
import type { Point } from "./stack.ts";

export interface Keys {
  /** The mark under the cursor, or null. */
  readonly at: number | null;
  /** Bring the list up to date with what is drawn. */
  update(scene: Scene, places: ReadonlyMap<number, Point>): void;
}

/** The item to go to from one, by an arrow key; null where there is none that way. */
export function neighbour(scene: Scene, places: ReadonlyMap<number, Point>, from: number, key: string): number | null {
  const here = scene.items.find((item) => item.number === from);
  const at = places.get(from);
  if (!here || !at) return null;
  const y = (item: Item): number => places.get(item.number)!.y;
  if (key === "ArrowUp" || key === "ArrowDown") {
    const down = key === "ArrowDown";
    const ahead = scene.items.filter((item) => item.column === here.column && (down ? y(item) > at.y : y(item) < at.y));
    return nearest(ahead, at.y, y);
  }
  const column = here.column + (key === "ArrowRight" ? 1 : -1);
  const tied = new Set(scene.edges.flatMap((edge) => (edge.from === from ? [edge.to] : edge.to === from ? [edge.from] : [])));
  const beside = scene.items.filter((item) => item.column as number === column);
  return nearest(beside.filter((item) => tied.has(item.number)), at.y, y) ?? nearest(beside, at.y, y);
}

function nearest(items: readonly Item[], at: number, y: (item: Item) => number): number | null {
  let best: Item | null = null;
  for (const item of items) if (!best || Math.abs(y(item) - at) < Math.abs(y(best) - at)) best = item;
  return best?.number ?? null;
}

/** `moved` is called when the cursor went to another mark. */
/** A mark in words: a claim as the sentence that the panel has for it, all else by its name. */
function spokenOf(app: App, number: number): string {
  const claim = app.store.claims.get(number);
  return claim ? shortened(sentenceText(app, claim), 300) : shortened(app.store.marks[number].label, 200);
}

export function startKeys(app: App, moved: (number: number | null) => void): Keys {
  const box = byId("graph-keys");
  let scene: Scene | null = null;
  let places: ReadonlyMap<number, Point> = new Map();
  let at: number | null = null;

  function go(number: number | null): void {
    at = number;
    if (number === null) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `key-${number}`);
    for (const option of box.children) option.setAttribute("aria-selected", String(option.id === `key-${number}`));
    moved(number);
  }

  box.addEventListener("focus", () => {
    const selected = app.selected();
    const first = scene?.items.find((item) => item.number === selected) ?? scene?.items.find((item) => item.column === 1) ?? scene?.items[0];
    if (at === null && first) go(first.number);
    else moved(at);
  });
  box.addEventListener("blur", () => moved(null));
  box.addEventListener("keydown", (event) => {
    if (!scene || at === null) return;
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = neighbour(scene, places, at, event.key);
      if (next !== null) go(next);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      app.go({ s: app.store.marks[at].id });
    }
  });
  return {
    get at() {
      return document.activeElement === box ? at : null;
    },
    update(nextScene, nextPlaces) {
      scene = nextScene;
      places = nextPlaces;
      const { store } = app;
      const order = [...scene.items].sort((a, b) => a.column - b.column || places.get(a.number)!.y - places.get(b.number)!.y);
      box.replaceChildren(...order.map(({ number }) => el("div", { role: "option", id: `key-${number}`, "aria-selected": String(number === at) },
        `${store.words.kinds[store.marks[number].kind]}: ${spokenOf(app, number)}`)));
      if (at !== null && !places.has(at)) at = null;
    },
  };
}
