// Pages of rows, and the bar that turns them.
import { button, el } from "../dom/el.ts";

/** Rows of a page. */
export const PAGE = 100;

export const pagesOf = (rows: number): number => Math.max(1, Math.ceil(rows / PAGE));

/** The page that is asked for, from 1, kept within what there is; null where none is asked for. */
export function pageOf(wanted: string | undefined, rows: number): number | null {
  const number = Number(wanted);
  return wanted && Number.isInteger(number) && number >= 1 ? Math.min(number, pagesOf(rows)) : null;
}

export interface Pages {
  readonly box: HTMLElement;
  show(page: number, rows: number): void;
}

/** The bar; `turn` is called with the page that the reader asks for. */
export function pageBar(turn: (page: number) => void): Pages {
  let now = 1;
  let last = 1;
  const back = button({ class: "plain" }, () => turn(now - 1), "Previous");
  const on = button({ class: "plain" }, () => turn(now + 1), "Next");
  const input = el("input", { type: "number", min: 1, step: 1, inputmode: "numeric" });
  const of = el("span", {});
  input.addEventListener("change", () => {
    const wanted = Math.round(Number(input.value));
    if (wanted >= 1) turn(Math.min(wanted, last));
    else input.value = String(now);
  });
  return {
    box: el("nav", { class: "pages", "aria-label": "Pages of the table" }, back, el("label", {}, "Page ", input), of, on),
    show(page, rows) {
      now = page;
      last = pagesOf(rows);
      back.disabled = page <= 1;
      on.disabled = page >= last;
      input.max = String(last);
      input.value = String(page);
      of.textContent = `of ${last.toLocaleString("en")}`;
    },
  };
}
