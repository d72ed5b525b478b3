import { describe, expect, it } from "vitest";
import { inside, lowered } from "../src/claim/capital.ts";
import { partsOfSentence, sentenceText } from "../src/claim/sentence.ts";
import { described, isPlural } from "../src/claim/source.ts";
import { timeWords } from "../src/claim/time.ts";
import type { When } from "../src/data/model.ts";
import { Store } from "../src/data/store.ts";
import { madeApp } from "./made.ts";

const flat = ({ before, label, after }: ReturnType<typeof described>): string => [before && before + " ", label, after && ", " + after].join("");

describe("a source with what stands beside its name", () => {
  it.each([
    ["spokeswoman Ana Reyes", "Ana Reyes", "person", "spokeswoman Ana Reyes"],
    ["Dr Milo Hart", "Milo Hart", "person", "Dr Milo Hart"],
    ["President Hart", "Hart", "person", "President Hart"],
    ["Orvel Deputy Press Secretary Ana Reyes", "Ana Reyes", "person", "Ana Reyes, Orvel Deputy Press Secretary"],
    ["Secretary of State Milo Hart", "Milo Hart", "person", "Milo Hart, Secretary of State"],
    ["Former mayor Milo Hart", "Milo Hart", "person", "former mayor Milo Hart"],
    ["Milo Hart, a fisherman from Tamsk,", "Milo Hart", "person", "Milo Hart, a fisherman from Tamsk"],
    ["Tamsk's mayor, Milo Hart", "Milo Hart", "person", "Milo Hart, Tamsk's mayor"],
    ["All Norland Airways", "Norland Airways", "organisation", "All Norland Airways"],
    ["Milo Hart, 34,", "Milo Hart", "person", "Milo Hart"],
    ["fan Alayna Fodor-Gopal", "Gopal", "person", "Gopal"],
    ["Ana Reyes's lawyer", "Ana Reyes", "person", "Ana Reyes"],
    ["Tamsk -- its late leader, Milo Hart", "Tamsk", "person", "Tamsk"],
    ["the 15-member Orvel Council", "Orvel Council", "organisation", "the 15-member Orvel Council"],
    ["The Orvel Council", "Orvel Council", "organisation", "the Orvel Council"],
    ["the Orvel Mission to the League", "Orvel Mission", "organisation", "the Orvel Mission"],
    ["the UN", "United Nations", "organisation", "the United Nations"],
    ["the U.S.", "United States", "place", "the United States"],
    ["the company", "Orvel Bank", "organisation", "Orvel Bank"],
    ["the South", "South Norland", "place", "South Norland"],
    ["he", "Milo Hart", "person", "Milo Hart"],
  ])("%s", (words, label, kind, read) => {
    expect(flat(described(words, label, kind))).toBe(read);
  });
});

describe("number", () => {
  it.each([
    ["Lawyers at Orvel Bank", "collective", true], ["field sources", "unnamed", true], ["people", "collective", true], ["They", "collective", true],
    ["an official", "unnamed", false], ["United States", "collective", false], ["Reuters", "organisation", false], ["a spokesman for the workers", "unnamed", false],
  ])("%s, %s: %s", (label, kind, plural) => {
    expect(isPlural(label, kind)).toBe(plural);
  });
});

describe("when it was said", () => {
  const at = (text: string, reading: string): When => ({ text, reading, begin: null, finish: null, value: "", basis: null, type: "DATE", precision: "day" });
  it.each([
    ["Monday", "30 September 2024", "said", false, " on Monday (30 September 2024)"],
    ["Monday night", "", "said", false, " on Monday night"],
    ["Wednesday", "2 October 2024", "said Wednesday", false, " (2 October 2024)"],
    ["Monday", "30 September 2024", "said on Monday", true, " (30 September 2024)"],
    ["Earlier this month", "August 2017", "threatened", false, " earlier this month (August 2017)"],
    ["2 October", "2 October 2024", "said", false, " on 2 October (2 October 2024)"],
    ["January 2016", "January 2016", "announced", false, " in January 2016"],
    ["spring 2013", "March to May 2013", "said", false, " in spring 2013 (March to May 2013)"],
    ["2013", "2013", "said", false, " in 2013"],
    ["Friday evening", "", "said", false, " on Friday evening"],
    ["some while back", "", "said", false, " (some while back)"],
  ])("%s", (text, reading, verb, timed, words) => {
    expect(timeWords(at(text, reading), verb, timed)).toBe(words);
  });
  it("is nothing where the record has nothing", () => {
    expect(timeWords(null, "said", false)).toBe("");
  });
});

describe("a capital behind “that”", () => {
  const text = "Smoke rose. Crews from Tamsk repaired it; other crews left. Near Hope, nobody spoke.";
  const store = Object.assign(new Store(), { textsOf: () => text });
  it.each([
    ["The army left", null, "the army left", true],
    ["It’s over", null, "it’s over", true],
    ["Crews repaired it", null, "crews repaired it", true],
    ["Tamsk fell", null, "Tamsk fell", true],
    ["Ana Reyes left", null, "Ana Reyes left", true],
    ["US troops left", null, "US troops left", true],
    ["I left", null, "I left", true],
    ["two people were hurt", null, "two people were hurt", true],
    ["Smoke rose", null, "Smoke rose", false],
    ["Reyes left", "Ana Reyes", "Reyes left", true],
  ])("%s", (words, label, read, sure) => {
    expect(lowered(store, 0, words, label)).toEqual({ text: read, sure });
  });
  it.each([["A resident", "a resident"], ["THE firm", "the firm"], ["Reuters", "Reuters"], ["Earlier this week", "earlier this week"]])("%s within a sentence", (words, read) => {
    expect(inside(words)).toBe(read);
  });
});

describe("the sentence", () => {
  const app = madeApp();
  const told = [...app.store.claims.values()].map((claim) => sentenceText(app, claim));
  it("tells who says what, by whom it is reported, and what the words can't say", () => {
    expect(told).toEqual([
      "Ana Reyes said on Monday (30 September 2024), as The Orvel Post words it: “… crews repaired the dam”.",
      "The army denied, as Daily Lantern words it: “The army denied it” (negative; planned).",
      "The Orvel Post, in its own voice: “… crews repaired the dam”.",
    ]);
  });
  it("leaves out how surely it was read where that stands elsewhere", () => {
    const claim = { ...[...app.store.claims.values()][0], confidence: 0.6 };
    const flags = (surely: boolean) => partsOfSentence(app, claim, surely).flatMap((part) => ("flags" in part ? part.flags : []));
    expect(flags(false)).toEqual(["read with low confidence, 0.60"]);
    expect(flags(true)).toEqual([]);
  });
});
