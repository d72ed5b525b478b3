import { expect, test } from "vitest";
import { DAY, UNITS, beginOf, beginsIn, finishOf, momentOf, unitFor } from "../src/timeline/calendar.ts";
import { unitWords } from "../src/timeline/time-words.ts";

const at = momentOf(2024, 9, 2) + 13 * 60 + 5; // Wednesday, 2 October 2024, 13:05

test.each([
  ["century", "2000 to 2099"], ["decade", "the 2020s"], ["year", "2024"], ["quarter", "October 2024"], ["month", "October 2024"],
  ["week", "the week of 30 September 2024"], ["day", "2 October 2024"], ["watch", "2 October 2024, 12:00"], ["hour", "2 October 2024, 13:00"],
] as const)("the %s of a moment is %s", (unit, words) => expect(unitWords(unit, beginOf(unit, at))).toBe(words));

test.each(UNITS)("a %s ends where the next begins", (unit) => {
  const finish = finishOf(unit, at);
  expect(finish).toBeGreaterThan(at);
  expect(beginOf(unit, finish)).toBe(finish);
  expect(beginOf(unit, finish - 1)).toBe(beginOf(unit, at));
});

test("years before 100 and before 1970 are years like others", () => {
  expect(unitWords("year", beginOf("year", momentOf(64, 6, 19)))).toBe("64");
  expect(Math.abs(beginOf("week", momentOf(1066, 9, 14)) % DAY)).toBe(0);
});

test("the units that begin in a range, its first moment included", () => {
  expect(beginsIn("month", momentOf(2024, 0, 1), momentOf(2024, 3, 1)).length).toBe(3);
  expect(beginsIn("month", momentOf(2024, 0, 2), momentOf(2024, 3, 2)).length).toBe(3);
});

test.each([
  [momentOf(2024, 9, 1), momentOf(2024, 9, 2), "hour"],
  [momentOf(2024, 9, 1), momentOf(2024, 10, 1), "day"],
  [momentOf(2020), momentOf(2024), "month"],
  [momentOf(1000), momentOf(2000), "decade"],
] as const)("the finest unit of which there are not too many (%#)", (from, to, unit) => {
  expect(unitFor(from, to, 120, ["century", "decade", "year", "month", "week", "day", "hour"])).toBe(unit);
});
