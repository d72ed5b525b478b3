// The data inside the page, and what is looked up in it.
const page = JSON.parse(document.getElementById("payload").textContent);
const picture = JSON.parse(document.getElementById("picture").textContent);
const marks = page.marks;
const words = page.words;
const byId = new Map(marks.map((mark, number) => [mark.id, number]));
const views = new Map();
for (const list of [page.claims, page.entities, page.articles, page.events]) {
  for (const view of list) views.set(view.mark, view);
}

/** Numbers of the marks that each mark has an edge to. */
const near = marks.map(() => new Set());
for (const edge of picture.edges) {
  near[edge.from].add(edge.to);
  near[edge.to].add(edge.from);
}

/** The claims of each mark, by how it takes part: "source", "actor", "target", "place", "instrument". */
const parts = new Map();
function takesPart(mark, role, claim) {
  if (mark === null || mark === undefined) return;
  if (!parts.has(mark)) parts.set(mark, new Map());
  const roles = parts.get(mark);
  if (!roles.has(role)) roles.set(role, []);
  if (!roles.get(role).includes(claim)) roles.get(role).push(claim);
}
for (const claim of page.claims) {
  claim.chain.forEach((link, depth) => {
    const repeats = link.kind === "outlet" && claim.chain.length > 1 && depth === claim.chain.length - 1;
    takesPart(link.mark, repeats ? "reports" : depth === 0 ? "source" : "passes", claim);
  });
  for (const part of claim.parts) takesPart(part.mark, part.role, claim);
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
      more.push(view.evidence.join(""), view.action, view.plover || "");
      for (const link of view.chain) more.push(link.label);
      for (const part of view.parts) more.push(part.text);
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
