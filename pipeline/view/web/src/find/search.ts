// Search over names, aliases, words in claims, and how they are said.
import type { Store } from "../data/store.ts";

/** Letters without case or accents. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

interface Entry {
  readonly label: string;
  /** All names by which it goes. */
  readonly names: readonly string[];
  /** Label, other names, roles. */
  readonly all: string;
}

const indexes = new WeakMap<Store, Entry[]>();

/** The words that find each mark; made at the first search and made longer when the store grows. */
function indexOf(store: Store): Entry[] {
  const found = indexes.get(store) ?? [];
  indexes.set(store, found);
  for (let number = found.length; number < store.marks.length; number += 1) {
    const mark = store.marks[number];
    const more: string[] = [];
    const claim = store.claims.get(number);
    const article = store.articles.get(number);
    if (claim) {
      more.push(claim.plover ?? "");
      for (const { label, act } of claim.chain) more.push(label, act && act.stance !== "asserts" ? store.words.stances?.[act.stance] ?? "" : "");
      for (const place of claim.places) more.push(store.textOf(claim.article, place.start, place.end));
    }
    if (article) more.push(article.byline ?? "", article.title, article.outlet ?? "", article.path ?? "");
    const aliases = store.entities.get(number)?.aliases ?? [];
    more.push(...aliases);
    const label = folded(mark.label);
    found.push({ label, names: [label, ...aliases.map(folded)], all: label + " " + folded(more.join(" ")) });
  }
  return found;
}

/** Numbers of the marks that hold all words of the query: those of the very name, then names by their claims, then claims;
 * where a number is
 * searched for, claims before other names, and last what is named once only. */
export function find(store: Store, query: string): number[] {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const whole = wanted.join(" ");
  const numbered = wanted.some((word) => /^\d[\d.,:/-]*$/.test(word));
  const found: [grade: number, weight: number, rank: number, number: number][] = [];
  indexOf(store).forEach(({ label, names, all }, number) => {
    if (!wanted.every((word) => all.includes(word))) return;
    const named = wanted.every((word) => label.includes(word));
    const { kind } = store.marks[number];
    const claim = kind === "claim";
    // "84 people", said once, is no name but a part of a claim: who looks for a number looks for the claim.
    const phrase = numbered && kind === "entity" && store.weight(number) < 2;
    const grade = phrase ? 5 : names.includes(whole) ? 0 : (claim === numbered ? 1 : 3) + (named ? 0 : 1);
    found.push([grade, claim ? 0 : -store.weight(number), store.marks[number].rank, number]);
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map((item) => item[3]);
}
