import { describe, expect, it } from "vitest";
import { asState, fromState } from "../src/sparql/address.ts";
import { bindings } from "../src/sparql/bind.ts";
import { capped } from "../src/sparql/cap.ts";
import { before, edited, offsetOf, placeOf } from "../src/sparql/edits.ts";
import { explained } from "../src/sparql/explain.ts";
import { asCsv } from "../src/sparql/files.ts";
import { refusal } from "../src/sparql/guard.ts";
import type { Named } from "../src/sparql/names.ts";
import { choose, chooseEvent, fold } from "../src/sparql/names.ts";
import { isMoment, parametersOf } from "../src/sparql/question.ts";
import { iri, kindOf, shortIri, sorted, text, written } from "../src/sparql/terms.ts";
import { formOf, tokensOf } from "../src/sparql/tokens.ts";

const XSD = "http://www.w3.org/2001/XMLSchema#";

function bound(query: string, given: Record<string, ReturnType<typeof text>>): string {
  return edited(query, bindings(tokensOf(query), given));
}

describe("tokens", () => {
  it.each([
    ['# {\n?x "a } # b" <http://a/#b>', ["comment", "variable", "string", "iri"]],
    ["?a<?b && ?c>?d", ["variable", "sign", "variable", "sign", "sign", "variable", "sign", "variable"]],
    ["'''it's { ''' \"\"\"a \"quoted\" }\"\"\"", ["string", "string"]],
    ["sayso:saidBy/rdfs:label claim:a-1", ["word", "sign", "word", "word"]],
  ])("%j", (query, kinds) => expect(tokensOf(query).map(({ kind }) => kind)).toEqual(kinds));

  it.each([
    ["PREFIX a: <b:c> select * {}", "SELECT"], ["# ASK\nDESCRIBE <a:b>", "DESCRIBE"], ["nothing", null],
  ])("the form of %j", (query, form) => expect(formOf(tokensOf(query))).toBe(form));
});

describe("values for parameters", () => {
  it.each([
    ["SELECT ?w { ?a ?b ?w }", 'SELECT ?w { VALUES (?w) { ("x") }  ?a ?b ?w }'],
    ["SELECT ?w { { SELECT ?w { ?w ?b 1 } } }", 'SELECT ?w { VALUES (?w) { ("x") }  { SELECT ?w { VALUES (?w) { ("x") }  ?w ?b 1 } } }'],
    ["SELECT * { OPTIONAL { FILTER (?w = 1) } VALUES ?k { 1 } }", 'SELECT * { VALUES (?w) { ("x") }  OPTIONAL { VALUES (?w) { ("x") }  FILTER (?w = 1) } VALUES ?k { 1 } }'],
    ["CONSTRUCT { ?w ?b ?c } WHERE { ?w ?b ?c }", 'CONSTRUCT { ?w ?b ?c } WHERE { VALUES (?w) { ("x") }  ?w ?b ?c }'],
    ['SELECT * { # ?w }\n ?a ?b "?w {" }', 'SELECT * { VALUES (?w) { ("x") }  # ?w }\n ?a ?b "?w {" }'],
  ])("%s", (query, wanted) => expect(bound(query, { w: text("x") })).toBe(wanted));

  it("no text of a reader leaves its literal", () => {
    expect(bound("SELECT * { ?w ?b ?c }", { w: text('" } DROP ALL #\n\\') })).toBe('SELECT * { VALUES (?w) { ("\\" } DROP ALL #\\n\\\\") }  ?w ?b ?c }');
    expect(() => written(iri("a:b> <c:d"))).toThrow();
  });
});

describe("a limit of rows", () => {
  it.each([
    ["SELECT * { ?a ?b ?c } # end", "SELECT * { ?a ?b ?c } LIMIT 3 # end"],
    ["SELECT * { { SELECT * { ?a ?b ?c } LIMIT 1 } } ORDER BY ?a", "SELECT * { { SELECT * { ?a ?b ?c } LIMIT 1 } } ORDER BY ?a LIMIT 3"],
    ["SELECT * { ?a ?b ?c } limit 9", "SELECT * { ?a ?b ?c } limit 9"],
    ["SELECT * WHERE { ?a ?b ?c } VALUES ?a { 1 }", "SELECT * WHERE { ?a ?b ?c } VALUES ?a { 1 }"],
    ["SELECT * { VALUES ?a { 1 } }", "SELECT * { VALUES ?a { 1 } } LIMIT 3"],
    ["DESCRIBE <a:b>", "DESCRIBE <a:b> LIMIT 3"],
    ["ASK { ?a ?b ?c }", "ASK { ?a ?b ?c }"],
    ["SELECT * { ?a", "SELECT * { ?a"],
  ])("%s", (query, wanted) => expect(edited(query, capped(tokensOf(query), 2))).toBe(wanted));
});

describe("what is refused, in the words of the command", () => {
  it.each([
    ["DROP ALL", "DROP is refused: queries only read"],
    ["# x\nPREFIX a: <b:c>\n insert data {}", "INSERT is refused: queries only read"],
    ["SELECT * { SERVICE <a:b> { ?s ?p ?o } }", "SERVICE is refused: queries run on this graph alone"],
    ["SELECT * { serv\\u0069ce # x\n silent ?g { ?s ?p ?o } }", "SERVICE is refused: queries run on this graph alone"],
    ['SELECT ?s { ?s ?p "the Secret Service" }', null],
  ])("%s", (query, words) => expect(refusal(query)).toBe(words));
});

describe("places", () => {
  it("is found again behind what was put in", () => {
    const edits = [{ at: 0, text: "PREFIX " }, { at: 4, text: "xx" }];
    const query = "ab\ncd";
    for (let at = 0; at < query.length; at += 1) expect(before(edited(query.slice(0, at), edits.filter((one) => one.at <= at)).length, edits)).toBe(at);
  });
  it("counts code points", () => {
    expect(offsetOf("é\n😀 x", 2, 3)).toBe(5);
    expect(placeOf("é\n😀 x", 5)).toEqual({ line: 2, column: 3 });
  });
  it.each([
    // The engine looks for a keyword by taking as many characters as it has, and complains behind them.
    ["SELEC ?s { }", "error at 1:15: expected CONSTRUCT", "line 1, column 1: SELEC ?s { }"],
    ["SELECT * { } LIMIT x", "error at 1:25: expected one of OPTIONAL, ['0'..='9']", "line 1, column 20: SELECT * { } LIMIT x"],
    ["SELECT * { ?s a nope:x }", "error at 1:28: expected one of \".\", Prefix not found", "line 1, column 17: Prefix not found"],
  ])("of an error in %j", (query, complaint, words) =>
    expect(explained(query, [{ at: 0, text: "BASE " }], complaint).message).toBe("the query does not parse at " + words));
  it("other complaints are told as they are", () => expect(explained("x", [], "no way")).toEqual({ message: "the query can't be run: no way", at: null }));
});

describe("parameters", () => {
  it("stand in the first comments", () => {
    const query = '# title: Any\n# param n integer "how many" = "3"\n# param who name "a speaker"\nSELECT * {}\n# param no text "x"';
    expect(parametersOf(query)).toEqual([
      { name: "n", type: "integer", help: "how many", byDefault: "3" }, { name: "who", type: "name", help: "a speaker", byDefault: null },
    ]);
  });
  it.each(["2024", "2024-10", "2024-02-29", "2024-10-01T23:31+03:00", "2024-10-01T23:31:00Z"])("%s is a time", (value) => expect(isMoment(value)).toBe(true));
  it.each(["0000", "2024-13", "2023-02-29", "soon", "2024-10-01T25:00"])("%s is none", (value) => expect(isMoment(value)).toBe(false));
});

describe("names", () => {
  const named = (id: string, label: string, ...aliases: string[]): Named =>
    ({ key: "e:" + id, id, label, kind: "person", names: new Set([label, ...aliases].map(fold)) });
  const all = [named("1", "Ana Reyes", "Reyes"), named("2", "Milo Reyes"), named("3", "Straße")];
  it.each([["1", "1"], ["ana  REYES", "1"], ["reyes", "1"], ["milo", "2"], ["STRASSE", "3"]])("%s", (wanted, id) => expect(choose(all, wanted).id).toBe(id));
  it("abstains where several fit", () => {
    expect(() => choose(all, "eyes")).toThrow("“eyes” may be any of: Ana Reyes (person, 1); Milo Reyes (person, 2)");
    expect(() => choose(all, "")).toThrow("nothing in the graph");
  });
  it("finds an event by the beginning of its id or words of its title", () => {
    const events = [named("event-ab12", "Ministry says bridge was hit"), named("event-ab34", "")];
    expect(chooseEvent(events, "ab3").id).toBe("event-ab34");
    expect(chooseEvent(events, "Bridge ministry").id).toBe("event-ab12");
    expect(() => chooseEvent(events, "ab")).toThrow("may be any of the events");
  });
});

describe("terms", () => {
  const prefixes = { sayso: "https://w3id.org/sayso/ns#", xsd: XSD };
  it("are shown short", () => {
    expect(shortIri(prefixes, "https://w3id.org/sayso/ns#Claim")).toBe("sayso:Claim");
    expect(shortIri(prefixes, "a:b")).toBe("<a:b>");
    expect(kindOf(prefixes, { type: "literal", value: "1", datatype: XSD + "integer" })).toBe("integer");
    expect(kindOf(prefixes, { type: "literal", value: "eau", "xml:lang": "fr" })).toBe("fr");
    expect(kindOf(prefixes, text("x"))).toBe("");
  });
  it("are sorted as the command sorts them, and written as CSV", () => {
    expect(sorted([[iri("a:c"), null], [iri("a:b"), text("x")]])[0][0]).toEqual(iri("a:b"));
    expect(asCsv(["a", "b"], [[text('x"y'), null], [text("1,2"), iri("a:b")]])).toBe('a,b\r\n"x""y",\r\n"1,2",a:b\r\n');
  });
});

describe("a query in the address", () => {
  const questions = [{ name: "events", title: "Events", sentence: "All.", text: "SELECT * {}" }];
  it.each([
    ["SELECT * {}", { place: "a=b" }, "question:events"], ["ASK {}", {}, "ASK {}"],
  ])("%s comes back", (query, values, field) => {
    const state = asState(questions, query, values);
    expect(state.sparql).toBe(field);
    expect(fromState(questions, state)).toEqual({ text: query, values });
  });
  it("that names no question of this page is none", () => expect(fromState(questions, { sparql: "question:nope" })).toBeNull());
});
