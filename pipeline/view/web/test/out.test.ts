import { describe, expect, it } from "vitest";
import { unpaired } from "../src/claim/what.ts";
import { fontOf } from "../src/graph/svg-context.ts";
import { minted, name } from "../src/out/names.ts";
import { scaleFor } from "../src/out/picture.ts";
import { sha256 } from "../src/out/sha256.ts";
import { wrap } from "../src/out/wrap.ts";
import { cleaned, xmlText } from "../src/out/xml.ts";

const width = (text: string): number => Array.from(text).length;

describe("wrap", () => {
  it.each([
    ["one two three", 7, ["one two", "three"]],
    ["", 5, []],
    ["  one   two ", 20, ["one two"]],
    ["abcdefgh", 3, ["abc", "def", "gh"]],
    ["a abcdefgh", 3, ["a", "abc", "def", "gh"]],
    ["😀😀😀", 2, ["😀😀", "😀"]],
  ])("%j in %i", (text, room, lines) => {
    expect(wrap(text, room, width)).toEqual(lines);
  });
  it("says where it cut", () => {
    expect(wrap("one two three four", 5, width, 2)).toEqual(["one", "two …"]);
  });
});

describe("XML", () => {
  it.each([
    ["bell\u0007null\u0000tab\t", "bellnulltab\t"],
    ["lone \ud800 and \udc00", "lone \ufffd and \ufffd"],
    ["pair 😀", "pair 😀"],
    ["\uffff", ""],
  ])("%j", (text, fit) => {
    expect(xmlText(text)).toBe(fit);
  });
  it("takes out what points elsewhere or runs", () => {
    const box = new DOMParser().parseFromString('<g xmlns="http://www.w3.org/2000/svg"><a href="https://x.example"><text class="x" style="fill:red" onclick="f()" fill="url(https://x.example)">a</text></a><script>f()</script><use href="#b"/></g>', "image/svg+xml").documentElement;
    expect(new XMLSerializer().serializeToString(cleaned(box))).not.toMatch(/x\.example|class=|style=|onclick|script|<a/);
  });
});

describe("names of the graph", () => {
  it("digests as the standard does", () => {
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256("a".repeat(56))).toBe("b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  });
  it.each([
    ["a b/ü", "a%20b%2F%C3%BC"], ["..", "%2E%2E"], ["it's (so)!*", "it%27s%20%28so%29%21%2A"], ["-x-", "%2Dx%2D"], ["a.b", "a.b"],
  ])("%j", (key, written) => {
    expect(name("article", key)).toBe("https://w3id.org/sayso/article/" + written);
  });
  it("mints from parts, as make_id does", () => {
    expect(minted("span", "article-1", 10, 20)).toMatch(/\/span\/[0-9a-f]{20}$/);
  });
});

describe("pictures", () => {
  it("are drawn twice as large, or as large as a canvas can be", () => {
    expect(scaleFor(800, 600)).toBe(2);
    expect(scaleFor(1000, 32_768)).toBe(0.5);
    expect(scaleFor(10_000, 10_000)).toBe(1);
  });
  it("take fonts apart", () => {
    expect(fontOf("600 13px Inter, 'Segoe UI', sans-serif")).toEqual({ weight: "600", size: "13", family: "Inter, 'Segoe UI', sans-serif" });
  });
});

describe("quotation marks that a cut text lacks", () => {
  it.each([
    ["“was loaded", "", "”"], ["a series of fibs” aimed", "“", ""], ["“a” and “b”", "", ""], ['fibs" aimed', '"', ""], ['were "fine', "", '"'], ["plain", "", ""],
  ])("%s", (text, open, close) => {
    expect(unpaired(text)).toEqual([open, close]);
  });
});
