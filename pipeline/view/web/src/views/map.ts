// Where things are said to happen: places with a point, over a base map that is in the page itself.
import type { App, View } from "../app.ts";
import { append, byId, el } from "../dom/el.ts";
import type { Passing } from "../find/passing.ts";
import { readTheme } from "../graph/theme.ts";
import { readCamera, written } from "../map/camera.ts";
import type { MapMark } from "../map/gather.ts";
import { inseparable } from "../map/gather.ts";
import { card, lists, selectedLine } from "../map/lists.ts";
import { pictureOf } from "../map/picture.ts";
import type { Placed } from "../map/places.ts";
import { placed, placesOf } from "../map/places.ts";
import type { Stage } from "../map/stage.ts";
import { parting, startStage } from "../map/stage.ts";
import { summary } from "../map/words.ts";

const NOTE = "A number counts the claims that say that something happens there. Borders are Natural Earth’s and take no side.";

/** What the boxes were last filled from. */
interface Before {
  readonly passing: Passing;
  readonly growth: number;
  readonly s: string | undefined;
  readonly found: Placed;
  readonly lit: ReadonlySet<number>;
}

export function mapView(app: App): View {
  let stage: Stage | null = null;
  let before: Before | null = null;
  /** The places of what passes, whatever is selected. */
  let told: { readonly passing: Passing; readonly growth: number; readonly found: Placed } | null = null;
  /** The camera that the address has, as far as this view knows. */
  let at = "";
  /** Whether the reader has chosen what to look at; until then all that passes is. */
  let byHand = false;
  let timer = 0;
  const line = el("div", { class: "map-line" });
  const foot = el("div", { class: "map-lists" });
  const beside = el("div", { class: "map-card", hidden: true });

  const now = (): string => written(stage!.drawn().camera);

  /** Write the camera to the address when the hand rests. */
  function note(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (app.view() !== "map" || !byHand) return;
      at = now();
      app.go({ at }, true);
    }, 300);
  }

  function closeCard(): void {
    if (!beside.hidden) stage?.box.focus({ preventScroll: true });
    beside.hidden = true;
    beside.replaceChildren();
  }

  function chosen(mark: MapMark): void {
    const [{ number }] = mark.spots;
    if (mark.spots.length === 1) {
      at = byHand ? now() : "";
      app.go({ s: app.store.marks[number].id, at });
    } else if (inseparable(mark)) {
      beside.replaceChildren();
      append(beside, card(app, mark, closeCard));
      beside.hidden = false;
      beside.querySelector("a")?.focus();
    } else {
      const { camera, size } = stage!.drawn();
      stage!.look(parting(mark, camera, size), true);
      stage!.focus(number);
    }
  }

  function start(): Stage {
    const made = startStage(app, {
      moved: () => {
        byHand = true;
        if (!beside.hidden) closeCard();
        note();
      },
      chosen,
    });
    made.box.append(beside);
    byId("view-map").append(line, made.box, el("div", { class: "map-foot" }, el("p", { class: "small" }, NOTE), foot));
    new ResizeObserver(() => {
      if (app.view() !== "map") return;
      if (byHand) made.look(made.drawn().camera);
      else made.whole();
    }).observe(made.box);
    return made;
  }

  /** How much of the map's bottom the panel covers, where it lies over the page. */
  function covered(box: HTMLElement): number {
    const [panel, map] = [byId("panel").getBoundingClientRect(), box.getBoundingClientRect()];
    const over = panel.width > 0 && panel.left < map.right - 20 && panel.top > map.top;
    return over ? Math.max(0, map.bottom - panel.top) : 0;
  }

  function fill(): Before {
    const { store, state } = app;
    const passing = app.passing();
    if (before?.passing === passing && before.growth === store.growth && before.s === state.s) return before;
    const lit = placesOf(store, app.selected(), passing.claims);
    const dropped = new Set((state.drop ?? []).flatMap((id) => store.byId.get(id) ?? []));
    if (told?.passing !== passing || told.growth !== store.growth) {
      told = { passing, growth: store.growth, found: placed(store, passing.claims, [], dropped) };
    }
    // What is selected may have places of which nothing that passes tells.
    const shown = new Set(told.found.spots.map(({ number }) => number));
    const more = [...lit].some((number) => !shown.has(number) && store.entities.get(number)?.point);
    const found = more ? placed(store, passing.claims, lit, dropped) : told.found;
    if (before?.passing !== passing || before.growth !== store.growth) {
      foot.replaceChildren();
      append(foot, lists(app, found));
    }
    return { passing, growth: store.growth, s: state.s, found, lit };
  }

  return {
    name: "map",
    show() {
      const first = stage === null;
      stage ??= start();
      const { state } = app;
      const filled = fill();
      const { found, lit } = filled;
      if (filled !== before) {
        if (!first && !beside.hidden) closeCard();
        stage.show({ spots: found.spots, lit, selected: app.selected() });
      }
      const linked = state.at !== at ? readCamera(state.at) : null;
      if (linked) {
        byHand = true;
        at = state.at!;
        stage.look(linked);
      } else if (!byHand && filled.found !== before?.found) stage.whole();
      if (!linked && filled.s !== before?.s) stage.reveal(lit, covered(stage.box));
      // A link of the panel leads here without a camera: the map stays where it is, and the address tells it again.
      if (byHand && !state.at) note();
      line.replaceChildren();
      append(line, selectedLine(app, found, byHand ? now() : ""));
      line.classList.toggle("hint", !line.querySelector("a, bdi"));
      before = filled;
      return { text: summary(app, found, lit) };
    },
    picture: () => (stage ? pictureOf(app, stage.drawn(), readTheme()) : null),
  };
}
