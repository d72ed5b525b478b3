// The terms of ontology/context.jsonld that saved claims use, with the same meanings (a test compares them).

const LINKS = ["inArticle", "speaker", "saidBy", "reportedBy", "link", "sourceSpan", "cue", "content", "saidAt", "action", "actionType", "actor", "target", "place",
  "instrument", "evidence", "repeated", "refersTo", "describes", "corroborates", "contradicts", "differsOn", "denies", "revises"];
const VALUES = ["id", "start", "end", "exact", "index", "sourceKind", "kind", "form", "stance", "timexType", "timexValue", "begin", "finish", "precision", "timeBasis",
  "polarity", "modality", "certainty", "tense", "extractor", "outletName", "byline", "published", "path", "externalId", "origin", "status"];
const CLASSES = ["Article", "Outlet", "Span", "Attribution", "Claim", "Link", "Action", "Mention", "Evidence", "TimeRef", "Entity", "UnresolvedSource", "Event"];

const own = (term: string): string => "sayso:" + term;
const linked = (iri: string): { "@id": string; "@type": string } => ({ "@id": iri, "@type": "@id" });

export const CONTEXT: Record<string, unknown> = {
  "@version": 1.1,
  sayso: "https://w3id.org/sayso/ns#",
  plover: "https://w3id.org/sayso/plover#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  owl: "http://www.w3.org/2002/07/owl#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  prov: "http://www.w3.org/ns/prov#",
  schema: "https://schema.org/",
  sem: "http://semanticweb.cs.vu.nl/2009/11/sem/",
  oa: "http://www.w3.org/ns/oa#",
  time: "http://www.w3.org/2006/time#",
  geo: "http://www.opengis.net/ont/geosparql#",
  ...Object.fromEntries([...CLASSES, ...VALUES].map((term) => [term, own(term)])),
  ...Object.fromEntries(LINKS.map((term) => [term, linked(own(term))])),
  confidence: { "@id": "sayso:confidence", "@type": "xsd:double" },
  label: "rdfs:label",
  headline: "schema:headline",
  url: "schema:url",
  hasSource: linked("oa:hasSource"),
  hasSelector: linked("oa:hasSelector"),
  prefix: "oa:prefix",
  suffix: "oa:suffix",
  sameAs: linked("owl:sameAs"),
  "sayso:time": linked("sayso:time"),
  "sayso:attribution": linked("sayso:attribution"),
};
