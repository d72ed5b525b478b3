// What tells one result of the search from others of its name.
import type { App } from "../app.ts";
import { speakerText } from "../claim/words.ts";
import { plural } from "../dom/el.ts";
import { outletOf } from "./values.ts";

/** Who says a claim, and where; how much there is about others, and where it is from. "" of what is not here. */
export function hitNote(app: App, id: string): string {
  const { store } = app;
  const number = store.byId.get(id);
  if (number === undefined) return "";
  const claim = store.claims.get(number);
  if (claim) return [speakerText(app, claim), claim.chain.length > 1 ? outletOf(claim) : ""].filter(Boolean).join(" – ");
  const article = store.articles.get(number);
  if (article) return [article.outlet, article.day].filter(Boolean).join(", ");
  const event = store.events.get(number);
  if (event) return [plural(event.articles, "article"), event.parts.length ? plural(event.parts.length, "part") : ""].filter(Boolean).join(", ");
  const found = new Set([...store.parts.get(number)?.values() ?? []].flatMap((claims) => [...claims]));
  const [first] = found;
  if (!first) return "";
  const outlets = new Set([...found].map(outletOf));
  return plural(found.size, "claim") + (outlets.size === 1 ? " – " + outletOf(first) : ` – ${plural(outlets.size, "outlet")}`);
}
