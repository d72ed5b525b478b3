// Claims as JSON-LD, in the ontology's terms and with the IRIs of the graph: a part of what graph.jsonld says.
//
// Left out, since the page does not know them: quantities, and the further roles of mentions; the text around a quote
// where the page holds none; what only the whole article tells (its other times, its derivations).
import type { App } from "../app.ts";
import type { Act, Claim, Mark, Place, When } from "../data/model.ts";
import { CONTEXT } from "./context.ts";
import { minted, name } from "./names.ts";

type Value = string | number | readonly string[] | null | undefined;
type Node = Record<string, Value>;

const CLASSES: Record<string, readonly string[]> = {
  person: ["prov:Person", "sem:Actor"],
  organisation: ["prov:Organization", "sem:Actor"],
  outlet: ["Outlet", "prov:Organization", "sem:Actor"],
  collective: ["prov:Agent", "sem:Actor"],
  unnamed: ["prov:Agent", "sem:Actor"],
  document: ["prov:Entity"],
  place: ["sem:Place", "geo:Feature"],
};
const RELATIONS: Record<string, string> = { corroborates: "corroborates", contradicts: "contradicts", differs_on: "differsOn", denies: "denies", revises: "revises" };
const ROLES = ["actor", "target", "place", "instrument"] as const;
/** How many characters a quote selector keeps before and after the quote. */
const AROUND = 32;

const plover = (type: string | null): string | null => (type === null ? null : "plover:" + encodeURIComponent(type));

class Graph {
  readonly nodes = new Map<string, Node>();

  constructor(private readonly app: App) {}

  /** Describe a node once; its IRI. Fields without a value are left out. */
  private put(iri: string, types: string | readonly string[], fields: () => Node): string {
    if (this.nodes.has(iri)) return iri;
    const node: Node = { "@id": iri, "@type": types };
    this.nodes.set(iri, node);
    for (const [key, value] of Object.entries(fields())) {
      if (value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && !value.length)) node[key] = value;
    }
    return iri;
  }

  private text(article: number, { start, end }: Pick<Place, "start" | "end">): string {
    return this.app.store.textOf(article, start, end);
  }

  private points(article: number, { start, end }: Pick<Place, "start" | "end">): [start: number, end: number] {
    return [this.app.store.pointsAt(article, start), this.app.store.pointsAt(article, end)];
  }

  private span(article: number, place: Pick<Place, "start" | "end">): string {
    const [start, end] = this.points(article, place);
    return this.put(minted("span", this.id(article), start, end), "Span", () => ({ start, end, exact: this.text(article, place) }));
  }

  private id(number: number): string {
    return this.app.store.marks[number].id;
  }

  /** Whether a mark is a speaker that no entity stands for. */
  private isUnresolved(number: number): boolean {
    return !this.app.store.entities.has(number);
  }

  /** Whoever or whatever is named. */
  private entity(number: number): string {
    const mark: Mark = this.app.store.marks[number];
    const { recorded: label, type: kind } = mark;
    if (this.isUnresolved(number)) return this.put(name("speaker", mark.id), ["UnresolvedSource", "prov:Agent"], () => ({ label, kind }));
    const links = this.app.store.entities.get(number)?.links ?? [];
    const sameAs = links.flatMap((link) => (/^wd:Q\d+$/.test(link) ? ["http://www.wikidata.org/entity/" + link.slice(3)] : []));
    return this.put(name("entity", mark.id), ["Entity", ...(CLASSES[kind] ?? [])], () => ({ id: mark.id, label, kind, externalId: links, sameAs }));
  }

  private article(number: number): string {
    const found = this.app.store.articles.get(number);
    const id = this.id(number);
    return this.put(name("article", id), ["Article", "schema:NewsArticle", "prov:Entity"], () => ({
      id, label: found?.title || id, headline: found?.title, outletName: found?.outlet, byline: found?.byline, published: found?.date, url: found?.url, path: found?.path,
    }));
  }

  private time(article: number, when: When | null, place: Place | undefined): string | null {
    if (!when || !place) return null;
    const [start, end] = this.points(article, place);
    const { type, value, begin, finish, precision, text } = when;
    return this.put(minted("time", this.id(article), start, end, type, value, begin, finish, precision), ["TimeRef", "time:TemporalEntity"], () => ({
      start, end, exact: text, timexType: type, timexValue: value, begin, finish, precision,
    }));
  }

  private act(article: number, act: Act): string | null {
    if (!act.id) return null;
    const at = (role: string): Place | undefined => act.places.find((place) => place.role === role);
    const [source, cue] = [at("source"), at("cue")];
    return this.put(name("attribution", act.id), ["Attribution", "prov:Activity"], () => ({
      id: act.id, inArticle: this.article(article), stance: act.stance, form: act.form, sourceSpan: source && this.span(article, source), cue: cue && this.span(article, cue),
      content: act.content.map((place) => this.span(article, place)), saidAt: this.time(article, act.said, at("said")),
    }));
  }

  /** A passage as evidence: where it stands, and its words with some around them, as Web Annotation selectors. */
  private evidence(own: string, article: number, place: Place): string {
    const { store } = this.app;
    const [start, end] = this.points(article, place);
    const ahead = Math.max(0, place.start - AROUND);
    const wide = store.pointsAt(article, place.end + AROUND) - end !== AROUND || start - store.pointsAt(article, ahead) !== Math.min(AROUND, place.start);
    const position = this.put(name("position", own), "oa:TextPositionSelector", () => ({ "oa:start": start, "oa:end": end }));
    const quote = this.put(name("quote", own), "oa:TextQuoteSelector", () => ({
      "oa:exact": this.text(article, place),
      prefix: wide ? null : store.textOf(article, ahead, place.start),
      suffix: wide ? null : store.textOf(article, place.end, place.end + AROUND),
    }));
    return this.put(name("evidence", own), ["oa:SpecificResource", "Evidence"], () => ({ hasSource: this.article(article), hasSelector: [position, quote] }));
  }

  private links(claim: Claim): { link: string; speaker: string | null }[] {
    const { store } = this.app;
    const id = this.id(claim.mark);
    return claim.chain.map((link, index) => {
      // Two speakers without an entity and of one name can't be told apart here.
      const alike = claim.chain.filter((other) => other.mark === link.mark).length > 1;
      const speaker = link.mark === null || (alike && this.isUnresolved(link.mark)) ? null : this.entity(link.mark);
      return { speaker, link: this.put(name("link", `${id}-${index}`), "Link", () => ({
        index, speaker, label: link.label === store.words.chain.unknown ? null : link.label, sourceKind: link.kind,
        "sayso:attribution": link.act && this.act(claim.article, link.act),
      })) };
    });
  }

  private event(number: number): string {
    const found = this.app.store.events.get(number);
    const id = this.id(number);
    return this.put(name("event", id), ["Event", "sem:Event"], () => ({
      id, status: found?.status, begin: found?.begin, finish: found?.finish, actionType: found && plover(found.type),
    }));
  }

  private mentions(claim: Claim, role: string): string[] {
    const { article } = claim;
    return claim.places.filter((place) => place.role === role).map((place) => {
      const [start, end] = this.points(article, place);
      const { mark } = place;
      const iri = minted("mention", this.id(article), start, end, mark === null ? null : this.id(mark));
      return this.put(iri, "Mention", () => ({ start, end, exact: this.text(article, place), refersTo: mark === null ? null : this.entity(mark) }));
    });
  }

  claim(claim: Claim): void {
    const { store } = this.app;
    const { article } = claim;
    const id = this.id(claim.mark);
    const [clause, action] = claim.places;
    this.put(name("claim", id), ["Claim", "schema:Claim", "prov:Entity"], () => {
      const links = this.links(claim);
      const [start, end] = this.points(article, action);
      const related: Record<string, string[]> = {};
      for (const { kind, other, forward } of store.relations.get(claim.mark) ?? []) {
        if (forward && RELATIONS[kind]) (related[RELATIONS[kind]] ??= []).push(name("claim", this.id(other)));
      }
      const first = claim.chain[0]?.act;
      return {
        id, label: store.marks[claim.mark].recorded, inArticle: this.article(article),
        "sayso:attribution": first && this.act(article, first),
        link: links.map(({ link }) => link), saidBy: links[0]?.speaker, reportedBy: links.at(-1)?.speaker,
        action: this.put(name("action", id), "Action", () => ({ start, end, exact: this.text(article, action), actionType: plover(claim.plover) })),
        ...Object.fromEntries(ROLES.map((role) => [role, this.mentions(claim, role)])),
        "sayso:time": this.time(article, claim.time, claim.places.find(({ role }) => role === "time")),
        timeBasis: claim.time?.basis, polarity: claim.polarity, modality: claim.modality, certainty: claim.certainty, tense: claim.tense,
        evidence: this.evidence(id, article, clause),
        repeated: claim.places.filter(({ role }) => role === "repeated").map((place, i) => this.evidence(`${id}-${i + 1}`, article, place)),
        confidence: String(claim.confidence), extractor: claim.extractor, status: claim.status, origin: claim.origins.map((origin) => this.id(origin)),
        describes: claim.events.map((event) => this.event(event)), ...related,
      };
    });
  }
}

/** The claims of these numbers, with all that they refer to, as one JSON-LD document; its context stands in it. */
export function jsonldOf(app: App, claims: readonly number[]): string {
  const graph = new Graph(app);
  for (const number of claims) {
    const claim = app.store.claims.get(number);
    if (claim) graph.claim(claim);
  }
  const nodes = [...graph.nodes.values()].map((node) => JSON.stringify(node));
  return `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[\n${nodes.join(",\n")}\n]}\n`;
}
