// What the page and its worker say to each other.
import type { Row, Term } from "./terms.ts";

/** `more`: there are rows beyond those that are here. */
export type Answer =
  | { readonly kind: "table"; readonly columns: readonly string[]; readonly rows: readonly Row[]; readonly more: boolean }
  | { readonly kind: "triples"; readonly columns: readonly string[]; readonly rows: readonly Row[]; readonly more: boolean }
  | { readonly kind: "truth"; readonly value: boolean };

export type ToWorker =
  /** What the file holds, gzipped in base64, and the declarations that stand before each query. */
  | { readonly kind: "open"; readonly engine: string; readonly graph: string; readonly prologue: string }
  | { readonly kind: "ask"; readonly query: string; readonly given: Readonly<Record<string, Term>> };

export type FromWorker =
  | { readonly kind: "loading"; readonly share: number }
  | { readonly kind: "ready" }
  | { readonly kind: "answer"; readonly answer: Answer }
  /** `at`: where the query breaks, in code units, where that is known. `lost`: the worker can answer no more. */
  | { readonly kind: "failed"; readonly message: string; readonly at: number | null; readonly lost: boolean };
