// The editor. It stands in a shadow tree: there CodeMirror's styles are style sheets made by script, which the page's
// policy allows, where in the document they would be style elements, which it doesn't.
import { autocompletion, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { el } from "../dom/el.ts";
import type { About } from "./about.ts";
import { completions } from "./complete.ts";

export interface Editor {
  /** To be put into the document. */
  readonly box: HTMLElement;
  text(): string;
  /** Replace the text, as one step that can be undone. `changed` is not told. */
  fill(text: string): void;
  /** Mark the place where the query breaks, put the cursor there, and bring it into sight. */
  breaks(at: number): void;
  focus(): void;
}

const broken = StateEffect.define<number | null>();
const brokenPlace = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) {
      if (!effect.is(broken)) continue;
      const { doc } = transaction.state;
      if (effect.value === null || !doc.length) next = Decoration.none;
      else {
        const from = Math.min(effect.value, doc.length - 1);
        const word = /^[\w?$:]+/.exec(doc.sliceString(from, doc.lineAt(from).to))?.[0].length ?? 1;
        next = Decoration.set([Decoration.mark({ class: "broken" }).range(from, Math.max(from + 1, from + word))]);
      }
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--accent)", fontWeight: "600" },
  { tag: tags.standard(tags.name), color: "var(--accent)" },
  { tag: tags.variableName, color: "var(--outlet)" },
  { tag: tags.string, color: "var(--place)" },
  { tag: [tags.atom, tags.url, tags.propertyName], color: "var(--event)" },
  { tag: [tags.comment, tags.meta], color: "var(--soft)", fontStyle: "italic" },
]);

const LOOK = EditorView.theme({
  "&": { border: "1px solid var(--soft)", borderRadius: "6px", background: "var(--surface)", color: "var(--ink)", fontSize: "14px" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { maxHeight: "var(--editor-height)", overflow: "auto", fontFamily: "var(--code)", lineHeight: "1.5" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-gutters": { background: "var(--sunk)", color: "var(--soft)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--content)", outline: "1px solid var(--content-line)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "none", textDecoration: "underline wavy var(--event)" },
  ".broken": { background: "var(--content)", textDecoration: "underline wavy var(--event)" },
  ".cm-tooltip": { background: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line)", borderRadius: "6px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--code)", fontSize: "13px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--ink)", color: "var(--surface)" },
  ".cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal", fontFamily: "var(--ui)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
});

/** `run` on Ctrl-Enter, `leave` on Escape, `changed` when the reader changes the text. Tab goes on to what comes next. */
export function startEditor(about: About, run: () => void, leave: () => void, changed: () => void): Editor {
  const box = el("div", { class: "editor" });
  const root = box.attachShadow({ mode: "open" });
  let filling = false;
  const view = new EditorView({
    root,
    parent: root,
    extensions: [
      lineNumbers(), history(), bracketMatching(), EditorView.lineWrapping, brokenPlace,
      StreamLanguage.define(sparql), syntaxHighlighting(COLOURS), LOOK,
      autocompletion({ override: [completions(about)], icons: false }),
      keymap.of([
        { key: "Mod-Enter", run: () => (run(), true), preventDefault: true },
        ...completionKeymap, ...historyKeymap, ...defaultKeymap,
      ]),
      EditorView.contentAttributes.of({
        "aria-label": "SPARQL query. Control and Enter run it, Tab or Escape leaves the editor.", spellcheck: "false", autocapitalize: "off", tabindex: "0",
      }),
      EditorView.domEventHandlers({ beforeinput: typedOver }),
      EditorView.updateListener.of(({ docChanged }) => {
        if (docChanged && !filling) changed();
      }),
    ],
  });
  // Before CodeMirror sees it: with a list of names open, Escape closes that, and does nothing else.
  root.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key !== "Escape" || completionStatus(view.state) === "active") return;
    event.preventDefault();
    leave();
  }, true);
  // What is typed here is no key of the page.
  box.addEventListener("keydown", (event) => event.stopPropagation());
  return {
    box,
    text: () => view.state.doc.toString(),
    fill: (text) => {
      filling = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
      filling = false;
    },
    breaks: (at) => {
      view.dispatch({ effects: broken.of(at), selection: { anchor: Math.min(at, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
  };
}

/** What is typed over a selection. Left to the browser, it would keep the looks of what it deletes as a style attribute. */
function typedOver(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== "insertText" || !event.data || view.composing) return false;
  let { from, to } = view.state.selection.main;
  // What was selected a moment ago CodeMirror may not have heard of yet.
  const drawn = (view.root as Document).getSelection();
  if (drawn?.anchorNode && drawn.focusNode && !drawn.isCollapsed && view.contentDOM.contains(drawn.anchorNode) && view.contentDOM.contains(drawn.focusNode)) {
    const ends = [view.posAtDOM(drawn.anchorNode, drawn.anchorOffset), view.posAtDOM(drawn.focusNode, drawn.focusOffset)];
    [from, to] = [Math.min(...ends), Math.max(...ends)];
  }
  if (from === to) return false;
  view.dispatch({ changes: { from, to, insert: event.data }, selection: { anchor: from + event.data.length }, userEvent: "input.type", scrollIntoView: true });
  event.preventDefault();
  return true;
}
