import { describe, expect, test } from "vitest";
import { dayOf, dayRead, extentOf, hull, meets, stretchOf } from "../src/timeline/iso.ts";
import { extentWords } from "../src/timeline/time-words.ts";

const span = (begin: string | null, finish: string | null): { begin: string | null; finish: string | null } => ({ begin, finish });

describe("a stamp names a stretch, as long as it is precise", () => {
  test.each([
    ["2016", "2016"],
    ["0064", "64"],
    ["64", "64"],
    ["2016-02", "February 2016"],
    ["2016-02-29", "29 February 2016"],
    ["0064-07-19", "19 July 64"],
    ["2024-09-30T18", "30 September 2024, 18:00 to 19:00"],
    ["2024-09-30T18:05", "30 September 2024, 18:05"],
    ["2024-09-30T18:05:31", "30 September 2024, 18:05"],
    ["2017-09-15T22:06Z", "15 September 2017, 22:06"],
    ["2024-10-01T23:31+03:00", "1 October 2024, 23:31"],
    ["2024-09-30T24:00", "1 October 2024, 00:00"],
  ])("%s: %s", (stamp, words) => expect(extentWords(stretchOf(stamp)!)).toBe(words));

  test.each(["", "0000", "2016-13", "2016-00", "2015-02-29", "2016-05-32", "2024-09-30T25:00", "2024-09-30T24:01", "2024-09-30T10:60", "Monday", "PAST_REF", "2016-W10", "<b>"])(
    "%j names none", (stamp) => expect(stretchOf(stamp)).toBeNull());
});

describe("a span of a record", () => {
  test.each([
    ["a year", span("2016-01-01", "2017-01-01"), "2016"],
    ["a year by its number", span("2016", "2017"), "2016"],
    ["a finish is exclusive", span("2024-09-30", "2024-10-01"), "30 September 2024"],
    ["precisions may differ", span("2016", "2016-02-01"), "January 2016"],
    ["a finish at midnight", span("2024-09-30T17:00", "2024-10-01T00:00"), "30 September 2024, 17:00 to the end of the day"],
    ["over midnight", span("2024-09-30T20:00", "2024-10-01T04:00"), "30 September 2024, 20:00 to 1 October 2024, 04:00"],
    ["some days", span("2024-09-30", "2024-10-03"), "30 September 2024 to 2 October 2024"],
    ["no end", span("2023-10-01", null), "from 1 October 2023 on"],
    ["no beginning", span(null, "2037-01-01"), "before 2037"],
    ["a finish that isn't behind the begin", span("2016", "2016"), "2016"],
    ["long ago", span("0064-07-18", "0064-07-25"), "18 July 64 to 24 July 64"],
  ])("%s", (_, given, words) => expect(extentWords(extentOf(given, false)!)).toBe(words));

  test("of an article is the day that it was published, not all that comes after", () => {
    expect(extentWords(extentOf(span("2024-10", null), true)!)).toBe("October 2024");
    expect(extentWords(extentOf(span("2024-10-01T23:31", null), true)!)).toBe("1 October 2024, 23:31");
  });

  test.each([
    ["no end known", span(null, null)],
    ["an end that can't be read", span("Monday", "2024-10-01")],
    ["nothing", null],
  ])("%s: unknown", (_, given) => expect(extentOf(given, false)).toBeNull());
});

test("an extent meets a range with which it shares a moment", () => {
  const day = stretchOf("2024-09-30")!;
  const next = stretchOf("2024-10-01")!;
  expect(meets(day, day.begin, day.finish)).toBe(true);
  expect(meets(day, next.begin, next.finish)).toBe(false);
  expect(meets({ begin: null, finish: day.finish }, next.begin, next.finish)).toBe(false);
  expect(meets({ begin: day.begin, finish: null }, next.begin, next.finish)).toBe(true);
});

test("a hull is open where one of its parts is", () => {
  const [one, other] = [stretchOf("2016")!, stretchOf("2018")!];
  expect(extentWords(hull([one, other])!)).toBe("1 January 2016 to 31 December 2018");
  expect(extentWords(hull([other, { begin: one.begin, finish: null }])!)).toBe("from 1 January 2016 on");
  expect(hull([])).toBeNull();
});

test("days are written with four digits of the year, and read from less than a day", () => {
  expect(dayOf(stretchOf("64-07-19")!.begin)).toBe("0064-07-19");
  expect([dayRead("2016", "first"), dayRead("2016", "last"), dayRead(" 2016-02 ", "last"), dayRead("2016-02-03", "last")])
    .toEqual(["2016-01-01", "2016-12-31", "2016-02-29", "2016-02-03"]);
  expect([dayRead("2016-02-30", "first"), dayRead("soon", "first"), dayRead("2016-02-03T10:00", "first")]).toEqual([null, null, null]);
});
