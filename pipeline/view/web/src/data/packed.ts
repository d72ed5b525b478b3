// What pipeline/view/pack.py writes: columns of marks, rows of the rest, and tables of what rows share.

/** Number that stands for "none" where a row needs a number. */
export const NONE = -1;

export type PackedTime = [text: string, reading: string, begin: string | null, finish: string | null, value: string, basis: string | null,
  type: string, precision: string | null];
export type PackedAct = [
  stance: string, cue: string | null, form: string, said: number, places: number[], content: number[], basis: string | null, id: string,
];
export type PackedLink = [mark: number, label: string | null, kind: string, act: number];
export type PackedReading = [
  polarity: string, unworded: boolean, modality: string, certainty: string, tense: string, confidence: number,
  extractor: string, plover: string | null, status: string | null,
];
export type PackedClaim = [
  mark: number, article: number, chain: number, reading: number, time: number, places: number[], shown: number[],
  events: number[], origins: number[],
];
export type PackedEntity = [
  mark: number, aliases: string[], links: string[], mentions: number, articles: number,
  judgements: [verdict: string, subject: string, reason: string][], country: string | null, point: [number, number] | null,
  placeType: string | null,
];
export type PackedArticle = [
  mark: number, title: string, outlet: string | null, byline: string | null, published: string, day: string,
  date: string | null, url: string | null, path: string | null,
];
export type PackedEvent = [
  mark: number, type: string | null, status: string, when: string, claims: number[], origins: number, articles: number,
  parts: number[], toldBy: number[], begin: string | null, finish: string | null,
  versions: [claims: number[], origins: number][], places: number[],
];

export type Words = Record<string, Record<string, string>>;

export interface Spacing {
  left: number; right: number; claim: number; side: number; source_gap: number; article_gap: number;
  claim_width: number; side_width: number;
}

export interface PackedPage {
  version: string;
  limit: number;
  rejections: number;
  words: Words;
  spacing: Spacing;
  marks: {
    id: string[]; label: string[]; kind: number[]; type: number[]; rank: number[]; order: number[]; group: number[];
    kinds: string[]; types: string[]; recorded: [mark: number, label: string][];
  };
  claims: PackedClaim[];
  chains: number[][];
  links: PackedLink[];
  acts: PackedAct[];
  readings: PackedReading[];
  times: PackedTime[];
  roles: string[];
  texts: (number | string)[][];
  /** Articles with characters that take two UTF-16 units: the mark, then where each of them begins. */
  wide?: number[][];
  entities: PackedEntity[];
  articles: PackedArticle[];
  events: PackedEvent[];
  relations: [claim: number, other: number, kind: string, slot: string, reason: string][];
  derivations: [article: number, kind: string, of: number, label: string | null, share: number | null][];
}

/** The edges: three numbers for each, head, tail, and twice the relation's number plus 1 if it is quiet. */
export interface PackedTies {
  edges: number[];
  relations: string[];
}

/** One slice of a corpus, or all of it. */
export interface Packed {
  page: PackedPage;
  /** Of a slice: how many claims and ties each mark has in all. */
  held?: { claims: number[]; ties: number[] };
  picture: PackedTies & { nodes?: [number: number, x: number, y: number][]; options?: Record<string, unknown> };
}
