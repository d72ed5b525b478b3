// A claim's codes in words.
import type { App } from "../app.ts";
import type { Act, Claim, When } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el, shortened } from "../dom/el.ts";
import { clauseOf } from "./text.ts";
import { ref } from "../dom/ref.ts";

/** Words for a code of a table in the lexicon; the code itself where the table has none. */
export function word(app: App, table: string, code: string | null | undefined): string {
  return code ? app.store.words[table]?.[code] ?? code.replaceAll("-", " ") : "";
}

/** Who says a claim in a few words: the innermost source and the stance. */
export function speaker(app: App, claim: Claim, linked: boolean): Child[] {
  const first = claim.chain[0];
  if (!claim.chain.length) return ["No source"];
  const name = linked ? ref(app, first.mark, first.label) : bdi(shortened(first.label, 80));
  if (!first.act) return [name, ", in its own voice"];
  return [name, " ", word(app, "stances", first.act.stance)];
}

/** The same as one line of text. */
export function speakerText(app: App, claim: Claim): string {
  const [first] = claim.chain;
  if (!claim.chain.length) return "No source";
  return first.act ? `${first.label} ${word(app, "stances", first.act.stance)}` : `${first.label}, in its own voice`;
}

/** What a claim is other than a plain fact, in words: negative, planned, possible … */
export function flagsOf(app: App, claim: Claim): string[] {
  const found: string[] = [];
  if (claim.polarity === "negative") found.push(word(app, "polarity", "negative"));
  if (claim.modality !== "actual") found.push(word(app, "modality", claim.modality));
  if (claim.modality === "actual" && claim.certainty !== "certain") found.push("certainty: " + word(app, "certainty", claim.certainty));
  return found;
}

export function badges(app: App, claim: Claim): HTMLElement[] {
  const negative = claim.polarity === "negative";
  return flagsOf(app, claim).map((flag, i) => el("span", { class: negative && i === 0 ? "badge no" : "badge" }, flag));
}

/** The clause that a claim was read from, its action in bold; `linked`: each name in it leads to what it names. */
export function clause(app: App, claim: Claim, limit: number, linked = false): HTMLElement {
  const box = el("bdi", { dir: "auto" });
  let room = limit;
  for (const { text, action, mark } of clauseOf(app.store, claim)) {
    if (room <= 0) break;
    const words = shortened(text, room);
    room -= words.length;
    box.append(action ? el("b", {}, words) : linked && mark !== null ? ref(app, mark, words) : words);
  }
  return box;
}

/** A time as its words and what they were read as. */
export function timeNodes(app: App, when: When | null): Child[] | null {
  if (!when) return null;
  const read = when.reading || app.store.words.references[when.value] || "not placed in the calendar";
  return read && read !== when.text ? [bdi(when.text), " → " + read] : [bdi(when.text)];
}

export function confidenceWords(value: number): string {
  const grade = value >= 0.9 ? "high" : value >= 0.7 ? "fair" : value >= 0.5 ? "low" : "very low";
  return `${grade} (${value.toFixed(2)}): how sure the program is of its reading, not whether it is so`;
}

/** What the text tells of a source by its act: its position, why it is not named, how it knows; each in words. */
export function toldOf(app: App, claim: Claim, act: Act): Child[][] {
  return act.places.flatMap(({ role, start, end }): Child[][] => {
    if (!["position", "reason", "basis"].includes(role)) return [];
    const kind = role === "basis" ? " " + word(app, "grounds", act.basis) : "";
    return [[word(app, "roles", role) + ":", kind, " “", bdi(shortened(app.store.textOf(claim.article, start, end), 200)), "”"]];
  });
}
