// What the view shows of how much, in sentences.
import { plural } from "../dom/el.ts";
import type { Binned } from "./bins.ts";
import type { Chosen } from "./choose.ts";
import type { Dated } from "./dated.ts";
import { SENSE_WORDS } from "./dated.ts";
import { outsideWords } from "./overview.ts";
import type { Range } from "./range.ts";
import { extentWords } from "./time-words.ts";
import type { Viewport } from "./viewport.ts";

const number = (count: number): string => count.toLocaleString("en");

/** How many claims have no known time. */
export function unknownWords({ sense, claims, total }: Dated): string {
  const missing = total - claims.size;
  if (!total) return "Nothing passes the filters.";
  if (!missing) return "";
  return `${number(missing)} of ${plural(total, "claim")} ${missing === 1 ? "has" : "have"} ${SENSE_WORDS[sense].unknown}.`;
}

/** "40 of 166 events", "all 3 events", or "". */
function part(shown: number, all: number, one: string): string {
  if (!all) return "";
  if (shown < all) return `${number(shown)} of ${plural(all, one)}`;
  return all === 1 ? `1 ${one}` : `all ${plural(all, one)}`;
}

/** All of it: what is drawn of what is in view, what is unknown, and what lies outside of the range. */
export function shownWords(dated: Dated, view: Viewport, { items, events, claims }: Chosen, range: Range, binned: Binned, chosen: boolean): string {
  const shown = items.filter((item) => item.event).length;
  const parts = [part(shown, events, "event"), part(items.length - shown, claims, "claim")].filter(Boolean).join(" and ");
  const cut = items.length < events + claims ? ", the most important" : "";
  const when = `${extentWords({ begin: view.from, finish: view.to })}: `;
  const outside = chosen ? [] : outsideWords(range, binned).filter(Boolean);
  return [
    when + (parts ? `${parts} drawn${cut}.` : "nothing with a known time."),
    unknownWords(dated),
    outside.length ? `Not drawn: ${outside.join(" and ")}.` : "",
  ].filter(Boolean).join(" ");
}
