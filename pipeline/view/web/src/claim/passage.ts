// The passage that a claim was read from, its spans marked.
import type { App } from "../app.ts";
import type { Claim, Place } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import type { Child } from "../dom/el.ts";
import { bdi, button, el, section, shortened } from "../dom/el.ts";

/** Spans that are shown but not named: what is said, and the clause. */
const QUIET = new Set(["content", "evidence"]);

interface Piece { readonly text: string; readonly spans: number[] }

/** The spans to mark in the passage of a claim, the longer first where two begin together. */
export function spansOf(claim: Claim): Place[] {
  const found = new Map<string, Place>();
  const acts = claim.chain.flatMap((link) => (link.act ? [link.act] : []));
  const all = [...claim.places, ...acts.flatMap((act) => act.places), ...(acts[0]?.content ?? [])];
  for (const { role, start, end } of all) found.set([role, start, end].join(), { role, start, end });
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end || (a.role < b.role ? -1 : 1));
}

/** The pieces between the borders of spans. */
function piecesOf(store: Store, article: number, start: number, end: number, spans: readonly Place[]): Piece[] {
  const borders = new Set([start, end]);
  for (const span of spans) for (const at of [span.start, span.end]) if (start < at && at < end) borders.add(at);
  const order = [...borders].sort((a, b) => a - b);
  return order.slice(1).map((last, i) => {
    const first = order[i];
    const numbers = spans.flatMap((span, n) => (span.start <= first && last <= span.end ? [n] : []));
    return { text: store.textOf(article, first, last), spans: numbers };
  });
}

/** The passage. Each mark carries the numbers of its spans (`data-spans`) and, once, the name of its role. */
export function passage(app: App, claim: Claim): HTMLElement {
  const { words } = app.store;
  const box = el("blockquote", { class: "passage" });
  const spans = spansOf(claim);
  const paragraphs: { gap: boolean; cut: boolean; pieces: Piece[] }[] = [];
  for (let i = 0; i < claim.shown.length; i += 3) {
    const [start, end, flags] = claim.shown.slice(i, i + 3);
    paragraphs.push({ gap: (flags & 1) > 0, cut: (flags & 2) > 0, pieces: piecesOf(app.store, claim.article, start, end, spans) });
  }
  const last = new Map<number, Piece>();
  for (const { pieces } of paragraphs) for (const piece of pieces) for (const span of piece.spans) last.set(span, piece);
  for (const { gap, cut, pieces } of paragraphs) {
    const line = el("p", { dir: "auto" });
    if (gap) line.append(el("span", { class: "gap", title: "text left out" }, "[…] "));
    for (const piece of pieces) {
      if (!piece.spans.length) {
        line.append(piece.text);
        continue;
      }
      const roles = piece.spans.map((span) => spans[span].role);
      const ending = piece.spans.filter((span) => last.get(span) === piece && !QUIET.has(spans[span].role));
      const label = [...new Set(ending.map((span) => words.roles[spans[span].role]))].join(", ");
      line.append(el("mark", {
        class: roles.join(" "),
        "data-spans": piece.spans.join(" "),
        "data-label": label || null,
        title: [...new Set(roles.map((role) => words.roles[role] ?? role))].join(", "),
      }, piece.text));
    }
    if (cut) line.append(el("span", { class: "gap", title: "text left out" }, " […]"));
    box.append(line);
  }
  return box;
}

/** Bring a span of the passage on the page into sight and put the focus on its mark. */
export function showPlace(claim: Claim, place: Place): void {
  const number = spansOf(claim).findIndex(({ role, start, end }) => role === place.role && start === place.start && end === place.end);
  const mark = document.querySelector<HTMLElement>(`.passage mark[data-spans~="${number}"]`);
  if (!mark) return;
  mark.tabIndex = -1;
  mark.scrollIntoView({ block: "center" });
  mark.focus({ preventScroll: true });
}

/** The further passages that make the same claim, each a button that leads to its mark in the passage. */
export function repeats(app: App, claim: Claim): Child[] {
  const again = claim.places.filter((place) => place.role === "repeated");
  if (!again.length) return [];
  const items = again.map((place) => {
    const go = (): void => showPlace(claim, place);
    return el("li", {}, button({ class: "plain again" }, go, bdi(shortened(app.store.textOf(claim.article, place.start, place.end), 200))));
  });
  return section("Also said at", el("ul", { class: "refs" }, items));
}
