import { expect, test } from "vitest";
import { stretchOf } from "../src/timeline/iso.ts";
import { mainRange } from "../src/timeline/range.ts";
import type { Days } from "../src/timeline/viewport.ts";
import { daysOf, heldIn, moved, viewportOf, zoomed } from "../src/timeline/viewport.ts";
import { withEnd } from "../src/timeline/handle.ts";

const all = ["1066-10-14", "1067", ...Array.from({ length: 20 }, (_, i) => `2024-10-${String(i + 1).padStart(2, "0")}`)].map((stamp) => stretchOf(stamp)!);
const main = mainRange(all, 120)!;
const seen = (days: Partial<Days>): string => Object.values(daysOf(viewportOf(days, main, all))).join(" to ");
const view = (from: string, to: string): { from: number; to: number } => ({ from: stretchOf(from)!.begin, to: stretchOf(to)!.finish });

test.each([
  [{}, "2024-10-01 to 2024-10-20"],
  [{ from: "2024-10-03", to: "2024-10-04" }, "2024-10-03 to 2024-10-04"],
  [{ from: "2024-10-03" }, "2024-10-03 to 2024-10-20"],
  [{ to: "2024-10-04" }, "2024-10-01 to 2024-10-04"],
  [{ from: "2024-10-09", to: "2024-10-04" }, "2024-10-09 to 2024-10-09"],
])("%j is seen as %s", (days, words) => expect(seen(days)).toBe(words));

test("before the main range, what is there is seen", () => {
  expect(seen({ to: "2024-09-30" })).toMatch(/^106\d-.* to 2024-09-30$/);
});

test("zoom keeps what is under the pointer and comes to a day at least", () => {
  const now = view("2024-10-01", "2024-10-10");
  expect(daysOf(zoomed(now, 0.5, now.from))).toEqual({ from: "2024-10-01", to: "2024-10-05" });
  expect(daysOf(zoomed(now, 0.5, now.to))).toEqual({ from: "2024-10-06", to: "2024-10-10" });
  expect(daysOf(zoomed(view("2024-10-01", "2024-10-01"), 0.5, now.from))).toEqual({ from: "2024-10-01", to: "2024-10-01" });
  expect(daysOf(zoomed(view("2024-10-01", "2024-10-01"), 1.25, now.from))).toEqual({ from: "2024-10-01", to: "2024-10-02" });
});

test("what was within the main range stays within it", () => {
  const last = view("2024-10-20", "2024-10-20");
  expect(daysOf(heldIn(main, last, view("2024-10-20", "2024-10-21")))).toEqual({ from: "2024-10-19", to: "2024-10-20" });
  expect(daysOf(heldIn(main, last, view("2024-09-01", "2024-11-21")))).toEqual({ from: "2024-10-01", to: "2024-10-20" });
  const old = view("1066-10-14", "1066-10-14");
  expect(daysOf(heldIn(main, old, view("1066-10-13", "1066-10-14")))).toEqual({ from: "1066-10-13", to: "1066-10-14" });
});

test("moving goes by a day at least", () => {
  expect(daysOf(moved(view("2024-10-01", "2024-10-10"), 0.5))).toEqual({ from: "2024-10-06", to: "2024-10-15" });
  expect(daysOf(moved(view("2024-10-02", "2024-10-02"), -0.1))).toEqual({ from: "2024-10-01", to: "2024-10-01" });
});

test("an end of the brush is a whole day, doesn't pass the other, and is open at the end of the range", () => {
  const days = { from: "2024-10-03", to: "2024-10-05" };
  expect(withEnd("from", stretchOf("2024-10-04")!.begin + 200, days, main)).toEqual({ from: "2024-10-04", to: "2024-10-05" });
  expect(withEnd("from", stretchOf("2024-10-09")!.begin, days, main)).toEqual({ from: "2024-10-05", to: "2024-10-05" });
  expect(withEnd("to", stretchOf("2024-10-01")!.begin, days, main)).toEqual({ from: "2024-10-03", to: "2024-10-03" });
  expect(withEnd("from", main.from, days, main)).toEqual({ from: "", to: "2024-10-05" });
  expect(withEnd("to", main.to, days, main)).toEqual({ from: "2024-10-03", to: "" });
});
