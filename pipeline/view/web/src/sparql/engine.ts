// The page's side of the worker: starts it, asks it, and ends it when the reader stops a query.
import type { Answer, FromWorker, ToWorker } from "./protocol.ts";
import type { Term } from "./terms.ts";

export type Phase = { readonly kind: "loading"; readonly share: number } | { readonly kind: "ready"; readonly seconds: number } | { readonly kind: "broken"; readonly message: string };

/** A query that gives no answer: `at` is where it breaks, in code units. */
export class Refused extends Error {
  constructor(message: string, readonly at: number | null = null, readonly stopped = false) {
    super(message);
  }
}

export interface Engine {
  /** Begin to load the graph, if that has not been done. */
  start(): void;
  /** Ask a query once the graph is there; one at a time. Rejects with `Refused`. */
  ask(query: string, given?: Readonly<Record<string, Term>>): Promise<Answer>;
  /** End what runs; the graph is loaded again. */
  stop(): void;
}

/** `told` hears how the loading goes. The elements of the file are read anew at each start: no copy stays in memory. */
export function makeEngine(prologue: string, told: (phase: Phase) => void): Engine {
  let worker: Worker | null = null;
  let address: string | null = null;
  let begun = 0;
  let ready = false;
  let pending: { message: ToWorker; resolve: (answer: Answer) => void; reject: (reason: Refused) => void } | null = null;

  const contents = (id: string): string => document.getElementById(id)?.textContent ?? "";
  const send = (message: ToWorker): void => worker?.postMessage(message);

  function settle(): typeof pending {
    const settled = pending;
    pending = null;
    return settled;
  }

  function end(reason: Refused): void {
    worker?.terminate();
    worker = null;
    ready = false;
    settle()?.reject(reason);
  }

  function broken(message: string): void {
    end(new Refused(message));
    told({ kind: "broken", message });
  }

  function start(): void {
    if (worker) return;
    begun = performance.now();
    address ??= URL.createObjectURL(new Blob([contents("sparql-worker")], { type: "text/javascript" }));
    try {
      worker = new Worker(address);
    } catch {
      broken("this browser starts no worker from a file, and the graph can't be asked without one");
      return;
    }
    worker.addEventListener("error", () => broken("the engine stopped; this browser may lack WebAssembly, or memory"));
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => hear(data));
    told({ kind: "loading", share: 0 });
    send({ kind: "open", engine: contents("sparql-engine"), graph: contents("sparql-graph"), prologue });
  }

  function hear(data: FromWorker): void {
    if (data.kind === "loading") told(data);
    else if (data.kind === "ready") {
      ready = true;
      told({ kind: "ready", seconds: (performance.now() - begun) / 1000 });
      if (pending) send(pending.message);
    } else if (data.kind === "answer") settle()?.resolve(data.answer);
    else if (!ready) broken(data.message);
    else if (data.lost) {
      end(new Refused(data.message));
      start();
    } else settle()?.reject(new Refused(data.message, data.at));
  }

  return {
    start,
    ask: (query, given = {}) => new Promise((resolve, reject) => {
      pending = { message: { kind: "ask", query, given }, resolve, reject };
      start();
      if (ready) send(pending.message);
    }),
    stop: () => {
      end(new Refused("stopped", null, true));
      start();
    },
  };
}
