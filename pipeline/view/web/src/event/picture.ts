// The comparison as one drawing: columns of text, each version with its sources under it, and what is disputed.
import type { App, Picture } from "../app.ts";
import { clauseText } from "../claim/text.ts";
import { speakerText, word } from "../claim/words.ts";
import type { Event } from "../data/model.ts";
import { plural, shortened, svg } from "../dom/el.ts";
import { outletOf } from "../find/passing.ts";
import { countsOf, STANDS } from "./column.ts";
import { standing } from "./dispute.ts";
import { between } from "./disputes.ts";
import type { Version } from "./versions.ts";
import { sayings } from "./versions.ts";
import { wrapped } from "./wrap.ts";

const WIDTH = 320;
const GAP = 28;
const MARGIN = 28;
const ABREAST = 3;
/** Sources listed under a version; the rest are counted. */
const LISTED = 8;
/** Pairs of claims that stand against each other, told over the versions. */
const PAIRS = 6;

interface Line { readonly text: string; readonly size: number; readonly weight?: number; readonly fill?: string }

const SOFT = "#5c5850";
const INK = "#1c1b19";
const put = (lines: Line[], text: string, width: number, style: Omit<Line, "text">, most?: number): void => {
  for (const one of wrapped(text, style.size, width, most)) lines.push({ text: one, ...style });
};

function linesOf(app: App, version: Version): Line[] {
  const lines: Line[] = [];
  put(lines, version.number ? `Version ${version.number}${version.stands ? ", " + STANDS[version.stands] : ""}` : "Told once", WIDTH, { size: 14, weight: 600 });
  put(lines, countsOf(version), WIDTH, { size: 12, fill: SOFT });
  const flags = version.lead.polarity === "negative" ? ` (${word(app, "polarity", "negative")})` : "";
  put(lines, `“${clauseText(app.store, version.lead)}”${flags}`, WIDTH, { size: 16 }, 8);
  const said = sayings(app.store, version.claims);
  for (const { claim, again } of said.slice(0, LISTED)) {
    const day = app.store.articles.get(claim.article)?.day;
    const more = again.length ? `, and ${plural(again.length, "article")} more` : "";
    const kind = claim.chain[0]?.kind === "unnamed" ? " (unnamed source)" : "";
    put(lines, `– ${shortened(speakerText(app, claim), 120)}${kind}; ${shortened(outletOf(claim), 80)}${day ? ", " + day : ""}${more}`, WIDTH, { size: 12 }, 4);
  }
  if (said.length > LISTED) put(lines, `and ${plural(said.length - LISTED, "source")} more`, WIDTH, { size: 12, fill: SOFT });
  return lines;
}

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { size }) => sum + size * 1.4, 0);

/** The versions as a drawing that stands by itself. */
export function eventPicture(app: App, event: Event, versions: readonly Version[]): Picture {
  const { store } = app;
  const abreast = Math.max(1, Math.min(ABREAST, versions.length));
  const across = Math.max(2, abreast) * (WIDTH + GAP) - GAP;
  const label = store.marks[event.mark].label;
  const drawn: SVGTextElement[] = [];
  const write = (lines: readonly Line[], x: number, top: number): void => {
    let y = top;
    for (const { text, size, weight, fill } of lines) {
      y += size * 1.4;
      drawn.push(svg("text", { x, y, "font-size": size, "font-weight": weight ?? 400, fill: fill ?? INK }, text));
    }
  };
  const head: Line[] = [];
  put(head, label, across, { size: 22 }, 4);
  put(head, [event.when, event.status ? word(app, "status", event.status) : "", `${plural(event.articles, "article")}, ${plural(event.origins, "origin")}`].filter(Boolean).join(" · "), across, { size: 13, fill: SOFT });
  const open = between(store, versions).filter(({ relation }) => relation.kind !== "corroborates");
  for (const one of open.slice(0, PAIRS)) {
    put(head, `${word(app, "slots", one.relation.slot)}: ${standing(one)} – ${word(app, "reasons", one.relation.reason)}`, across, { size: 13, weight: 600 });
  }
  if (open.length > PAIRS) put(head, `and ${plural(open.length - PAIRS, "pair")} of claims more`, across, { size: 13, fill: SOFT });
  write(head, MARGIN, MARGIN);
  let top = MARGIN + heightOf(head) + GAP;
  const rules: SVGElement[] = [];
  for (let i = 0; i < versions.length; i += abreast) {
    const row = versions.slice(i, i + abreast).map((version) => linesOf(app, version));
    const height = Math.max(...row.map(heightOf));
    row.forEach((lines, place) => {
      const x = MARGIN + place * (WIDTH + GAP);
      rules.push(svg("line", { x1: x, x2: x + WIDTH, y1: top - 2, y2: top - 2, stroke: "#857e72", "stroke-width": 1 }));
      write(lines, x, top);
    });
    top += height + GAP;
  }
  const width = across + 2 * MARGIN;
  const height = Math.ceil(top + MARGIN / 2);
  return {
    svg: svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height, "font-family": "Inter, Segoe UI, Helvetica, Arial, sans-serif" },
      svg("rect", { width, height, fill: "#ffffff" }), rules, drawn),
    title: `Versions of “${shortened(label, 120)}”, as articles tell it`,
    claims: [...new Set(versions.flatMap(({ claims }) => claims.map(({ mark }) => mark)))],
  };
}
