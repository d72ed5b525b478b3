// What is shown, kept in the fragment of the address: a link brings the view back, and "back" and "forward" work.

export const VIEWS = ["overview", "says", "event", "timeline", "map", "table", "sparql"] as const;
export type ViewName = (typeof VIEWS)[number];

/** Fields with one value. */
const SINGLE = ["view", "s", "q", "only", "when", "from", "to", "sort", "rows", "page", "at", "sparql", "event"] as const;
/** Fields with any number of values. `by` to `place` are facets. */
const MULTI = ["by", "stance", "outlet", "type", "polarity", "modality", "status", "place", "about", "said", "hide", "open", "shut", "drop", "pin", "path", "set", "cols", "given"] as const;
/** The facets: a claim passes that has one of the values of each. */
export const FACETS = ["by", "stance", "outlet", "type", "polarity", "modality", "status", "place"] as const;

export type Single = (typeof SINGLE)[number];
export type Multi = (typeof MULTI)[number];
export type Facet = (typeof FACETS)[number];

/**
 * view: which view is on stage · s: id of the selected mark · q: words searched for · only: "1" shows the selected mark's
 * neighbourhood alone · when: which time `from` and `to` (days, both included) are about, "time" (happened), "said",
 * "published" · rows, sort, page, cols: the table's kind of rows, their order ("column", or "-column" for the largest
 * first), which page (from 1), and columns that are not the usual ones · at: where a drawing is scrolled to and how large
 * ("x,y,scale") · event: id of the event whose versions are compared · sparql: a query · given: values of its parameters,
 * "name=value" · hide: kinds of marks that are hidden · open: ids of marks whose neighbours are drawn too · shut: ids of
 * marks whose claims are not drawn · drop: ids of marks taken out · pin: ids of marks that stay drawn whatever the filters
 * say · about: ids of marks; a claim passes that speaks of one of them (of an event: tells of it or of a part of it; of an
 * article: stands in it) · said: ids of marks; a claim passes that one of them says · path: ids of two marks whose connection is drawn · set: ids of marks that alone are shown.
 */
export type State = { [K in Single]?: string } & { [K in Multi]?: readonly string[] };

export function parseState(fragment: string): State {
  const read = new URLSearchParams(fragment.replace(/^#/, ""));
  const found: { [K in Single]?: string } & { [K in Multi]?: string[] } = {};
  for (const field of SINGLE) {
    const value = read.get(field);
    if (value) found[field] = value;
  }
  for (const field of MULTI) {
    const values = [...new Set(read.getAll(field).filter(Boolean))];
    if (values.length) found[field] = values;
  }
  for (const field of ["from", "to"] as const) {
    if (found[field] && !/^\d{4}-\d{2}-\d{2}$/.test(found[field])) delete found[field];
  }
  return found;
}

export function fragmentOf(wanted: State): string {
  const written = new URLSearchParams();
  for (const field of SINGLE) {
    const value = wanted[field];
    if (value) written.set(field, value);
  }
  for (const field of MULTI) for (const value of wanted[field] ?? []) written.append(field, value);
  return "#" + written.toString();
}

/** Whether two states are shown alike. */
export function sameState(one: State, other: State): boolean {
  return fragmentOf(one) === fragmentOf(other);
}

/** A list with a value put in, or taken out if it is there. */
export function toggled(list: readonly string[] | undefined, value: string): string[] {
  const known = list ?? [];
  return known.includes(value) ? known.filter((one) => one !== value) : [...known, value];
}
