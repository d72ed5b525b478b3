// Which sense of time, the two days as text, and zoom by buttons.
import type { App } from "../app.ts";
import { button, el } from "../dom/el.ts";
import { SENSES, SENSE_WORDS, senseOf } from "./dated.ts";
import { dayRead } from "./iso.ts";

/** What the buttons do to the stretch in view: times its length, or moved by a part of it. */
export interface Moves {
  readonly zoom: (factor: number) => void;
  readonly pan: (share: number) => void;
}

export interface Controls {
  readonly box: HTMLElement;
  show(): void;
}

export function startControls(app: App, { zoom, pan }: Moves): Controls {
  const senses = SENSES.map((sense) => button({ class: "plain", "data-sense": sense },
    () => app.go({ when: sense === "time" ? "" : sense }), SENSE_WORDS[sense].button));
  const wrong = el("p", { class: "small wrong", id: "time-wrong", role: "alert" });
  const inputs = (["from", "to"] as const).map((side) => {
    const input = el("input", {
      type: "text", inputmode: "numeric", id: "time-" + side, placeholder: "YYYY-MM-DD", autocomplete: "off", spellcheck: "false", size: "12",
      "aria-describedby": "time-wrong",
    });
    input.addEventListener("change", () => {
      const text = input.value.trim();
      const day = text ? dayRead(text, side === "from" ? "first" : "last") : "";
      const days = { from: app.state.from ?? "", to: app.state.to ?? "", [side]: day ?? "" };
      wrong.textContent = day === null ? "Write a day, month or year as 2024-10-01, 2024-10 or 2024."
        : days.from && days.to && days.from > days.to ? "The first day is after the last." : "";
      input.setAttribute("aria-invalid", String(Boolean(wrong.textContent)));
      if (!wrong.textContent) app.go({ [side]: day ?? "" });
    });
    return input;
  });
  const clear = button({ class: "plain", id: "time-clear" }, () => {
    app.go({ from: "", to: "" });
    inputs[0].focus();
  }, "All times");
  const plain = (label: string, text: string, pressed: () => void): HTMLButtonElement => button({ class: "plain", "aria-label": label, title: label }, pressed, text);
  const box = el("div", { class: "controls" },
    el("div", { class: "senses", role: "group", "aria-label": "Which time" }, el("span", { class: "small" }, "When it was"), senses),
    el("div", { class: "days", role: "group", "aria-label": "Days shown, both included" },
      el("label", { class: "small", for: "time-from" }, "From"), inputs[0], el("label", { class: "small", for: "time-to" }, "to"), inputs[1], clear),
    el("div", { class: "moves", role: "group", "aria-label": "Zoom and move in time" },
      plain("Earlier", "‹", () => pan(-0.5)), plain("Later", "›", () => pan(0.5)),
      plain("Show a shorter time", "+", () => zoom(0.5)), plain("Show a longer time", "−", () => zoom(2))),
    wrong);
  return {
    box,
    show() {
      const sense = senseOf(app.state);
      senses.forEach((one, i) => one.setAttribute("aria-pressed", String(SENSES[i] === sense)));
      inputs.forEach((input, i) => {
        if (document.activeElement === input && input.getAttribute("aria-invalid") === "true") return;
        input.value = (i ? app.state.to : app.state.from) ?? "";
      });
      clear.disabled = !app.state.from && !app.state.to;
    },
  };
}
