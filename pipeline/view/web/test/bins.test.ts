import { describe, expect, test } from "vitest";
import { binned } from "../src/timeline/bins.ts";
import type { Extent } from "../src/timeline/iso.ts";
import { extentOf, stretchOf } from "../src/timeline/iso.ts";
import { mainRange } from "../src/timeline/range.ts";
import { extentWords } from "../src/timeline/time-words.ts";
import { countWords } from "../src/timeline/histogram.ts";

const times = (...stamps: string[]): Extent[] => stamps.map((stamp) => {
  const [begin, finish] = stamp.split("/");
  return finish === undefined ? stretchOf(begin)! : extentOf({ begin: begin || null, finish: finish || null }, false)!;
});
const year = { from: stretchOf("2016")!.begin, to: stretchOf("2016")!.finish };
const months = { ...year, unit: "month" as const };

describe("bars", () => {
  test("a time within a bar counts there", () => {
    const { bins } = binned(times("2016-03-01", "2016-03", "2016-03-31T23:59", "2016-04-01"), months);
    expect(bins.map((bin) => bin.within)).toEqual([0, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(bins.every((bin) => bin.shares === 0)).toBe(true);
  });

  test("a longer one is spread by length, and its shares come to one claim", () => {
    const { bins } = binned(times("2016"), months);
    expect(bins.map((bin) => bin.within)).toEqual(Array(12).fill(0));
    expect(bins[1].shares).toBeCloseTo(29 / 366);
    expect(bins.reduce((sum, bin) => sum + bin.shares, 0)).toBeCloseTo(1);
  });

  test("of one that reaches past the range, the part within counts", () => {
    const { bins, before, after } = binned(times("2016-12-31/2017-01-02"), months);
    expect(bins[11].shares).toBeCloseTo(0.5);
    expect([before, after]).toEqual([0, 0]);
  });

  test("an open one counts where its known end is", () => {
    const { bins, before, after } = binned(times("2016-05-01/", "/2016-06-01", "2015-01-01/", "/2018-01-01", "/2015-01-01", "2017-01-01/"), months);
    expect(bins.map((bin) => bin.shares)).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
    expect([before, after]).toEqual([1, 1]);
  });

  test("what ends where the range begins is before it", () => {
    const { before, after } = binned(times("2015-12-31", "2015-12-31T20:00/2016-01-01T00:00", "2017-01-01"), months);
    expect([before, after]).toEqual([2, 1]);
  });

  test.each([[12, "12"], [1234, "1,234"], [3.42, "about 3.4"], [0.04, "less than 0.1"], [2.999, "3"]])("%d claims: %s", (count, words) => {
    expect(countWords(count)).toBe(words);
  });
});

describe("the main range", () => {
  const week = ["2024-09-30", "2024-10-01", "2024-10-01", "2024-10-02", "2024-10-03", "2024-10-03", "2024-10-04", "2024-10-05"];
  const range = (...stamps: string[]): string => {
    const { from, to, unit } = mainRange(times(...stamps), 120)!;
    return `${extentWords({ begin: from, finish: to })} by ${unit}`;
  };

  test("is all of it where nothing is far", () => expect(range(...week)).toBe("30 September 2024 to 5 October 2024 by day"));
  test("isn't squashed by one claim of a far year", () => expect(range("1066-10-14", ...week)).toBe("30 September 2024 to 5 October 2024 by day"));
  test("nor by one at each end", () => expect(range("1066", ...week, ...week, "2050")).toBe("30 September 2024 to 5 October 2024 by day"));
  test("is a whole year where that is all that is known", () => expect(range("2016")).toBe("2016 by week"));
  test("isn't stretched by a century among days", () => expect(range(...week, "2000/2100")).toBe("30 September 2024 to 5 October 2024 by day"));
  test("of a day is its hours", () => expect(range("2024-10-01")).toBe("1 October 2024 by hour"));
  test("of open times is around their known ends", () => expect(range("2024-10-01/", "/2024-10-03")).toBe("1 October 2024 to 3 October 2024 by hour"));
  test("of nothing is none", () => expect(mainRange([], 120)).toBeNull());
  test("and what lies outside of it is counted", () => {
    const all = times("1066", "1945-05-08", ...week, ...week, "2050");
    const { before, after } = binned(all, mainRange(all, 120)!);
    expect([before, after]).toEqual([2, 1]);
  });
});
