// What tells one result of the search from others of its name.
import type { App } from "../app.ts";
import { speaker } from "../claim/words.ts";
import type { Child } from "../dom/el.ts";
import { bdi, plural, shortened } from "../dom/el.ts";
import { outletOf } from "./values.ts";

const named = (text: string): HTMLElement => bdi(shortened(text, 60));

/** Who says a claim, and where; how much there is about others, and where it is from. Nothing of what is not here. */
export function hitNote(app: App, id: string): Child[] {
  const { store } = app;
  const number = store.byId.get(id);
  if (number === undefined) return [];
  const claim = store.claims.get(number);
  if (claim) return [speaker(app, claim, false), claim.chain.length > 1 ? [" – ", named(outletOf(claim))] : ""];
  const article = store.articles.get(number);
  if (article) return [article.outlet ? [named(article.outlet), ", "] : "", article.day];
  const event = store.events.get(number);
  if (event) return [plural(event.articles, "article") + (event.parts.length ? ", " + plural(event.parts.length, "part") : "")];
  const found = new Set([...store.parts.get(number)?.values() ?? []].flatMap((claims) => [...claims]));
  const outlets = [...new Set([...found].map(outletOf))];
  if (!found.size) return [];
  return [plural(found.size, "claim"), " – ", outlets.length === 1 ? named(outlets[0]) : plural(outlets.length, "outlet")];
}
