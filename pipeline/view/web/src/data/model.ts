// What the page knows, unpacked. Offsets count UTF-16 code units, as JavaScript does.

export const KINDS = ["source", "outlet", "article", "claim", "entity", "place", "event"] as const;
export type Kind = (typeof KINDS)[number];

/** Something that can be drawn; its number is its position in `Store.marks`. */
export interface Mark {
  readonly id: string;
  readonly kind: Kind;
  /** Source and article of a claim, by which claims are grouped. */
  readonly group: readonly [number, number] | null;
  readonly type: string;
  readonly label: string;
  /** The label in the graph: as the record has it. */
  readonly recorded: string;
  readonly rank: number;
  readonly order: number;
  /** 0: who says it; 1: what is said; 2: what it is about. */
  readonly column: 0 | 1 | 2;
}

export interface When {
  readonly text: string;
  readonly reading: string;
  readonly begin: string | null;
  readonly finish: string | null;
  readonly value: string;
  readonly basis: string | null;
  /** As in TIMEX3. */
  readonly type: string;
  readonly precision: string | null;
}

export interface Place {
  readonly role: string;
  readonly start: number;
  readonly end: number;
}

export interface ClaimPlace extends Place {
  readonly mark: number | null;
}

export interface Act {
  readonly id: string;
  readonly stance: string;
  readonly cue: string | null;
  readonly form: string;
  readonly said: When | null;
  readonly places: readonly Place[];
  readonly content: readonly Place[];
  readonly basis: string | null;
}

export interface Link {
  readonly mark: number | null;
  readonly label: string;
  readonly kind: string;
  readonly act: Act | null;
}

export interface Claim {
  readonly mark: number;
  readonly article: number;
  /** Innermost source first, the outlet last. */
  readonly chain: readonly Link[];
  readonly time: When | null;
  /** The clause, the action, then the parts. */
  readonly places: readonly ClaimPlace[];
  /** Stretches of the article that are shown: start, end, and 1 for a gap before plus 2 for a cut after, and so on. */
  readonly shown: readonly number[];
  readonly events: readonly number[];
  readonly origins: readonly number[];
  readonly polarity: string;
  readonly unworded: boolean;
  readonly modality: string;
  readonly certainty: string;
  readonly tense: string;
  readonly confidence: number;
  readonly extractor: string;
  readonly plover: string | null;
  readonly status: string | null;
}

export interface Article {
  readonly mark: number;
  readonly title: string;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly published: string;
  readonly day: string;
  readonly date: string | null;
  readonly url: string | null;
  readonly path: string | null;
}

/** What some claims of an event surely say alike: the earliest first, and from how many independent origins. */
export interface EventVersion {
  readonly claims: readonly number[];
  readonly origins: number;
}

export interface Event {
  readonly mark: number;
  readonly type: string | null;
  readonly status: string;
  readonly when: string;
  readonly claims: readonly number[];
  readonly origins: number;
  readonly articles: number;
  readonly parts: readonly number[];
  readonly toldBy: readonly number[];
  readonly begin: string | null;
  readonly finish: string | null;
  /** Its claims parted into versions; that of most origins is the first. */
  readonly versions: readonly EventVersion[];
  readonly places: readonly number[];
}

export interface Entity {
  readonly mark: number;
  readonly aliases: readonly string[];
  readonly links: readonly string[];
  readonly mentions: number;
  readonly articles: number;
  readonly judgements: readonly { verdict: string; subject: string; reason: string }[];
  readonly country: string | null;
  /** WGS 84: latitude, longitude, in degrees. */
  readonly point: readonly [number, number] | null;
  /** "continent", "country", "division" or "city"; the point of all but a city stands for a whole area. */
  readonly placeType: string | null;
}

/** How a claim stands to another, seen from the claim. */
export interface Relation {
  readonly other: number;
  readonly kind: string;
  readonly slot: string;
  readonly reason: string;
  /** Whether the claim is the relation's first one: "denies", not "is denied by". */
  readonly forward: boolean;
}

export interface Derivation {
  readonly article: number;
  readonly kind: string;
  readonly of: number | null;
  readonly label: string | null;
  readonly share: number | null;
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly relation: string;
  /** Drawn only where an end is selected. */
  readonly quiet: boolean;
}

/** How a mark takes part in a claim. */
export type Part = "source" | "passes" | "reports" | "actor" | "target" | "instrument" | "place";
export const SAYS: readonly Part[] = ["source", "passes"];
export const SPOKEN_OF: readonly Part[] = ["actor", "target", "instrument", "place"];
