// The panel while nothing is selected: what is here, and where to begin.
import type { App } from "../app.ts";
import type { Kind, Part } from "../data/model.ts";
import { SAYS, SPOKEN_OF } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { el, plural, section } from "../dom/el.ts";
import { glyphOf, ref } from "../dom/ref.ts";

/** The marks of these kinds with the most claims in these roles, under a title; nothing if there are none. */
function top(app: App, title: string, roles: readonly Part[], kinds: readonly Kind[]): Child[] {
  const { store } = app;
  const found = [...store.marks.keys()].filter((number) => kinds.includes(store.marks[number].kind))
    .map((number): [number, number, number] => [store.weight(number, roles), store.marks[number].rank, number])
    .filter(([count]) => count).sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, 8);
  if (!found.length) return [];
  return section(title, el("ul", { class: "refs" }, found.map(([count, , number]) =>
    el("li", {}, glyphOf(app, number), " ", ref(app, number), el("span", { class: "small" }, " " + plural(count, "claim"))))));
}

export function overviewPanel(app: App): Child[] {
  const { store } = app;
  const { claims, articles, events } = store.total ?? { claims: store.claims.size, articles: store.articles.size, events: store.events.size };
  const shown: Child[] = [
    el("h2", { tabindex: "-1" }, "Who says what, about whom"),
    el("p", {}, [plural(claims, "claim"), plural(articles, "article"), plural(events, "event")].join(", ") + ". Select anything to see who says it, in which words, and what stands against it."),
    el("p", { class: "small" }, "A hollow circle is a source that the article does not name. A dashed claim is negative: said not to be so."),
  ];
  if (store.rejections) shown.push(el("p", { class: "small" }, plural(store.rejections, "item") + " could not be used; rejections.jsonl says why."));
  if (!claims) return [...shown, el("p", {}, "No claims were found.")];
  const disputed = [...store.events.values()].filter((event) => event.status === "disputed").slice(0, 8);
  if (disputed.length) shown.push(...section("Disputed", el("ul", { class: "refs" }, disputed.map((event) => el("li", {}, ref(app, event.mark))))));
  shown.push(
    ...top(app, "Who says most", SAYS, ["source"]),
    ...top(app, "Outlets, in their own voice", ["source"], ["outlet"]),
    ...top(app, "What is most spoken of", SPOKEN_OF, ["entity", "place", "source", "outlet"]),
  );
  return shown;
}
