// Items of lists in the panel.
import type { App } from "../app.ts";
import type { Claim } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, button, el, listed, plural, shortened } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { speaker, word } from "../claim/words.ts";

/** A claim as an item of a list; `unsaid` leaves out who says it. */
export function claimItem(app: App, claim: Claim, unsaid = false): HTMLElement {
  const article = app.store.articles.get(claim.article);
  return el("li", {},
    unsaid ? "" : el("span", { class: "small" }, speaker(app, claim, false), ": "), ref(app, claim.mark),
    claim.polarity === "negative" ? [" ", el("span", { class: "badge no" }, "negative")] : "",
    el("span", { class: "note" }, article ? listed([article.outlet && bdi(shortened(article.outlet, 120)), article.day].filter(Boolean)) : ""));
}

/** A long list, some at a time. */
export function growing<T>(items: readonly T[], item: (one: T) => HTMLElement, step = 40): Child[] {
  const list = el("ul", { class: "refs" });
  let next = 0;
  const fill = (): void => {
    list.append(...items.slice(next, next + step).map(item));
    next += step;
    more.hidden = next >= items.length;
  };
  const more = button({ class: "plain" }, fill, "Show more");
  fill();
  return [list, more];
}

export function eventItem(app: App, event: number): HTMLElement {
  const view = app.store.events.get(event);
  return el("li", {}, ref(app, event), view ? el("span", { class: "note" }, plural(view.articles, "article") + " · " + word(app, "status", view.status)) : "");
}

export function articleItem(app: App, number: number): HTMLElement {
  const article = app.store.articles.get(number);
  const copied = app.store.derivations.some((found) => found.article === number && found.kind === "copy");
  const notes = [article?.outlet && bdi(shortened(article.outlet, 160)), article?.published, copied ? app.store.words.derivations.copy + " another" : ""];
  return el("li", {}, ref(app, number), el("span", { class: "note" }, listed(notes.filter(Boolean))));
}

/** A link out of the page: followed only when the reader presses it. */
export function outside(url: string): HTMLElement {
  return el("a", { href: url, rel: "noopener noreferrer external", target: "_blank", title: url }, "Original article");
}
