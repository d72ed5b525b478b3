// What stands over the table: the kinds of rows, the choice of columns, and the button that saves the rows.
import type { App } from "../app.ts";
import { button, el } from "../dom/el.ts";
import type { Column, Rows } from "./column.ts";
import { ROW_KINDS, ROWS } from "./column.ts";

export interface Bar {
  readonly box: HTMLElement;
  show(rows: Rows, counts: Record<Rows, number>, columns: readonly Column[], shown: readonly Column[]): void;
}

export function tableBar(app: App, save: () => void): Bar {
  const counts = new Map(ROW_KINDS.map((rows) => [rows, el("span", { class: "n" })]));
  const kinds = new Map(ROW_KINDS.map((rows) => [rows, button({ "aria-pressed": "false", "data-rows": rows },
    () => app.go({ rows: rows === "claims" ? "" : rows, sort: "", page: "", cols: [] }), app.store.words.plurals[ROWS[rows]], " ", counts.get(rows))]));
  const choices = el("div", { class: "choices", role: "group", "aria-label": "Columns that are shown" });
  const columnsBox = el("details", { class: "columns" }, el("summary", { class: "plain" }, "Columns"), choices);
  columnsBox.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !columnsBox.open) return;
    event.preventDefault();
    columnsBox.open = false;
    columnsBox.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !columnsBox.contains(event.target)) columnsBox.open = false;
  });
  let made = "";

  /** The boxes to tick are made anew only for another kind of rows: the one just ticked keeps the focus. */
  function showChoices(rows: Rows, columns: readonly Column[], shown: readonly Column[]): void {
    if (made !== rows) {
      made = rows;
      choices.replaceChildren(...columns.map((column) => {
        const tick = el("input", { type: "checkbox", value: column.name });
        tick.addEventListener("change", () => {
          const wanted = [...choices.querySelectorAll("input")].filter(({ checked }) => checked).map(({ value }) => value);
          const usual = columns.every(({ name, usual: is }) => is === wanted.includes(name));
          app.go({ cols: usual ? [] : wanted });
        });
        return el("label", {}, tick, column.title);
      }));
    }
    for (const input of choices.querySelectorAll("input")) input.checked = shown.some(({ name }) => name === input.value);
  }

  return {
    box: el("div", { class: "table-bar" },
      el("div", { class: "kinds", role: "group", "aria-label": "Kinds of rows" }, [...kinds.values()]),
      columnsBox, button({ class: "plain csv", title: "Save all rows that pass as comma-separated values" }, save, "CSV")),
    show(rows, totals, columns, shown) {
      for (const one of ROW_KINDS) {
        kinds.get(one)!.setAttribute("aria-pressed", String(one === rows));
        counts.get(one)!.textContent = totals[one].toLocaleString("en");
      }
      showChoices(rows, columns, shown);
    },
  };
}
