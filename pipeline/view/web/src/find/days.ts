// The group of the filters that asks for days: which time, from when, to when.
import type { App } from "../app.ts";
import { el, plural } from "../dom/el.ts";
import type { Sense } from "./counts.ts";
import { SENSES } from "./counts.ts";
import { SENSE_WORDS } from "./facet-words.ts";

export interface Days {
  readonly box: HTMLElement;
  /** `known`: of how many claims each time is known. */
  show(known: Readonly<Record<Sense, number>>): void;
}

export function daysGroup(app: App): Days {
  const options = SENSES.map((sense) => el("option", { value: sense }));
  const which = el("select", {}, options);
  const from = el("input", { type: "date" });
  const to = el("input", { type: "date" });
  const note = el("p", { class: "small" });
  const chosen = el("span", { class: "n" });
  which.addEventListener("change", () => app.go({ when: which.value === "time" ? "" : which.value, page: "" }));
  from.addEventListener("change", () => app.go({ from: from.value, page: "" }));
  to.addEventListener("change", () => app.go({ to: to.value, page: "" }));
  const box = el("details", { class: "group", open: true, "data-facet": "time" },
    el("summary", {}, "Time", chosen),
    el("div", { role: "group", "aria-label": "Time", class: "days" },
      el("label", {}, el("span", {}, "Which"), which), el("label", {}, el("span", {}, "From"), from),
      el("label", {}, el("span", {}, "To"), to), note));
  return {
    box,
    show: (known) => {
      const { when, from: first, to: last } = app.state;
      const sense = SENSES.find((one) => one === when) ?? "time";
      SENSES.forEach((one, i) => options[i].textContent = SENSE_WORDS[one]);
      which.value = sense;
      if (document.activeElement !== from) from.value = first ?? "";
      if (document.activeElement !== to) to.value = last ?? "";
      chosen.textContent = first || last ? "chosen" : "";
      note.textContent = first && last && first > last
        ? "The first day is after the last: no claim can pass."
        : `Known for ${plural(known[sense], "claim")} of those that pass the rest. Claims without this time don’t pass once days are set.`;
    },
  };
}
