// The panel while nothing is selected: what is here, and where to begin.
import type { App } from "../app.ts";
import type { Kind, Part } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import { SAYS, SPOKEN_OF } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { el, plural, section } from "../dom/el.ts";
import { glyphOf, ref } from "../dom/ref.ts";

/** Lists of those with most claims: by title, the roles that count and the kinds of marks. */
const LISTS: readonly (readonly [string, readonly Part[], readonly Kind[]])[] = [
  ["Who says most", SAYS, ["source"]],
  ["Outlets, in their own voice", ["source"], ["outlet"]],
  ["What is most spoken of", SPOKEN_OF, ["entity", "place", "source", "outlet"]],
];
const LISTED = 8;

type Most = readonly (readonly [count: number, rank: number, number: number])[];
const known = new WeakMap<Store, { growth: number; lists: readonly Most[] }>();

/** The marks of each of LISTS with their claims; made once for each growth of the store, which they go over as a whole. */
function mostOf(store: Store): readonly Most[] {
  const held = known.get(store);
  if (held?.growth === store.growth) return held.lists;
  const lists = LISTS.map(([, roles, kinds]): Most => kinds.flatMap((kind) => store.ofKind(kind))
    .map((number) => [store.weight(number, roles), store.marks[number].rank, number] as const)
    .filter(([count]) => count).sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2]).slice(0, LISTED));
  known.set(store, { growth: store.growth, lists });
  return lists;
}

/** The lists under their titles, less those that are empty. */
function tops(app: App): Child[] {
  return mostOf(app.store).flatMap((found, i) => (found.length ? section(LISTS[i][0], el("ul", { class: "refs" }, found.map(([count, , number]) =>
    el("li", {}, glyphOf(app, number), " ", ref(app, number), el("span", { class: "small" }, " " + plural(count, "claim")))))) : []));
}

/** How much there is: an event and what is part of another one are told apart where all of them are here. */
function amounts({ store }: App): string {
  const { claims, articles } = store.total ?? { claims: store.claims.size, articles: store.articles.size };
  const parts = store.wholes.size;
  const events = store.total ? plural(store.total.events, "event") + (parts ? " and parts of events" : "")
    : plural(store.events.size - parts, "event") + (parts ? ` made of ${plural(parts, "part")}` : "");
  return [plural(claims, "claim"), plural(articles, "article"), events].join(", ");
}

export function overviewPanel(app: App): Child[] {
  const { store } = app;
  const claims = store.total?.claims ?? store.claims.size;
  const shown: Child[] = [
    el("h2", { tabindex: "-1" }, "Who says what, about whom"),
    el("p", {}, amounts(app) + ". Select anything to see who says it, in which words, and what stands against it."),
    el("p", { class: "small" }, "A hollow circle is a source that the article does not name. A dashed claim is negative: said not to be so."),
  ];
  if (store.rejections) shown.push(el("p", { class: "small" }, plural(store.rejections, "item") + " could not be used; rejections.jsonl says why."));
  if (!claims) return [...shown, el("p", {}, "No claims were found.")];
  const disputed = [...store.events.values()].filter((event) => event.status === "disputed").slice(0, 8);
  if (disputed.length) shown.push(...section("Disputed", el("ul", { class: "refs" }, disputed.map((event) => el("li", {}, ref(app, event.mark))))));
  return [...shown, ...tops(app)];
}
