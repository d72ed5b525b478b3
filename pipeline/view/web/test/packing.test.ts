import { expect, test } from "vitest";
import { packed } from "../src/timeline/packing.ts";

const at = (from: number, to: number): { from: number; to: number } => ({ from, to });

test.each([
  ["side by side in one row", [at(0, 10), at(20, 30), at(40, 50)], [0, 0, 0]],
  ["one below the other where they overlap", [at(0, 10), at(5, 15), at(8, 12)], [0, 1, 2]],
  ["the gap is kept", [at(0, 10), at(13, 20), at(14, 20)], [0, 1, 0]],
  ["a later one goes up where there is room", [at(0, 50), at(40, 80), at(60, 100)], [0, 1, 0]],
  ["the first has the first row, wherever it lies", [at(90, 100), at(0, 100), at(0, 80)], [0, 1, 0]],
] as const)("%s", (_, items, rows) => expect(packed(items, 4)).toEqual(rows));

test("none overlap within a row", () => {
  const items = Array.from({ length: 120 }, (_, i) => at((i * 37) % 500, ((i * 37) % 500) + 20 + ((i * 13) % 90)));
  const rows = packed(items, 4);
  items.forEach((one, i) => items.forEach((other, j) => {
    if (i < j && rows[i] === rows[j]) expect(one.to + 4 <= other.from || other.to + 4 <= one.from).toBe(true);
  }));
});
