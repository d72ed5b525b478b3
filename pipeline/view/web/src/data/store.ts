// All that the page knows. It grows: a page from a file takes everything at once, a served one takes slices.
import type { Article, Claim, Derivation, Edge, Entity, Event, Kind, Mark, Part, Relation } from "./model.ts";
import { KINDS, SAYS, SPOKEN_OF } from "./model.ts";
import type { Packed, Spacing, Words } from "./packed.ts";
import { unpack } from "./unpack.ts";

export interface Totals {
  readonly claims: number;
  readonly articles: number;
  readonly events: number;
}

/** How many claims the versions of an event hold: a slice may have fewer of them than an earlier one. */
const heard = (event: Event): number => event.versions.reduce((sum, { claims }) => sum + claims.length, 0);

export class Store {
  readonly marks: Mark[] = [];
  readonly byId = new Map<string, number>();
  readonly claims = new Map<number, Claim>();
  readonly articles = new Map<number, Article>();
  readonly events = new Map<number, Event>();
  readonly entities = new Map<number, Entity>();
  /** How claims stand to each other, by claim. */
  readonly relations = new Map<number, Relation[]>();
  readonly derivations: Derivation[] = [];
  /** The edges of each mark, both ways. */
  readonly ties: Edge[][] = [];
  /** Numbers of the marks that each mark has an edge to. */
  readonly near: Set<number>[] = [];
  /** The claims of each mark, by how it takes part. */
  readonly parts = new Map<number, Map<Part, Set<Claim>>>();
  /** The events that an event is part of. */
  readonly wholes = new Map<number, number[]>();
  words: Words = {};
  spacing!: Spacing;
  limit = 150;
  version = "";
  rejections = 0;
  /** How many claims marks have in all, where the store was told: it may hold fewer. */
  readonly held = new Map<number, number>();
  /** Counts up with each slice, so that what was computed from the store is known to be stale. */
  growth = 0;
  /** How much there is in all, where that is more than what is here. */
  total: Totals | null = null;
  private kinds: { growth: number; numbers: Map<Kind, number[]> } | null = null;
  private readonly wide = new Map<number, readonly number[]>();
  private readonly joined = new Map<number, string>();
  private readonly texts = new Map<number, [start: number, text: string][]>();

  /** Take a slice in. What is known already keeps its number; a claim or event that comes again, fuller, replaces the earlier. */
  add({ page, picture, held }: Packed): void {
    const slice = unpack(page, picture, (mark) => this.number(mark));
    this.words = page.words;
    this.spacing ??= page.spacing;
    this.limit = page.limit;
    this.version = page.version;
    this.rejections = page.rejections;
    for (const [article, stretches] of slice.texts) {
      const held = this.texts.get(article) ?? [];
      for (const one of stretches) if (!held.some(([start, text]) => start === one[0] && text.length >= one[1].length)) held.push(one);
      this.texts.set(article, held);
      this.joined.delete(article);
    }
    for (const [article, units] of slice.wide) this.wide.set(article, units);
    for (const article of slice.articles) this.articles.set(article.mark, article);
    for (const entity of slice.entities) this.entities.set(entity.mark, entity);
    for (const event of slice.events) this.takeEvent(event);
    for (const claim of slice.claims) this.takeClaim(claim);
    for (const [claim, found] of slice.relations) this.takeRelation(claim, found);
    for (const found of slice.derivations) {
      if (!this.derivations.some((one) => one.article === found.article && one.kind === found.kind && one.of === found.of && one.label === found.label)) this.derivations.push(found);
    }
    for (const edge of slice.edges) this.takeEdge(edge);
    held?.claims.forEach((many, i) => this.held.set(this.byId.get(page.marks.id[i])!, many));
    this.growth += 1;
  }

  /** The characters of an article from `start` to `end`, which lie within one stretch that the page holds. */
  textOf(article: number, start: number, end: number): string {
    for (const [first, text] of this.texts.get(article) ?? []) {
      if (first <= start && end <= first + text.length) return text.slice(start - first, end - first);
    }
    return "";
  }

  /** All that the page holds of an article, its stretches parted by line feeds. */
  textsOf(article: number): string {
    const known = this.joined.get(article);
    if (known !== undefined) return known;
    const text = (this.texts.get(article) ?? []).map(([, one]) => one).join("\n");
    this.joined.set(article, text);
    return text;
  }

  /** The place of an article at a UTF-16 offset, as an offset in code points, which is how records count. */
  pointsAt(article: number, offset: number): number {
    return offset - (this.wide.get(article) ?? []).filter((unit) => unit < offset).length;
  }

  /** How many claims a mark takes part in by these roles. What an outlet reports from others is none of its own. */
  weight(number: number, roles: readonly Part[] = [...SAYS, ...SPOKEN_OF]): number {
    const found = new Set<Claim>();
    for (const role of roles) for (const claim of this.parts.get(number)?.get(role) ?? []) found.add(claim);
    return found.size;
  }

  /** The marks of a kind, in the order of their numbers. */
  ofKind(kind: Kind): readonly number[] {
    if (this.kinds?.growth !== this.growth) {
      const numbers = new Map<Kind, number[]>(KINDS.map((one) => [one, []]));
      this.marks.forEach((mark, number) => numbers.get(mark.kind)?.push(number));
      this.kinds = { growth: this.growth, numbers };
    }
    return this.kinds.numbers.get(kind) ?? [];
  }

  private number(mark: Mark): number {
    const known = this.byId.get(mark.id);
    if (known !== undefined) return known;
    const number = this.marks.push(mark) - 1;
    this.byId.set(mark.id, number);
    this.ties.push([]);
    this.near.push(new Set());
    return number;
  }

  private takeEvent(event: Event): void {
    const known = this.events.get(event.mark);
    const claims = known ? [...new Set([...known.claims, ...event.claims])] : event.claims;
    const parts = known ? [...new Set([...known.parts, ...event.parts])] : event.parts;
    const toldBy = known ? [...new Set([...known.toldBy, ...event.toldBy])] : event.toldBy;
    const versions = known && heard(known) > heard(event) ? known.versions : event.versions;
    this.events.set(event.mark, { ...event, claims, parts, toldBy, versions });
    for (const part of event.parts) {
      const wholes = this.wholes.get(part) ?? [];
      if (!wholes.includes(event.mark)) this.wholes.set(part, [...wholes, event.mark]);
    }
  }

  private takeClaim(claim: Claim): void {
    if (this.claims.has(claim.mark)) return;
    this.claims.set(claim.mark, claim);
    claim.chain.forEach((link, depth) => {
      const repeats = link.kind === "outlet" && claim.chain.length > 1 && depth === claim.chain.length - 1;
      this.takePart(link.mark, repeats ? "reports" : depth === 0 ? "source" : "passes", claim);
    });
    for (const place of claim.places) this.takePart(place.mark, place.role as Part, claim);
  }

  private takePart(mark: number | null, role: Part, claim: Claim): void {
    if (mark === null) return;
    const roles = this.parts.get(mark) ?? new Map<Part, Set<Claim>>();
    this.parts.set(mark, roles);
    const found = roles.get(role) ?? new Set<Claim>();
    roles.set(role, found.add(claim));
  }

  private takeRelation(claim: number, found: Relation): void {
    const known = this.relations.get(claim) ?? [];
    if (known.some((one) => one.other === found.other && one.kind === found.kind && one.slot === found.slot && one.forward === found.forward)) return;
    this.relations.set(claim, [...known, found]);
  }

  private takeEdge(edge: Edge): void {
    if (this.near[edge.from].has(edge.to) && this.ties[edge.from].some((one) => one.to === edge.to && one.from === edge.from && one.relation === edge.relation)) return;
    this.near[edge.from].add(edge.to);
    this.near[edge.to].add(edge.from);
    this.ties[edge.from].push(edge);
    if (edge.to !== edge.from) this.ties[edge.to].push(edge);
  }
}
