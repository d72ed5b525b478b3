// The two views that are drawn as a graph: the overview of main events, and who says what.
import type { App, Told, View } from "../app.ts";
import { plural, shortened } from "../dom/el.ts";
import type { Drawing } from "../graph/canvas.ts";
import { startDrawing } from "../graph/canvas.ts";
import type { MainEvents } from "../graph/main-events.ts";
import { mainEvents } from "../graph/main-events.ts";
import { chosen, drawable, known, sceneOf } from "../graph/says.ts";
import type { Paths } from "../graph/path.ts";
import type { Scene } from "../graph/scene.ts";
import type { Passing } from "../find/passing.ts";
import { pictureOf } from "../graph/picture.ts";

/** What a view draws, and how it tells of it. */
interface Shown { readonly scene: Scene; readonly text: string }

/** Both views share one drawing. */
export function graphViews(app: App, options: Record<string, unknown>): [overview: View, says: View] {
  let drawing: Drawing | null = null;
  let before: { view: string; s?: string; only?: string; at?: string } | null = null;
  let timer = 0;

  const moved = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (!drawing) return;
      const at = drawing.at();
      if (before) before.at = at;
      app.go({ at }, true);
    }, 300);
  };

  function show(name: "overview" | "says", { scene, text }: Shown): Told {
    drawing ??= startDrawing(app, options, moved);
    const first = before?.view !== name;
    const changed = drawing.draw(scene);
    const { s, only, at } = app.state;
    if (first || (changed && s === before?.s) || (changed && only !== before?.only)) drawing.frame();
    if (at && at !== before?.at) drawing.to(at);
    const number = app.selected();
    if (number !== null && !(first && at)) drawing.reveal(number);
    before = { view: name, s, only, at };
    return { text };
  }

  const common = {
    picture: () => (drawing ? pictureOf(app, drawing) : null),
    repaint: () => drawing?.repaint(),
  };
  return [
    { name: "overview", ...common, show: () => show("overview", overviewOf(app)) },
    { name: "says", ...common, show: () => show("says", saysOf(app)) },
  ];
}

let latest: { readonly passing: Passing; readonly open: string; readonly found: MainEvents } | null = null;

/** The main events of what passes; the same while nothing but the selection changes. What passes is another when the store grows. */
function mainEventsOf(app: App): MainEvents {
  const passing = app.passing();
  const open = (app.state.open ?? []).join(" ");
  if (latest?.passing !== passing || latest.open !== open) {
    latest = { passing, open, found: mainEvents(app.store, passing.claims, new Set(passing.marks), new Set(known(app, app.state.open))) };
  }
  return latest.found;
}

function overviewOf(app: App): Shown {
  const { store } = app;
  const { scene, events, shown, claims: behind } = mainEventsOf(app);
  if (!shown || app.state.set?.length || app.state.path?.length === 2) return saysOf(app);
  const all = events.toLocaleString("en");
  const lead = store.total ? plural(shown, "main event") : shown < events ? `The ${plural(shown, "main event")} of ${all}` : shown === 1 ? "The one event" : `All ${plural(shown, "event")}`;
  const total = (store.total?.claims ?? store.claims.size).toLocaleString("en");
  const number = app.selected();
  const missing = number !== null && !scene.items.some((item) => item.number === number)
    ? ` “${shortened(store.marks[number].label, 60)}” is not among them: “Show only this” draws it.` : "";
  return { scene, text: `${lead}, from ${behind.length.toLocaleString("en")} of ${total} claims, as ${plural(scene.items.length, "mark")}.${missing || " Select an event, or go to another view, to see more."}` };
}

function saysOf(app: App): Shown {
  const { store, state } = app;
  const { shown, total, paths } = chosen(app);
  const most = drawable(app, [...store.marks.keys()]).length;
  const all = most.toLocaleString("en");
  let text: string;
  if (!store.marks.length) text = "Nothing to show.";
  else if (!total) text = "Nothing passes the filters.";
  else if (shown.size >= total && total >= most) text = `All ${plural(most, "mark")} shown.`;
  else {
    text = `${shown.size.toLocaleString("en")} of ${all} marks shown`;
    if (state.only) text += ": the selected one and what it is tied to.";
    else if (shown.size < total) text += ": those that most claims share. Search, filter or select to see others.";
    else text += ": those that pass the filters.";
  }
  if (paths !== undefined) text = pathText(app, paths);
  else if (state.set?.length) text = `${plural(known(app, state.set).length, "mark")} of a set, and what ties them: ${plural(shown.size, "mark")} of ${all}.`;
  const number = app.selected();
  const { claims: passing } = app.passing();
  if (number !== null && !state.only && paths === undefined) {
    const missing = [...store.near[number]].filter((n) => passing.has(n) && !shown.has(n)).length;
    if (missing) text += ` ${plural(missing, "claim")} of the selected one not drawn: “Show only this” draws them.`;
  }
  return { scene: sceneOf(app, shown), text };
}

function pathText(app: App, paths: Paths | null): string {
  const [from, to] = known(app, app.state.path).map((number) => app.store.marks[number].label);
  if (!paths) return `Nothing connects ${from} and ${to} in what passes the filters.`;
  const how = paths.loose ? "; only an outlet, an article or an event connects them" : "";
  return `How ${from} and ${to} are connected: the shortest ways, of ${plural(paths.steps, "step")}, through ${plural(paths.marks.length - 2, "mark")}${how}.`;
}
