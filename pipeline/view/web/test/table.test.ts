import { expect, it } from "vitest";
import { shownColumns } from "../src/views/table.ts";
import { claimSheet } from "../src/table/claim-sheet.ts";
import { sheetOf } from "../src/table/mark-sheets.ts";
import { pageOf, pagesOf } from "../src/table/pages.ts";
import { nextSort, rowsOf, sorted, sortOf } from "../src/table/rows.ts";
import type { State } from "../src/state/state.ts";
import { appOf } from "./app.ts";
import { storeOf } from "./invented.ts";

const STORE = storeOf([
  { who: "Zora 10", text: "the dam broke", happened: "2024-10", confidence: 0.5 },
  { who: "Ána 2", text: "the bridge stood", confidence: 0.9, polarity: "negative" },
  { who: "zora 9", text: "the dam held", happened: "2023-05-01", confidence: 0.5 },
  { who: "Bela", text: "rain fell in Orvel", happened: "2024-10-02", confidence: 0.7, place: "Orvel" },
]);

function order(state: State): number[] {
  const app = appOf(STORE, state);
  const sort = sortOf(claimSheet(app).columns, state.sort);
  const { claims } = rowsOf(app);
  return (sort ? sorted(claims, sort) : claims).map((row) => Number(STORE.marks[row].id.replace("claim-", "")));
}

it.each<[string, string | undefined, number[]]>([
  ["the usual order", undefined, [0, 1, 2, 3]],
  ["names by the alphabet, numbers in them by size", "who", [1, 3, 2, 0]],
  ["the other way", "-who", [0, 2, 3, 1]],
  ["times by ISO 8601, what is not known last", "happened", [2, 0, 3, 1]],
  ["what is not known is last both ways", "-happened", [3, 0, 2, 1]],
  ["numbers; ties keep their order", "confidence", [0, 2, 3, 1]],
  ["numbers, the largest first", "-confidence", [1, 3, 0, 2]],
  ["a column that there isn't", "nonsense", [0, 1, 2, 3]],
])("sorts: %s", (_, sort, wanted) => {
  expect(order({ sort })).toEqual(wanted);
});

it("words that are searched for choose the rows, and the tabs tell how many", () => {
  expect(order({ q: "dam", sort: "who" })).toEqual([2, 0]);
  expect(rowsOf(appOf(STORE, { q: "orvel" })).places).toHaveLength(1);
});

it("kinds that the drawing hides are in the table", () => {
  expect(order({ hide: ["claim"] })).toEqual([0, 1, 2, 3]);
});

it.each([["who", "who", "-who"], ["-who", "-who", ""]])("presses go from %s on", (now, _, next) => {
  const [who] = claimSheet(appOf(STORE)).columns;
  expect(nextSort(who, undefined)).toBe("who");
  expect(nextSort(who, now)).toBe(next);
});

it.each<[string | undefined, number, number | null]>([
  [undefined, 250, null], ["2", 250, 2], ["9", 250, 3], ["0", 250, null], ["x", 250, null], ["1", 0, 1],
])("page %s of %i rows is %s", (wanted, rows, page) => {
  expect(pageOf(wanted, rows)).toBe(page);
  expect(pagesOf(250)).toBe(3);
});

it("shows the columns that are chosen, in their own order, and always the main one", () => {
  const sheet = claimSheet(appOf(STORE));
  expect(shownColumns(sheet, ["outlet", "who"]).map(({ name }) => name)).toEqual(["who", "what", "outlet"]);
  expect(shownColumns(sheet, ["nonsense"])).toEqual(shownColumns(sheet, undefined));
});

it("counts of names are of the claims that pass", () => {
  const app = appOf(STORE, { polarity: ["negative"] });
  const says = sheetOf(app, "sources").columns.find(({ name }) => name === "source")!;
  expect(rowsOf(app).sources.map((row) => [STORE.marks[row].label, says.text(row)])).toEqual([["Ána 2", "1"]]);
});
