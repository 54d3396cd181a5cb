// CodeMirror behind a small interface: Cypher with colours, completion from the live schema, mistakes at their place.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from "@codemirror/autocomplete";
import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { SchemaResponse } from "#contract";
import type { TextPosition } from "../../read/answer-error.ts";
import { colouredCypher } from "./colour-cypher.ts";
import { offersFor, typedAt } from "./complete-cypher.ts";

export interface EditorProblem {
  readonly position: TextPosition;
  readonly message: string;
}

export interface Editor {
  text(): string;
  /** Takes the place of everything; the cursor goes to the end. */
  setText(text: string): void;
  setProblems(problems: readonly EditorProblem[]): void;
  focus(): void;
  destroy(): void;
}

export interface EditorHandlers {
  onText(text: string): void;
  onRun(): void;
  /** Asked when something is completed. */
  schema(): SchemaResponse | undefined;
  parameters(): readonly string[];
}

export function mountEditor(container: HTMLElement, text: string, handlers: EditorHandlers): Editor {
  const view = new EditorView({
    parent: container,
    state: EditorState.create({
      doc: text,
      selection: { anchor: text.length },
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: (editor) => (closeCompletion(editor), handlers.onRun(), true) }]),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [completer(handlers)], icons: false }),
        lintGutter(),
        StreamLanguage.define(colouredCypher),
        syntaxHighlighting(COLOURS),
        THEME,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Cypher", spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) handlers.onText(update.state.doc.toString());
        }),
        // Tab goes on to the next control: who edits by keyboard must be able to leave.
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    setText: (next) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        selection: { anchor: next.length },
      }),
    setProblems: (problems) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map(({ position, message }) => ({
            ...rangeAt(view.state, position),
            severity: "error" as const,
            message,
          })),
        ),
      ),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function completer(handlers: EditorHandlers) {
  return (context: CompletionContext): CompletionResult | null => {
    const typed = typedAt(context.state.doc.toString(), context.pos);
    if (typed === undefined) return null;
    // A list at every blank would be in the way: a word must have begun, or somebody asks for it.
    if (typed.kind === "word" && typed.from === context.pos && !context.explicit) return null;
    const options = offersFor(typed.kind, handlers.schema(), handlers.parameters()).map((offer) => ({ ...offer }));
    return { from: typed.from, options, validFor: /^\w*$/ };
  };
}

/** The word at a place, or one character where there is none. */
function rangeAt(state: EditorState, { line, column }: TextPosition): { readonly from: number; readonly to: number } {
  const at = state.doc.line(Math.min(line, state.doc.lines));
  const from = Math.min(at.from + column - 1, at.to);
  const word = /^\w+/.exec(state.sliceDoc(from, at.to))?.[0].length ?? 1;
  return { from, to: Math.min(from + word, state.doc.length) };
}

/** The page's own colours, so that both schemes are one style. */
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.typeName], color: "var(--code-name)" },
  { tag: tags.standard(tags.variableName), color: "var(--code-call)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
]);

const THEME = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", backgroundColor: "var(--panel)", color: "var(--text)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--text)", padding: "10px 0" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--muted)", border: "none" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-quiet)",
  },
  ".cm-matchingBracket": { backgroundColor: "var(--accent-quiet)", outline: "none" },
  ".cm-tooltip": {
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    backgroundColor: "var(--raised)",
    color: "var(--text)",
    boxShadow: "var(--shadow)",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-text)" },
  ".cm-completionDetail": { marginLeft: "10px", fontStyle: "normal", opacity: "0.75" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--warn)" },
});
