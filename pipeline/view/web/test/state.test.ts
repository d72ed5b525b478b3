import { describe, expect, test } from "vitest";
import { fragmentOf, parseState, toggled } from "../src/state/state.ts";
import { startUndo } from "../src/state/undo.ts";

describe("the state in the address", () => {
  test.each([
    {},
    { view: "map", s: "claim-1", at: "1,2,0.5" },
    { q: "ünï & <b>#", outlet: ["A, B", "C&D"], hide: ["claim"] },
    { from: "2024-09-30", to: "2024-10-01", when: "said", path: ["a", "b"], set: ["x"] },
  ])("comes back from %j", (state) => {
    expect(parseState(fragmentOf(state))).toEqual(state);
  });
  test("leaves out what it does not know and dates that are none", () => {
    expect(parseState("#nonsense=1&from=soon&outlet=&outlet=A&outlet=A")).toEqual({ outlet: ["A"] });
  });
  test("a value goes in and out of a list", () => {
    expect(toggled(undefined, "a")).toEqual(["a"]);
    expect(toggled(["a", "b"], "a")).toEqual(["b"]);
  });
});

describe("undo", () => {
  test("takes steps on the drawing back one by one, selections aside", () => {
    const undo = startUndo();
    undo.note({});
    undo.note({ pin: ["a"] });
    undo.note({ pin: ["a"], s: "x" });
    undo.note({ pin: ["a"], s: "x", drop: ["b"] });
    const one = undo.back()!;
    expect(one).toMatchObject({ pin: ["a"], drop: [] });
    undo.note({ pin: ["a"], s: "x" });
    expect(undo.back()).toMatchObject({ pin: [], drop: [] });
    undo.note({ s: "x" });
    expect(undo.possible).toBe(false);
    expect(undo.back()).toBeNull();
  });
});
