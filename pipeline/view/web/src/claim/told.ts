// The sentence of a claim on the page: each part of it leads somewhere.
import type { App } from "../app.ts";
import type { Claim, Place } from "../data/model.ts";
import type { Child } from "../dom/el.ts";
import { bdi, el } from "../dom/el.ts";
import { ref } from "../dom/ref.ts";
import { showPlace } from "./passage.ts";
import type { Part } from "./sentence.ts";
import { partsOfSentence } from "./sentence.ts";
import type { Piece } from "./text.ts";

/** Words that lead to their mark in the passage beside them. */
function toPassage(app: App, claim: Claim, place: Place, ...words: Child[]): HTMLElement {
  const link = el("a", { class: "part", href: app.link({}), title: `${app.store.words.roles[place.role] ?? place.role}: see it in the passage` }, ...words);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new window has a passage of its own
    event.preventDefault();
    showPlace(claim, place);
  });
  return link;
}

/**
 * The parts of the sentence as nodes: names lead to what they name. `leads`: the words of saying, the time, the action
 * and all else that has no name lead to their spans in the passage of the claim's panel.
 */
export function sentenceNodes(app: App, claim: Claim, leads: boolean): Child[] {
  const piece = ({ text, action, mark, place }: Piece): Child => {
    const words = action ? el("b", {}, text) : text;
    if (mark !== null) return ref(app, mark, text);
    return leads && place ? toPassage(app, claim, place, words) : words;
  };
  return partsOfSentence(app, claim, leads).map((part: Part): Child => {
    if ("plain" in part) return part.plain;
    if ("flags" in part) return el("span", { class: "flags" }, ` (${part.flags.join("; ")})`);
    if ("words" in part) return leads && part.place ? toPassage(app, claim, part.place, bdi(part.words)) : bdi(part.words);
    if ("name" in part) return ref(app, part.name.mark, part.label);
    return el("span", { class: "what" }, el("bdi", { dir: "auto" }, part.what.map(piece)));
  });
}

/** The sentence as a paragraph beside others. */
export function sentence(app: App, claim: Claim): HTMLElement {
  return el("p", { class: "sentence" }, sentenceNodes(app, claim, false));
}
