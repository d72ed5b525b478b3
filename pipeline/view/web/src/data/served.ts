// A page that `sayso serve` sends holds no data: it asks the server for the part of the graph that is looked at.
import { NO_VALUE } from "../find/values.ts";
import type { Facet, State } from "../state/state.ts";
import { FACETS } from "../state/state.ts";
import type { Kind } from "./model.ts";
import type { Packed } from "./packed.ts";
import type { Store } from "./store.ts";

/** What a search finds: enough for a list. */
export interface Brief {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
}

/** What the server counts for some filters. */
export interface Counted {
  /** How many claims pass. */
  readonly total: number;
  /** How many of them were asked for so far, the most important first. */
  readonly asked: number;
  /** Of each facet, how many claims have which value. */
  readonly facets: Record<Facet, ReadonlyMap<string, number>>;
}

export interface Served {
  /** Take in what the page opens on. */
  open(): Promise<void>;
  /** Take in what this state shows and is not here yet; whether anything came. */
  meet(state: State): Promise<boolean>;
  find(words: string): Promise<Brief[]>;
  /** Take in some more of the claims that pass the filters. */
  more(state: State): Promise<void>;
  /** The counts for filters; null where they have not come yet. */
  counted(state: State): Counted | null;
  /** What the server calls a value of a facet that is not here as a mark. */
  labelOf(value: string): string | undefined;
}

interface Answer extends Packed {
  readonly total?: number;
  readonly totals?: Partial<Record<Kind, number>>;
  readonly facets?: Record<string, [string, string, number][]>;
}

/** How many claims are asked for at a time. */
const CLAIMS = 400;
const AROUND = 200;
/** What the server calls a time, where it is not what the page calls it. */
const CLOCKS: Record<string, string> = { time: "happened" };

/** `base` is the address that the questions begin with. */
export function served(store: Store, base: string): Served {
  const known = new Set<string>();
  const counts = new Map<string, Counted>();
  const labels = new Map<string, string>();

  async function ask(name: string, query: readonly (readonly [string, string])[] = []): Promise<unknown> {
    const address = `${base}${name}?${new URLSearchParams(query.map(([key, value]) => [key, value])).toString()}`;
    const answer = await fetch(address, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`${String(answer.status)}: ${(await answer.text()).slice(0, 300)}`);
    return answer.json();
  }

  async function take(name: string, query: readonly (readonly [string, string])[]): Promise<Answer | null> {
    const key = name + JSON.stringify(query);
    if (known.has(key)) return null;
    known.add(key);
    try {
      const answer = await ask(name, query) as Answer;
      store.add(answer);
      return answer;
    } catch (error) {
      known.delete(key);
      throw error;
    }
  }

  function filtersOf(state: State): [string, string][] {
    const query: [string, string][] = [];
    for (const facet of FACETS) for (const value of state[facet] ?? []) query.push([facet, value === NO_VALUE ? "" : value]);
    for (const field of ["about", "said"] as const) for (const id of state[field] ?? []) query.push([field, id]);
    if (state.from ?? state.to) query.push(["from", state.from ?? ""], ["to", state.to ?? ""], ["when", CLOCKS[state.when ?? "time"] ?? state.when!]);
    return query;
  }

  /** By what the counts for the filters of a state are kept. */
  const keyOf = (state: State): string => JSON.stringify(filtersOf(state));

  /** Ask for claims that pass the filters, from where the last answer ended. */
  async function claims(state: State): Promise<void> {
    const key = keyOf(state);
    const asked = counts.get(key)?.asked ?? 0;
    const found = await take("claims", [...filtersOf(state), ["limit", String(CLAIMS)], ["offset", String(asked)]]);
    if (!found?.facets) return;
    const facets = {} as Record<Facet, Map<string, number>>;
    for (const facet of FACETS) {
      facets[facet] = new Map(found.facets[facet].map(([value, label, many]) => {
        labels.set(value, label);
        return [value || NO_VALUE, many];
      }));
    }
    counts.set(key, { total: found.total ?? 0, asked: asked + CLAIMS, facets });
  }

  return {
    async open() {
      const answer = await ask("opening") as Answer;
      store.add(answer);
      const { claim = 0, article = 0, event = 0 } = answer.totals ?? {};
      store.total = { claims: claim, articles: article, events: event };
    },
    async meet(state) {
      const before = store.growth;
      const around = [state.s, ...(state.open ?? []), ...(state.pin ?? []), ...(state.set ?? []).slice(0, 40)].filter((id) => id !== undefined);
      await Promise.all(around.map((id) => take("around", [["id", id], ["limit", String(AROUND)]]).catch((error: unknown) => {
        // An id that the server does not know is told by the panel.
        if (!(error instanceof Error && error.message.startsWith("404"))) throw error;
      })));
      if (state.path?.length === 2) await take("path", [["from", state.path[0]], ["to", state.path[1]]]);
      // The table shows the rows that hold the words searched for.
      if (state.q && state.view === "table") await take("claims", [...filtersOf(state), ["q", state.q.slice(0, 400)], ["limit", String(CLAIMS)]]);
      if (!counts.has(keyOf(state))) await claims(state);
      return store.growth !== before;
    },
    more: claims,
    counted: (state) => counts.get(keyOf(state)) ?? null,
    labelOf: (value) => labels.get(value),
    async find(words) {
      const answer = await ask("find", [["q", words.slice(0, 400)], ["limit", "30"]]) as { found: [string, Kind, string, number][] };
      return answer.found.map(([id, kind, label]) => ({ id, kind, label }));
    },
  };
}
