// A claim as a citation: who says what, in which words, and where they stand.
import type { App } from "../app.ts";
import type { Claim } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { button, el, section } from "../dom/el.ts";
import { copy } from "../out/save.ts";
import { fragmentOf } from "../state/state.ts";
import { sentenceText } from "./sentence.ts";

/** The address of this page with nothing selected but the claim. */
export function linkTo(app: App, claim: Claim): string {
  return location.href.split("#")[0] + fragmentOf({ s: app.store.marks[claim.mark].id });
}

const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : text + ".");

/** One paragraph of plain text. The quote has exactly the characters of the evidence; offsets count code points. */
export function citation(app: App, claim: Claim): string {
  const { store } = app;
  const [clause] = claim.places;
  const quote = store.textOf(claim.article, clause.start, clause.end);
  const article = store.articles.get(claim.article);
  const told = sentenceText(app, claim);
  const [start, end] = [store.pointsAt(claim.article, clause.start), store.pointsAt(claim.article, clause.end)];
  const address = article?.url ?? (article?.path ? `file ${article.path}` : "address not known");
  return [
    told,
    told.includes(`“${quote}”`) ? "" : `In the article’s words: “${quote}”.`,
    ended(article?.title ? `“${article.title}”` : "Untitled"),
    ended([article?.outlet ?? "outlet not known", article?.byline ?? ""].filter(Boolean).join(", ")),
    article?.date ? `Published ${article.published}.` : "Date not known.",
    article?.url ? address : address + ".", // a stop would be taken for a part of the address
    `Characters ${start}–${end} of the article’s text.`,
    `Record ${store.marks[claim.mark].id}, read by Sayso${store.version ? " " + store.version : ""}.`,
    `This claim on the page: ${linkTo(app, claim)}`,
  ].filter(Boolean).join(" ");
}

/** Citations of several claims, a blank line between them. */
export function citations(app: App, claims: readonly number[]): string {
  return claims.flatMap((number) => {
    const claim = app.store.claims.get(number);
    return claim ? [citation(app, claim) + "\n"] : [];
  }).join("\n");
}

/** The section of a claim's panel with its citation and a button that copies it. */
export function citeSection(app: App, claim: Claim): Child[] {
  const text = citation(app, claim);
  const told = el("span", { class: "small", role: "status" });
  const pressed = (): void => {
    void copy(text).then((copied) => {
      told.textContent = copied ? "Copied." : "Could not copy: select the text and copy it yourself.";
    });
  };
  return section("Cite this claim",
    el("p", { class: "cite", dir: "auto" }, text),
    el("p", {}, button({ class: "plain" }, pressed, "Copy the citation"), " ", told));
}
