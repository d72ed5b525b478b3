// From the packed rows of a slice to records whose numbers are those of the store.
import type { Act, Article, Claim, ClaimPlace, Derivation, Edge, Entity, Event, Kind, Link, Mark, Place, Relation, When } from "./model.ts";
import type { Packed, PackedPage } from "./packed.ts";
import { NONE } from "./packed.ts";

const COLUMNS: Record<Kind, 0 | 1 | 2> = { article: 0, outlet: 0, source: 0, claim: 1, entity: 2, place: 2, event: 2 };

export interface Slice {
  claims: Claim[];
  articles: Article[];
  events: Event[];
  entities: Entity[];
  relations: [claim: number, relation: Relation][];
  derivations: Derivation[];
  edges: Edge[];
  texts: [article: number, stretches: [start: number, text: string][]][];
  wide: [article: number, units: number[]][];
}

/** All of a slice; `numbered` gives each mark, which come first, its number. */
export function unpack(page: PackedPage, picture: Packed["picture"], numbered: (mark: Mark) => number): Slice {
  const numbers = marksOf(page).map(numbered);
  const labels = page.marks.label;
  const at = (mark: number): number => numbers[mark];
  const orNull = (mark: number): number | null => (mark === NONE ? null : numbers[mark]);
  const times = page.times.map(([text, reading, begin, finish, value, basis, type, precision]): When => ({ text, reading, begin, finish, value, basis, type, precision }));
  const timeAt = (number: number): When | null => (number === NONE ? null : times[number]);
  const placesOf = (flat: number[]): Place[] => {
    const found: Place[] = [];
    for (let i = 0; i < flat.length; i += 3) found.push({ role: page.roles[flat[i]], start: flat[i + 1], end: flat[i + 2] });
    return found;
  };
  const acts = page.acts.map(([stance, cue, form, said, places, content, basis, id]): Act => ({
    id, stance, cue, form, said: timeAt(said), places: placesOf(places), content: placesOf(content), basis,
  }));
  const links = page.links.map(([mark, label, kind, act]): Link => ({
    mark: orNull(mark), label: label ?? labels[mark], kind, act: act === NONE ? null : acts[act],
  })).map((link) => (link.label ? link : { ...link, label: page.words.chain.unknown }));
  const chains = page.chains.map((chain) => chain.map((link) => links[link]));
  const claims = page.claims.map(([mark, article, chain, reading, time, flat, shown, events, origins]): Claim => {
    const places: ClaimPlace[] = [];
    for (let i = 0; i < flat.length; i += 4) {
      places.push({ role: page.roles[flat[i]], start: flat[i + 1], end: flat[i + 2], mark: orNull(flat[i + 3]) });
    }
    const [polarity, unworded, modality, certainty, tense, confidence, extractor, plover, status] = page.readings[reading];
    return {
      mark: at(mark), article: at(article), chain: chains[chain], time: timeAt(time), places, shown, events: events.map(at),
      origins: origins.map(at), polarity, unworded, modality, certainty, tense, confidence, extractor, plover, status,
    };
  });
  return {
    claims,
    articles: page.articles.map(([mark, title, outlet, byline, published, day, date, url, path]) => ({
      mark: at(mark), title, outlet, byline, published, day, date, url, path,
    })),
    events: page.events.map(([mark, type, status, when, told, origins, articles, parts, toldBy, begin, finish, versions, places]) => ({
      mark: at(mark), type, status, when, claims: told.map(at), origins, articles, parts: parts.map(at), toldBy: toldBy.map(at), begin, finish,
      versions: versions.filter(([alike]) => alike.length).map(([alike, begun]) => ({ claims: alike.map(at), origins: begun })), places: places.map(at),
    })),
    entities: page.entities.map(([mark, aliases, named, mentions, articles, judgements, country, point, placeType]) => ({
      mark: at(mark), aliases, links: named, mentions, articles, country, point, placeType,
      judgements: judgements.map(([verdict, subject, reason]) => ({ verdict, subject, reason })),
    })),
    relations: page.relations.flatMap(([claim, other, kind, slot, reason]): [number, Relation][] => [
      [at(claim), { other: at(other), kind, slot, reason, forward: true }],
      [at(other), { other: at(claim), kind, slot, reason, forward: false }],
    ]),
    derivations: page.derivations.map(([article, kind, of, label, share]) => ({ article: at(article), kind, of: orNull(of), label, share })),
    edges: edgesOf(picture, at),
    texts: page.articles.map(([mark], number) => [at(mark), stretchesOf(page.texts[number])]),
    wide: (page.wide ?? []).map(([mark, ...units]) => [at(mark), units]),
  };
}

function marksOf(page: PackedPage): Mark[] {
  let grouped = 0;
  const recorded = new Map(page.marks.recorded);
  return page.marks.id.map((id, number) => {
    const kind = page.marks.kinds[page.marks.kind[number]] as Kind;
    let group: [number, number] | null = null;
    if (kind === "claim") {
      group = [page.marks.group[2 * grouped], page.marks.group[2 * grouped + 1]];
      grouped += 1;
    }
    return {
      id, kind, group,
      type: page.marks.types[page.marks.type[number]],
      label: page.marks.label[number],
      recorded: recorded.get(number) ?? page.marks.label[number],
      rank: page.marks.rank[number],
      order: page.marks.order[number],
      column: COLUMNS[kind],
    };
  });
}

function edgesOf({ edges, relations }: Packed["picture"], at: (mark: number) => number): Edge[] {
  const found: Edge[] = [];
  for (let i = 0; i < edges.length; i += 3) {
    const code = edges[i + 2];
    found.push({ from: at(edges[i]), to: at(edges[i + 1]), relation: relations[code >> 1], quiet: code % 2 === 1 });
  }
  return found;
}

function stretchesOf(row: (number | string)[]): [start: number, text: string][] {
  const found: [number, string][] = [];
  for (let i = 0; i < row.length; i += 2) found.push([row[i] as number, row[i + 1] as string]);
  return found;
}
