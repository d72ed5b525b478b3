// The view that asks the graph inside the file. A query runs when the reader says so: a link fills it in, no more.
import type { App, Told, View } from "../app.ts";
import { button, byId, el, plural } from "../dom/el.ts";
import type { About } from "./about.ts";
import { prologueOf, readAbout } from "./about.ts";
import { asState, fromState } from "./address.ts";
import { startEditor } from "./editor.ts";
import type { Phase } from "./engine.ts";
import { makeEngine, Refused } from "./engine.ts";
import { termsOf } from "./given.ts";
import { startInputs } from "./inputs.ts";
import type { Answer } from "./protocol.ts";
import { parametersOf } from "./question.ts";
import { drawAnswer, relink } from "./results.ts";

const FIRST = `# All graphs are asked at once, and the prefixes of the project need no declaration.
SELECT ?source ?claim ?id WHERE {
  ?c a sayso:Claim ; sayso:id ?id ; rdfs:label ?claim ; sayso:saidBy/rdfs:label ?source
}
ORDER BY ?source ?claim ?id
LIMIT 100
`;

export function sparqlView(app: App): View {
  let bench: Promise<Bench> | null = null;
  return {
    name: "sparql",
    show: async (): Promise<Told> => {
      bench ??= readAbout().then((about) => startBench(app, about));
      const { show, about } = await bench;
      show();
      return { text: `All ${plural(about.statements, "statement")} of the graph can be asked. Queries run in this browser, on this file; nothing leaves it.` };
    },
  };
}

interface Bench { readonly about: About; readonly show: () => void }

function startBench(app: App, about: About): Bench {
  const choice = el("select", { id: "sparql-question" }, el("option", { value: "" }, "A query of your own"),
    about.questions.map(({ name, title }) => el("option", { value: name }, title)));
  const sentence = el("p", { class: "sentence" });
  const told = el("p", { class: "told", role: "status" });
  const clock = el("span", { class: "clock", "aria-hidden": "true" });
  const runner = button({ class: "plain run", title: "Control and Enter" }, () => void run(), "Run");
  const stopper = button({ class: "plain", disabled: true }, () => stop(), "Stop");
  const result = el("div", { class: "result" });
  const inputs = startInputs(app.store, noted, () => void run());
  const editor = startEditor(about, () => void run(), () => runner.focus(), noted);
  const engine = makeEngine(prologueOf(about.prefixes), heard);
  let state = "";
  let timer = 0;
  let running = false;
  let phase: Phase = { kind: "loading", share: 0 };

  choice.addEventListener("change", () => {
    const question = about.questions.find(({ name }) => name === choice.value);
    editor.fill(question?.text ?? FIRST);
    fit({});
    keep();
  });
  byId("view-sparql").replaceChildren(el("div", { class: "sparql" },
    el("div", { class: "choice" }, el("label", { for: "sparql-question" }, "Question"), choice), sentence, inputs.box, editor.box,
    el("div", { class: "press" }, runner, stopper, told, clock), result));
  engine.start();

  /** Title, sentence and inputs as the text in the editor has them. */
  function fit(values: Readonly<Record<string, string>>): void {
    const question = about.questions.find(({ text }) => text === editor.text());
    choice.value = question?.name ?? "";
    sentence.textContent = question?.sentence ?? "";
    sentence.hidden = !question;
    editor.box.classList.toggle("shipped", question !== undefined);
    inputs.fit(parametersOf(editor.text()), values);
  }

  /** The text or a value was changed: it is in the address a moment later. */
  function noted(): void {
    fit(inputs.values());
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, 400);
  }

  function keep(): void {
    window.clearTimeout(timer);
    const kept = asState(about.questions, editor.text(), inputs.values());
    state = JSON.stringify([kept.sparql, kept.given]);
    app.go(kept, true);
  }

  function heard(now: Phase): void {
    const same = now.kind === "loading" && phase.kind === "loading" && now.share > 0 && Math.floor(now.share * 10) === Math.floor(phase.share * 10);
    phase = now;
    if (same) return;
    if (now.kind === "broken") say(now.message, "wrong");
    else if (now.kind === "loading") say(`Loading the graph${now.share ? `: ${Math.floor(now.share * 10) * 10} %` : ""} …`);
    else if (!running) say(`The graph is loaded, in ${seconds(now.seconds)}.`);
    else say("Running …");
  }

  function say(words: string, kind = ""): void {
    // What a stopped or broken query left behind stays in sight while the graph is loaded anew.
    if (told.dataset.kept && !kind && words.startsWith("Loading")) return;
    told.dataset.kept = "";
    told.textContent = words;
    told.className = "told " + kind;
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    keep();
    result.replaceChildren();
    stopper.disabled = false;
    runner.disabled = true;
    if (phase.kind === "ready") say("Running …");
    const begun = performance.now();
    const ticking = window.setInterval(() => {
      clock.textContent = seconds((performance.now() - begun) / 1000);
    }, 200);
    try {
      const parameters = parametersOf(editor.text());
      const missing = parameters.find(({ name, byDefault }) => byDefault === null && !inputs.values()[name]);
      if (missing) inputs.focus(missing.name);
      const terms = await termsOf(engine, about, parameters, inputs.values());
      const asked = performance.now();
      const answer = without(await engine.ask(editor.text(), terms), new Set(parameters.map(({ name }) => name)));
      say(summary(answer, (performance.now() - asked) / 1000));
      drawAnswer(app, about.prefixes, answer, result);
      result.scrollIntoView({ block: "nearest" });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.stopped) say(`Stopped after ${seconds((performance.now() - begun) / 1000)}. The graph is being loaded again for the next query.`, "wrong");
      else say(sentenceOf(error.message), "wrong");
      told.dataset.kept = "1";
      if (error.at !== null) editor.breaks(error.at);
    } finally {
      window.clearInterval(ticking);
      clock.textContent = "";
      running = false;
      runner.disabled = false;
      stopper.disabled = true;
    }
  }

  function stop(): void {
    engine.stop();
    runner.disabled = false;
    runner.focus();
  }

  function show(): void {
    const now = JSON.stringify([app.state.sparql, app.state.given ?? []]);
    if (state === "" || (app.state.sparql && now !== state)) {
      const found = fromState(about.questions, app.state);
      editor.fill(found?.text ?? FIRST);
      fit(found?.values ?? {});
      state = now;
    }
    relink(app, result);
  }

  return { about, show };
}

/** The answer without the columns of parameters, which hold what was given. */
function without(answer: Answer, names: ReadonlySet<string>): Answer {
  if (answer.kind !== "table") return answer;
  const kept = answer.columns.flatMap((name, i) => (names.has(name) ? [] : [i]));
  return { ...answer, columns: kept.map((i) => answer.columns[i]), rows: answer.rows.map((row) => kept.map((i) => row[i])) };
}

function summary(answer: Answer, took: number): string {
  const time = `in ${seconds(took)}`;
  if (answer.kind === "truth") return `Answered ${time}.`;
  const noun = answer.kind === "triples" ? "triple" : "row";
  if (answer.more) return `The first ${plural(answer.rows.length, noun)}, ${time}. There are more: give the query a LIMIT of its own to have them.`;
  return answer.rows.length ? `${plural(answer.rows.length, noun)}, ${time}.` : `No ${noun}s: nothing in the graph is like this (${time}).`;
}

function seconds(time: number): string {
  return time < 0.995 ? `${time.toFixed(2)} s` : `${time.toFixed(1)} s`;
}

function sentenceOf(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.?!]$/.test(words) ? "" : ".");
}
