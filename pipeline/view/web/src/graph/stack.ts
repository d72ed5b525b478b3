// Three columns, as pipeline/view/layout.py stacks them when the page is built; a test holds the two together.
import type { Spacing } from "../data/packed.ts";
import type { Scene } from "./scene.ts";

export interface Point { readonly x: number; readonly y: number }

/** Widths and places of the columns in a box of this width, in pixels at a zoom of 1. */
export function fitted(spacing: Spacing, width: number): Spacing {
  const room = Math.min(1400, Math.max(616, Math.round(width) - 24));
  const gap = Math.round(room * 0.076);
  const side = Math.round(room * 0.213);
  const claim = room - 2 * side - 2 * gap;
  const right = Math.round((claim + side) / 2 + gap);
  return { ...spacing, left: -right, right, claim_width: claim, side_width: side };
}

/** The heights nearest to `wanted` (ascending) that are `step` apart, between `high` and `low` as far as there is room. */
function apart(wanted: readonly number[], high: number, low: number, step: number): number[] {
  const pools: [total: number, count: number][] = [];
  wanted.forEach((at, number) => {
    let total = at - number * step;
    let count = 1;
    for (let last = pools.at(-1); last && last[0] / last[1] > total / count; last = pools.at(-1)) {
      pools.pop();
      total += last[0];
      count += last[1];
    }
    pools.push([total, count]);
  });
  const levels = pools.flatMap(([total, count]) => new Array<number>(count).fill(total / count));
  const most = Math.max(high, low - (wanted.length - 1) * step);
  return levels.map((level, number) => Math.min(Math.max(level, high), most) + number * step);
}

/** Places by number of mark; y grows downwards from 0. */
export function stack(scene: Scene, spacing: Spacing): Map<number, Point> {
  const middle = scene.items.filter((item) => item.column === 1).sort((a, b) => a.order - b.order);
  const height = new Map<number, number>();
  let y = 0;
  let before: readonly [number, number] | null = null;
  for (const { number, group } of middle) {
    if (before) y += scene.rows.claim + (group[0] !== before[0] ? spacing.source_gap : group[1] !== before[1] ? spacing.article_gap : 0);
    height.set(number, y);
    before = group;
  }
  const places = new Map<number, Point>([...height].map(([number, at]) => [number, { x: 0, y: Math.floor(at + 0.5) }]));
  const said = new Map<number, number[]>(scene.items.map((item) => [item.number, []]));
  const near = new Map<number, number[]>(scene.items.map((item) => [item.number, []]));
  for (const edge of scene.edges) {
    const at = height.get(edge.to);
    if (scene.headed && !edge.quiet && at !== undefined) said.get(edge.from)?.push(at);
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      const level = height.get(other);
      if (level !== undefined) near.get(one)?.push(level);
    }
  }
  for (const [column, x] of [[0, spacing.left], [2, spacing.right]] as const) {
    const wanted = scene.items.filter((item) => item.column === column).map(({ number, order }): [number, number, number] => {
      const heads = said.get(number) ?? [];
      const ys = near.get(number) ?? [];
      // Who says something stands at the head of it, as a heading would.
      const at = heads.length ? Math.min(...heads) : ys.length ? ys.reduce((a, b) => a + b, 0) / ys.length : y;
      return [at, order, number];
    });
    wanted.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    const slack = scene.headed ? 0 : scene.rows.side;
    apart(wanted.map((item) => item[0]), -slack, y + slack, scene.rows.side).forEach((at, i) => places.set(wanted[i][2], { x, y: Math.floor(at + 0.5) }));
  }
  return places;
}
