// The "Save" menu: a button that opens a list of buttons, and says what is saved.
import type { App, Picture, View } from "../app.ts";
import { citations } from "../claim/cite.ts";
import { button, byId, el } from "../dom/el.ts";
import { lit, readTheme } from "../graph/theme.ts";
import { captionOf } from "./caption.ts";
import { csvOf } from "./csv.ts";
import { jsonldOf } from "./jsonld.ts";
import { composed, rasterised } from "./picture.ts";
import { copy, save } from "./save.ts";
import { selectionOf } from "./selection.ts";
import { xmlOf } from "./xml.ts";

/** The name of a file: the view, and what is selected as far as letters of a file's name go. */
export function fileName(app: App, ending: string): string {
  const number = app.selected();
  const about = number === null ? "" : app.store.marks[number].label.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
  return ["sayso", app.view(), about].filter(Boolean).join("-") + "." + ending;
}

interface Drawn { readonly xml: string; readonly width: number; readonly height: number }

/** The view on stage with its caption, in light colours: it is to be printed. */
function drawn(app: App, picture: () => Picture | null): Drawn | null {
  return lit(() => {
    const found = picture();
    if (!found) return null;
    const svg = composed(found, captionOf(app, found.title, byId("status").textContent ?? "", found.claims), readTheme());
    return { xml: xmlOf(svg), width: Number(svg.getAttribute("width")), height: Number(svg.getAttribute("height")) };
  });
}

/** Put the menu into the page's tools. `onStage`: the view that is on stage. */
export function startSaving(app: App, onStage: () => View): void {
  const what = el("p", { class: "small", id: "save-what" });
  const told = el("p", { class: "small", role: "status", id: "save-told" });
  const list = el("div", { class: "save-list", id: "save-list", role: "group", "aria-label": "Save", hidden: true });
  const opener = button({ class: "plain", id: "save", "aria-expanded": "false", "aria-controls": "save-list" }, () => open(list.hidden), "Save");
  const picture = (): Picture | null => onStage().picture?.() ?? null;

  function open(shown: boolean): void {
    list.hidden = !shown;
    opener.setAttribute("aria-expanded", String(shown));
    if (!shown) return;
    what.textContent = `Saved as a table, as JSON-LD or as citations: ${selectionOf(app).words}.`;
    told.textContent = "";
    for (const node of list.querySelectorAll<HTMLButtonElement>("[data-picture]")) node.disabled = !onStage().picture;
    list.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
  }

  /** An item: what it does says what it did, or throws. */
  const item = (words: string, act: () => string | Promise<string>, attributes = {}): HTMLElement => button({ class: "item", ...attributes }, () => {
    told.textContent = "Working…";
    // The browser shows the word before the work begins.
    window.setTimeout(() => {
      void Promise.resolve().then(act).then((done) => {
        told.textContent = done;
      }, (error: unknown) => {
        told.textContent = "That did not work: " + (error instanceof Error ? error.message : String(error));
      });
    }, 0);
  }, words);
  const kept = (ending: string, type: string, content: string | Blob): string => {
    const name = fileName(app, ending);
    save(name, type, content);
    return `Saved ${name}`;
  };
  const claims = (): readonly number[] => selectionOf(app).claims;
  const nothing = "This view has nothing to draw just now.";

  list.append(
    item("Picture (PNG)", async () => {
      const found = drawn(app, picture);
      if (!found) return nothing;
      const { blob, scale } = await rasterised(found.xml, found.width, found.height);
      return kept("png", "image/png", blob) + (scale < 2 ? `, at ${scale.toFixed(2)} times its size: larger ones this browser can't draw. SVG has no such limit.` : ".");
    }, { "data-picture": true }),
    item("Picture (SVG)", () => {
      const found = drawn(app, picture);
      return found ? kept("svg", "image/svg+xml", found.xml) + "." : nothing;
    }, { "data-picture": true }),
    item("Claims as a table (CSV)", () => kept("csv", "text/csv", csvOf(app, claims())) + "."),
    item("Claims as linked data (JSON-LD)", () => kept("jsonld", "application/ld+json", jsonldOf(app, claims())) + "."),
    item("Citations (text)", () => kept("txt", "text/plain", citations(app, claims())) + "."),
    item("Copy a link to this view", async () => (await copy(location.href) ? "The link is copied." : "Could not copy: the link is this page’s address.")),
    what, told);

  const box = el("div", { class: "save" }, opener, list);
  box.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      open(false);
      opener.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open(true);
      else buttons.at((at + (event.key === "ArrowDown" ? 1 : -1 + (at < 0 ? 1 : 0))) % buttons.length)?.focus();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!list.hidden && !box.contains(event.target as Node)) open(false);
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget as Node)) open(false);
  });
  window.addEventListener("hashchange", () => open(false));
  byId("tools").append(box);
}
