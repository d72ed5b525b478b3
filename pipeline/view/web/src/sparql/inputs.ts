// Small inputs for the parameters of a query.
import type { Kind } from "../data/model.ts";
import type { Store } from "../data/store.ts";
import { el } from "../dom/el.ts";
import { fold } from "./names.ts";
import type { Parameter, ParameterType } from "./question.ts";

const NAMES: Partial<Record<ParameterType, readonly Kind[]>> = {
  name: ["source", "outlet", "entity", "place"], outlet: ["outlet"], event: ["event"],
};
const SUGGESTED = 30;

export interface Inputs {
  readonly box: HTMLElement;
  /** The values that are given, by parameter. */
  values(): Record<string, string>;
  /** Show inputs for these parameters; an input that stays keeps its value and the focus. */
  fit(parameters: readonly Parameter[], values: Readonly<Record<string, string>>): void;
  focus(name: string): void;
}

export function startInputs(store: Store, changed: () => void, run: () => void): Inputs {
  const box = el("div", { class: "parameters", role: "group", "aria-label": "Parameters of the question" });
  let shown = "";
  const inputs = new Map<string, HTMLInputElement>();

  function field(parameter: Parameter): HTMLElement {
    const id = "sparql-" + parameter.name;
    const input = el("input", {
      id, type: "text", autocomplete: "off", spellcheck: "false", dir: "auto", list: NAMES[parameter.type] ? id + "-names" : null,
      placeholder: parameter.byDefault === null ? "" : parameter.byDefault || "any", required: parameter.byDefault === null,
    });
    const names = el("datalist", { id: id + "-names" });
    input.addEventListener("input", () => {
      names.replaceChildren(...suggestions(store, parameter.type, input.value).map(([value, label]) => el("option", { value }, label)));
      changed();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") run();
    });
    inputs.set(parameter.name, input);
    return el("div", { class: "parameter" }, el("label", { for: id }, el("b", {}, parameter.name), " ", el("span", {}, parameter.help)), input, names);
  }

  return {
    box,
    values: () => Object.fromEntries([...inputs].flatMap(([name, { value }]) => (value.trim() ? [[name, value.trim()]] : []))),
    fit: (parameters, values) => {
      const key = JSON.stringify(parameters);
      if (key !== shown) {
        inputs.clear();
        box.replaceChildren(...parameters.map(field));
        box.hidden = !parameters.length;
        shown = key;
      }
      for (const [name, input] of inputs) if (input.value.trim() !== (values[name] ?? "")) input.value = values[name] ?? "";
    },
    focus: (name) => inputs.get(name)?.focus(),
  };
}

/** Names on the page that hold what is typed: values, and what they are where that is an id. */
function suggestions(store: Store, type: ParameterType, typed: string): [value: string, label: string][] {
  const kinds = NAMES[type];
  const key = fold(typed);
  if (!kinds || !key) return [];
  const found = new Map<string, string>();
  for (const { kind, id, label } of store.marks) {
    if (!kinds.includes(kind) || !fold(label).includes(key)) continue;
    if (type === "event") found.set(id, label);
    else found.set(label, "");
    if (found.size === SUGGESTED) break;
  }
  return [...found];
}
