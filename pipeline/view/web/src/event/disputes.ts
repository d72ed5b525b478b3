// What stands between the versions of an event: which claim against which, over what, and why.
import type { Claim, Relation } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import type { Version } from "./versions.ts";
import { isDispute, tellsOtherwise } from "./versions.ts";

/** One relation, from its first claim: `one` of version `from`, `other` of version `to` (0: of no column, or elsewhere). */
export interface Between {
  readonly one: Claim;
  readonly other: Claim;
  readonly from: number;
  readonly to: number;
  readonly relation: Relation;
}

/**
 * What joins claims of the versions with claims of others, or with claims elsewhere: disputes first, each once, in order.
 * `every` are all versions of the event, whatever the filters leave out: who is denied there is not told elsewhere.
 */
export function between(store: Store, versions: readonly Version[], every: readonly Version[] = versions): Between[] {
  const at = new Map(every.flatMap(({ claims, number }) => claims.map(({ mark }): [number, number] => [mark, number])));
  const found = new Map<string, Between>();
  for (const { mark } of versions.flatMap(({ claims }) => claims)) {
    const number = at.get(mark);
    for (const relation of store.relations.get(mark) ?? []) {
      const other = store.claims.get(relation.other);
      const inside = at.get(relation.other);
      if (!other || (inside === number && number !== 0)) continue;
      if (inside === undefined && relation.kind === "corroborates") continue; // told of in another event
      const [one, two] = relation.forward ? [mark, relation.other] : [relation.other, mark];
      const key = [one, two, relation.kind, relation.slot].join();
      if (found.has(key)) continue;
      found.set(key, {
        one: store.claims.get(one)!, other: store.claims.get(two)!, from: at.get(one) ?? 0, to: at.get(two) ?? 0, relation,
      });
    }
  }
  const weight = ({ relation: { kind } }: Between): number => (isDispute(kind) ? 0 : tellsOtherwise(kind) ? 1 : kind === "revises" ? 2 : 3);
  return [...found.values()].sort((a, b) => weight(a) - weight(b) || Math.min(a.from, a.to) - Math.min(b.from, b.to)
    || Math.max(a.from, a.to) - Math.max(b.from, b.to) || a.one.mark - b.one.mark || a.other.mark - b.other.mark);
}

/** In which slots claims of an event, or of its parts, are told otherwise or denied, each once. */
export function openSlots(store: Store, claims: readonly number[]): string[] {
  return [...new Set(claims.flatMap((claim) => (store.relations.get(claim) ?? []).filter(({ kind }) => tellsOtherwise(kind)).map(({ slot }) => slot)))];
}
