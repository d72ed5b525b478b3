// The data inside the page, and what is looked up in it.
const page = JSON.parse(document.getElementById("payload").textContent);
const picture = JSON.parse(document.getElementById("picture").textContent);
const words = page.words;
const NONE = -1;
const orNull = (number) => (number === NONE ? null : number);

// What pipeline/view/pack.py packed: columns of marks, rows of the rest, and tables of what rows share.
const COLUMNS = { article: 0, outlet: 0, source: 0, claim: 1, entity: 2, place: 2, event: 2 };
let grouped = 0;
const marks = page.marks.id.map((id, number) => {
  const kind = page.marks.kinds[page.marks.kind[number]];
  const group = kind === "claim" ? page.marks.group.slice(2 * grouped, 2 * ++grouped) : null;
  return {
    id, kind, group,
    type: page.marks.types[page.marks.type[number]],
    label: page.marks.label[number],
    rank: page.marks.rank[number],
    order: page.marks.order[number],
    column: COLUMNS[kind],
  };
});
const times = page.times.map(([text, reading, begin, finish, value, basis]) => ({ text, reading, begin, finish, value, basis }));
const timeAt = (number) => (number === NONE ? null : times[number]);

/** Places packed as [role, start, end, role, …]. */
function placesOf(flat) {
  const found = [];
  for (let i = 0; i < flat.length; i += 3) found.push({ role: page.roles[flat[i]], start: flat[i + 1], end: flat[i + 2] });
  return found;
}

const acts = page.acts.map(([stance, cue, form, said, places, content, basis]) =>
  ({ stance, cue, form, said: timeAt(said), places, content, basis }));
const links = page.links.map(([mark, label, kind, act]) => ({
  mark: orNull(mark), label: label === null ? marks[mark].label : label || words.chain.unknown, kind, act: act === NONE ? null : acts[act],
}));
const chains = page.chains.map((chain) => chain.map((link) => links[link]));
const readings = page.readings.map(([polarity, unworded, modality, certainty, tense, confidence, extractor, plover, status]) =>
  ({ polarity, unworded, modality, certainty, tense, confidence, extractor, plover, status }));
const texts = new Map(page.articles.map(([mark], number) => [mark, page.texts[number]]));

/** The characters of an article from `start` to `end`, which lie within one stretch that the page holds. */
function textOf(article, start, end) {
  const held = texts.get(article);
  for (let i = 0; i < held.length; i += 2) {
    if (held[i] <= start && end <= held[i] + held[i + 1].length) return held[i + 1].slice(start - held[i], end - held[i]);
  }
  return "";
}

const claims = page.claims.map(([mark, article, chain, reading, time, flat, shown, events, origins]) => {
  const places = [];
  for (let i = 0; i < flat.length; i += 4) {
    places.push({ role: page.roles[flat[i]], start: flat[i + 1], end: flat[i + 2], mark: orNull(flat[i + 3]) });
  }
  return { mark, article, chain: chains[chain], time: timeAt(time), places, shown, events, origins, ...readings[reading] };
});
const articles = page.articles.map(([mark, title, outlet, byline, published, day, date, url, path]) =>
  ({ mark, title, outlet, byline, published, day, date, url, path }));
const events = page.events.map(([mark, type, status, when, told, origins, count, parts, toldBy]) =>
  ({ mark, type, status, when, claims: told, origins, articles: count, parts, toldBy }));
const entities = page.entities.map(([mark, aliases, named, mentions, count, judgements, country, point]) => ({
  mark, aliases, links: named, mentions, articles: count, country, point,
  judgements: judgements.map(([verdict, subject, reason]) => ({ verdict, subject, reason })),
}));
/** How claims stand to each other, by claim: [{other, kind, slot, reason, words}], seen from that claim. */
const relationsOf = new Map();
for (const [claim, other, kind, slot, reason] of page.relations) {
  for (const [one, two, seen] of [[claim, other, words.relations], [other, claim, words.related]]) {
    if (!relationsOf.has(one)) relationsOf.set(one, []);
    relationsOf.get(one).push({ other: two, kind, slot, reason, words: seen[kind] || kind });
  }
}
const derivations = page.derivations.map(([article, kind, of, label, share]) => ({ article, kind, of: orNull(of), label, share }));
const edges = [];
for (let i = 0; i < picture.edges.length; i += 3) {
  const code = picture.edges[i + 2];
  edges.push({ from: picture.edges[i], to: picture.edges[i + 1], relation: picture.relations[code >> 1], quiet: code % 2 === 1 });
}

const byId = new Map(marks.map((mark, number) => [mark.id, number]));
const views = new Map();
for (const list of [claims, entities, articles, events]) {
  for (const view of list) views.set(view.mark, view);
}

/** The words of a claim in a role: [{text, mark}], in the order of the record. */
function partsOf(claim, role) {
  return claim.places.filter((place) => place.role === role)
    .map(({ start, end, mark }) => ({ text: textOf(claim.article, start, end), mark }));
}

/** The clause of a claim in three: before its action, the action, and after it. */
function clauseOf(claim) {
  const [clause, action] = claim.places;
  const cutOut = (start, end) => textOf(claim.article, start, end);
  if (action.start < clause.start || action.end > clause.end) return [cutOut(clause.start, clause.end), "", ""];
  return [cutOut(clause.start, action.start), cutOut(action.start, action.end), cutOut(action.end, clause.end)];
}

/** The edges of each mark. */
const tiesOf = marks.map(() => []);
/** Numbers of the marks that each mark has an edge to. */
const near = marks.map(() => new Set());
for (const edge of edges) {
  near[edge.from].add(edge.to);
  near[edge.to].add(edge.from);
  tiesOf[edge.from].push(edge);
  if (edge.to !== edge.from) tiesOf[edge.to].push(edge);
}

/** The claims of each mark, by how it takes part: "source", "actor", "target", "place", "instrument". */
const parts = new Map();
function takesPart(mark, role, claim) {
  if (mark === null || mark === undefined) return;
  if (!parts.has(mark)) parts.set(mark, new Map());
  const roles = parts.get(mark);
  if (!roles.has(role)) roles.set(role, new Set());
  roles.get(role).add(claim);
}
for (const claim of claims) {
  claim.chain.forEach((link, depth) => {
    const repeats = link.kind === "outlet" && claim.chain.length > 1 && depth === claim.chain.length - 1;
    takesPart(link.mark, repeats ? "reports" : depth === 0 ? "source" : "passes", claim);
  });
  for (const place of claim.places) takesPart(place.mark, place.role, claim);
}

const SAYS = ["source", "passes"];
const SPOKEN_OF = ["actor", "target", "instrument", "place"];
/** How many claims a mark takes part in by these roles. What an outlet reports from others is none of its own. */
function weight(number, roles = [...SAYS, ...SPOKEN_OF]) {
  const found = new Set();
  for (const [role, claims] of parts.get(number) || []) {
    if (roles.includes(role)) claims.forEach((claim) => found.add(claim));
  }
  return found.size;
}

/** Letters without case or accents, for searching. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

let indexed = null;
/** The words that find each mark: [label, everything]; made at the first search. */
function index() {
  indexed ||= marks.map((mark, number) => {
    const view = views.get(number);
    const more = [];
    if (view && mark.kind === "claim") {
      more.push(view.plover || "");
      for (const link of view.chain) more.push(link.label);
      for (const place of view.places) more.push(textOf(view.article, place.start, place.end));
    } else if (view) {
      more.push(...(view.aliases || []), view.byline || "", view.title || "", view.outlet || "", view.path || "");
    }
    const label = folded(mark.label);
    return [label, label + " " + folded(more.join(" "))];
  });
  return indexed;
}

/** Numbers of the marks that hold all words of the query: the very name, then names by their claims, then claims. */
function find(query) {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const whole = wanted.join(" ");
  const found = [];
  index().forEach(([label, all], number) => {
    if (!wanted.every((word) => all.includes(word))) return;
    const named = wanted.every((word) => label.includes(word));
    const claim = marks[number].kind === "claim";
    const grade = label === whole ? 0 : (claim ? 3 : 1) + (named ? 0 : 1);
    found.push([grade, claim ? 0 : -weight(number), marks[number].rank, number]);
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map((item) => item[3]);
}
