import { describe, expect, it } from "vitest";
import type { Spot } from "../src/claim/saying.ts";
import { isWhole, sayingOf } from "../src/claim/saying.ts";

/** A passage with its parts in brackets: [s source] [c cue] [t time] {content} <clause>, and in the clause [a actor] [v action] [o target]. */
function read(marked: string, form = "indirect", stance = "asserts", word = "said") {
  let text = "";
  const open: [string, number][] = [];
  const found: Record<string, Spot[]> = {};
  for (let i = 0; i < marked.length; i += 1) {
    const char = marked[i];
    const kind = char === "{" ? "content" : char === "<" ? "clause" : char === "[" ? marked[i + 1] : "";
    if (kind) {
      open.push([kind, text.length]);
      if (char === "[") i += 2;
    } else if (char === "}" || char === ">" || char === "]") {
      const [name, start] = open.pop()!;
      (found[name] ??= []).push({ start, end: text.length });
    } else text += char;
  }
  return {
    text: (start: number, end: number) => text.slice(start, end),
    source: found.s?.[0] ?? null, cue: found.c?.[0] ?? null, said: found.t?.[0] ?? null, content: found.content ?? [],
    clause: found.clause[0], action: found.v[0], actors: found.a ?? [], targets: found.o ?? [], nominal: false, form, stance, word,
  };
}

describe("how a saying reads on", () => {
  it.each([
    ["[s Ana Reyes] [c told] reporters on [t Monday] {that <[a the army] [v would leave] Orvel>}.", "told reporters on Monday", "that"],
    ["[s Ana Reyes] [c said] {<[a the army] [v left] Orvel>}.", "said", "that"],
    ["[s Ana Reyes] [c said] on [t Monday] {<[a the army] [v left] Orvel>}.", "said on Monday", "that"],
    ["{<[a Crews] [v repaired] the dam>}, [s Ana Reyes] [c said].", "said", "that"],
    ["{<[a Crews] [v repaired] the dam>}, [s Ana Reyes] [c told] The Orvel Post.", "told The Orvel Post", "that"],
    ["{<[a Crews] [v repaired] the dam>}, [s Ana Reyes] [c told].", "said", "that"],
    ["[c According to] [s Ana Reyes], {<[a the army] [v left] Orvel>}.", "according to", "that"],
    ["{<[o A bridge] was [v hit]>}, [s a resident] [c said].", "said", "that"],
    ["[s The army], [c saying] {<[a it] [v left] Orvel>}.", "said", "that"],
    ["[s Ana Reyes] [c denied] {that <[a the army] [v shelled] Orvel>}.", "denied", "that"],
    ["[s Ana Reyes] [c warned] {that <[a the dam] [v may break]>}.", "warned", "that"],
  ])("puts a whole clause after “that”: %s", (marked, verb, joint) => {
    expect(sayingOf(read(marked))).toMatchObject({ verb, joint });
  });

  it.each([
    ["[s Ana Reyes] [c promised] {<to [v rebuild] the bridge>}.", "promised"],
    ["[s Ana Reyes] [c asked] {<whether [a the army] [v had left]>}.", "asked"],
    ["[s Tamsk] has [c threatened] {<to [v shell] Orvel>}.", "has threatened"],
    ["[s Ana Reyes] [c urged] the army {<to [v leave] Orvel>}.", "urged the army"],
    ["[s Ana Reyes] [c spoke of] {<[v shelling] in Orvel>}.", "spoke of"],
    ["[s The army] [c refused] {<to [v leave] Orvel>}.", "refused"],
  ])("keeps the article's words where they read on: %s", (marked, verb) => {
    expect(sayingOf(read(marked))).toMatchObject({ verb, joint: "on" });
  });

  it.each([
    ["[s Ana Reyes] [c said]: “{<[a We] [v left] Orvel>}”.", "direct", "said", "quoted"],
    ["[s Ana Reyes] [c told] reporters: “{<[a We] [v left] Orvel>}”.", "direct", "told reporters", "quoted"],
    ["[s Ana Reyes] [c told]: “{<[a We] [v left] Orvel>}”.", "direct", "said", "quoted"],
    ["{The bridge fell after shells <that [v hit] it>}, [s Ana Reyes] [c said].", "indirect", "said", "worded"],
    ["{If <[a the army] [v stays]>, Orvel is lost}, [s Ana Reyes] [c said].", "indirect", "said", "worded"],
    ["{the <bridge [v damaged] in Orvel>}, [s a report] [c adding].", "indirect", "said", "worded"],
    ["[s Ana Reyes] [c said] {it was a “day of <[a grief] that [v came] too soon>” for all}.", "mixed", "said", "quoted"],
  ])("quotes all else: %s", (marked, form, verb, joint) => {
    expect(sayingOf(read(marked, form))).toMatchObject({ verb, joint });
  });

  it.each([
    ["[s The army] has not [c confirmed] {that <[a it] [v shelled] Orvel>}.", "has not confirmed", "that"],
    ["[s The army], which left, did not [c say] {that <[a it] [v shelled] Orvel>}.", "", "telling"],
  ])("never loses what turns a saying round: %s", (marked, verb, joint) => {
    expect(sayingOf(read(marked, "indirect", "unsaid", "is not known to have said"))).toMatchObject({ verb, joint });
  });

  it.each([
    ["[s Orvel Bank], with Tamsk [c claiming] at the time {that <[a it] was [v hiding] money>}.", "claiming at the time that it was hiding money"],
    ["The bridge fell. It [c seems] unlikely {that <[a the army] [v shelled] it>}.", "It seems unlikely that the army shelled it"],
    ["For years, scenes [c show] {that <[a the port] [v grew]>}.", "scenes show that the port grew"],
    ["[s The army] has not [c responded], perhaps fearing {<[a Tamsk] [v would attack]>}.", "has not responded, perhaps fearing Tamsk would attack"],
    ["[s The army], which left, did not [c say] {that <[a it] [v shelled] Orvel>}.", "did not say that it shelled Orvel"],
    ["The fight broke out after what [s Tamsk] [c says] was {<a [v strike] on its troops>}.", null],
  ])("quotes the words of saying where ours would say something else: %s", (marked, words) => {
    const reading = read(marked, "indirect", "believes", "believed");
    const { joint, from } = sayingOf(reading);
    if (words === null) expect(joint).not.toBe("on");
    else expect([joint, reading.text(from!, reading.clause.end)]).toEqual(["telling", words]);
  });

  it("takes the stance's word where the cue is no verb", () => {
    expect(sayingOf(read("[c The words of] [s Ana Reyes]: {the <[v shelling] of Orvel>}", "indirect", "alleges", "alleged"))).toMatchObject({ verb: "alleged", joint: "worded" });
  });

  it("gives no quotation to one who only thought", () => {
    expect(sayingOf(read("[s Ana Reyes] [c knowing]: “{<[a They] [v left]>}”", "direct", "knows", "knew"))).toMatchObject({ verb: "is quoted", joint: "quoted" });
  });
});

describe("a whole clause", () => {
  it.each([
    ["<[a the army] [v left] Orvel>", true],
    ["<[o the bridge] was [v hit]>", true],
    ["<there were two [v wounded]>", true],
    ["<to [v leave] Orvel>", false],
    ["<[a rockets] [v aimed] at Tamsk>", false],
    ["<[o witnesses] being [v interviewed] in Orvel>", false],
    ["<[a a man] who [v left] Orvel>", false],
    ["<while [a the army] [v left]>", false],
    ["<[a Tamsk’s] [v shelling] of Orvel>", false],
  ])("%s: %s", (marked, whole) => {
    expect(isWhole(read(marked))).toBe(whole);
  });
});
