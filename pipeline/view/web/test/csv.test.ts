import { expect, it } from "vitest";
import { csvOf, csvText, harmless } from "../src/out/csv.ts";
import { appOf } from "./app.ts";
import { storeOf } from "./invented.ts";

it.each([
  ["two people were hurt", "two people were hurt"],
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t'=1"],
  ["\r\n=1", "'\r\n'=1"],
  ["＝1", "'＝1"],
  ["a;=1", "a;'=1"],
  ["first\n- second", "first\n'- second"],
  ["a=b, a-b; c", "a=b, a-b; c"],
  ["'=1", "'=1"],
])("%j is written as %j", (words, wanted) => {
  expect(harmless(words)).toBe(wanted);
});

it("quotes words, leaves numbers and empty cells bare, and ends lines as RFC 4180 asks", () => {
  expect(csvText(["id", "n"], [['say "no"\nnow', -3], [null, ""]])).toBe('\ufeff"id","n"\r\n"say ""no""\nnow",-3\r\n,\r\n');
});

it("has offsets in code points of the article", () => {
  const store = storeOf([{ who: "Ana Reyes", text: "the 😀 dam broke" }], "😀😀\n");
  const [header, row] = csvOf(appOf(store), [...store.claims.keys()]).slice(1).split("\r\n").map((line) => line.slice(1, -1).split('","'));
  const lead = Array.from("😀😀\n").length;
  expect(row[header.indexOf("quote_at")]).toBe(`${lead}-${lead + Array.from("the 😀 dam broke").length}`);
  expect(row[header.indexOf("quote")]).toBe("the 😀 dam broke");
  expect(store.pointsAt([...store.articles.keys()][0], 2)).toBe(1);
});
