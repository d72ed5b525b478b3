// The opening view: the main events, who is quoted on them, and who reports them. As pipeline/view/overview.py chooses
// when the page is built; a test holds the two together.
import type { Store } from "../data/store.ts";
import type { Item, Scene, SceneEdge } from "./scene.ts";

export const HEADS = ["Who is quoted", "What happened, as they tell it", "Who reports it"] as const;
const EACH = 3;

export interface MainEvents {
  readonly scene: Scene;
  /** Events that could be drawn (those that are no part of another). */
  readonly events: number;
  readonly shown: number;
  /** Claims behind the events that are shown. */
  readonly claims: readonly number[];
}

/** The claims that tell of an event or of a part of it, of those in `passing`, each once. */
export function claimsTold(store: Store, event: number, passing: ReadonlySet<number> | null = null): number[] {
  const found = new Set<number>();
  const view = store.events.get(event);
  for (const one of view ? [event, ...view.parts] : []) {
    for (const claim of store.events.get(one)?.claims ?? []) if (store.claims.has(claim) && (!passing || passing.has(claim))) found.add(claim);
  }
  return [...found].sort((a, b) => a - b);
}

/** The marks that most of the claims lead to. */
function most(found: ReadonlyMap<number, number>, limit: number): number[] {
  return [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([number]) => number);
}

/** Who denies an event stands beside it: if nobody of the first does, the one most quoted takes the last place. */
function withDenier(first: readonly number[], quoted: ReadonlyMap<number, number>, denying: ReadonlySet<number>): number[] {
  if (!denying.size || first.some((number) => denying.has(number))) return [...first];
  const [denier] = most(new Map([...quoted].filter(([number]) => denying.has(number))), 1);
  return [...first.slice(0, EACH - 1), denier, ...first.slice(EACH)];
}

const count = (found: Map<number, number>, number: number): void => void found.set(number, (found.get(number) ?? 0) + 1);

/**
 * The scene of the main events of which claims in `passing` tell; `shown` are marks that may be drawn. Events in `opened`
 * have all their sources and outlets beside them.
 */
export function mainEvents(store: Store, passing: ReadonlySet<number>, shown: ReadonlySet<number>, opened: ReadonlySet<number> = new Set()): MainEvents {
  const told = [...store.events.values()].filter((event) => shown.has(event.mark) && !store.wholes.has(event.mark))
    .map((event) => ({ event, claims: claimsTold(store, event.mark, passing) }))
    .filter(({ claims }) => claims.length)
    .sort((a, b) => b.event.articles - a.event.articles || b.claims.length - a.claims.length || a.event.mark - b.event.mark);
  const drawn = new Map<number, Item>();
  const edges: SceneEdge[] = [];
  const behind = new Set<number>();
  let rows = 0;
  for (const { event, claims } of told) {
    const quoted = new Map<number, number>();
    const outlets = new Map<number, number>();
    const denying = new Set<number>();
    for (const number of claims) {
      const claim = store.claims.get(number)!;
      const [first, last] = [claim.chain[0], claim.chain.at(-1)!];
      if (claim.chain.length > 1 && first.mark !== null) count(quoted, first.mark);
      if (claim.chain.length > 1 && first.mark !== null && first.act?.stance === "denies") denying.add(first.mark);
      if (last.mark !== null) count(outlets, last.mark);
    }
    const room = opened.has(event.mark) ? 40 : EACH;
    const left = withDenier(most(quoted, room), quoted, denying).filter((n) => shown.has(n));
    const right = most(outlets, room).filter((n) => shown.has(n) && !left.includes(n));
    const fresh = [...left, ...right].filter((n) => !drawn.has(n)).length + 1;
    if (drawn.size + fresh > store.limit) break;
    drawn.set(event.mark, { number: event.mark, column: 1, order: rows, group: [0, 0], note: null });
    for (const n of left) if (!drawn.has(n)) drawn.set(n, { number: n, column: 0, order: n, group: [0, 0], note: null });
    for (const n of right) if (!drawn.has(n)) drawn.set(n, { number: n, column: 2, order: n, group: [0, 0], note: null });
    for (const n of left) edges.push({ from: n, to: event.mark, relation: "says", quiet: false, word: denying.has(n) ? "denies" : null });
    for (const n of right) edges.push({ from: event.mark, to: n, relation: "reports", quiet: false, word: null });
    for (const n of claims) behind.add(n);
    rows += 1;
  }
  const items = [...drawn.values()].sort((a, b) => a.number - b.number);
  return {
    scene: { items, edges, heads: HEADS, headed: false, rows: { claim: 86, side: 27, box: 70 } },
    events: told.length,
    shown: rows,
    claims: [...behind].sort((a, b) => a - b),
  };
}
