import { describe, expect, test } from "vitest";
import { neighbour } from "../src/graph/keys.ts";
import { mainEvents } from "../src/graph/main-events.ts";
import { pathsBetween } from "../src/graph/path.ts";
import { chosen, sceneOf } from "../src/graph/says.ts";
import { stack } from "../src/graph/stack.ts";
import { stepsFor } from "../src/graph/actions.ts";
import { madeApp, madeStore } from "./made.ts";

const everything = new Set(madeStore().marks.keys());

describe("the main events", () => {
  test("stand between who is quoted and who reports, a denial in words", () => {
    const { scene, events, claims } = mainEvents(madeStore(), new Set([6, 7, 8]), everything);
    expect(events).toBe(1);
    expect(claims).toEqual([6, 7]);
    expect(scene.items.map(({ number, column }) => [number, column])).toEqual([[0, 2], [1, 2], [4, 0], [5, 0], [11, 1]]);
    expect(scene.edges.find((edge) => edge.from === 5)?.word).toBe("denies");
    expect(scene.edges.find((edge) => edge.from === 4)?.word).toBeNull();
  });
  test("leave with the claims that tell of them", () => {
    expect(mainEvents(madeStore(), new Set([8]), everything).shown).toBe(0);
  });
});

describe("paths", () => {
  test("go through claims and what they speak of", () => {
    expect(pathsBetween(madeStore(), 4, 5, everything)).toEqual({ marks: [4, 6, 9, 7, 5], steps: 4, loose: false });
  });
  test("go through an outlet only where nothing else connects", () => {
    const without = new Set([...everything].filter((n) => n !== 9 && n !== 11));
    expect(pathsBetween(madeStore(), 4, 8, without)).toMatchObject({ loose: true, steps: 3 });
    expect(pathsBetween(madeStore(), 5, 4, without)).toBeNull();
  });
});

describe("who says what", () => {
  test("shows all of a small corpus, articles aside", () => {
    expect([...chosen(madeApp()).shown].sort((a, b) => a - b)).toEqual([0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
  test("a mark that is shut hides its claims and what hangs on them alone", () => {
    const { shown } = chosen(madeApp({ shut: ["reyes"] }));
    expect([6, 12, 10].some((n) => shown.has(n))).toBe(false);
    expect([4, 7, 9].every((n) => shown.has(n))).toBe(true);
    const app = madeApp({ shut: ["reyes"], pin: ["crews"] });
    expect(chosen(app).shown.has(12)).toBe(true);
    expect(sceneOf(app, shown).items.find((item) => item.number === 4)?.note).toBe("1 hidden");
  });
  test("a set shows its marks and who says its claims; what is taken out is gone", () => {
    expect([...chosen(madeApp({ set: ["claim-2"] })).shown].sort((a, b) => a - b)).toEqual([5, 7, 9, 11]);
    expect(chosen(madeApp({ drop: ["claim-1"] })).shown.has(6)).toBe(false);
    expect(chosen(madeApp({ polarity: ["negative"], pin: ["reyes"] })).shown.has(4)).toBe(true);
  });
  test("arrow keys lead along edges", () => {
    const app = madeApp();
    const scene = sceneOf(app, chosen(app).shown);
    const places = stack(scene, app.store.spacing);
    expect(neighbour(scene, places, 4, "ArrowRight")).toBe(6);
    expect(neighbour(scene, places, 6, "ArrowLeft")).toBe(4);
    expect(neighbour(scene, places, 6, "ArrowDown")).toBe(7);
    expect(neighbour(scene, places, 4, "ArrowLeft")).toBeNull();
  });
});

describe("what can be done with a mark", () => {
  test("is said and undone", () => {
    const ids = (state: object): string[] => stepsFor(madeApp(state), 4).map((step) => step.id);
    expect(ids({})).toEqual(["expand", "collapse", "pin", "drop", "path"]);
    const pending = stepsFor(madeApp({ path: ["army"] }), 4).find((step) => step.id === "path")!;
    expect(pending.changes).toMatchObject({ path: ["army", "reyes"], view: "says" });
    expect(stepsFor(madeApp({ pin: ["reyes"] }), 4).find((step) => step.id === "pin")).toMatchObject({ pressed: true, changes: { pin: [] } });
  });
});
