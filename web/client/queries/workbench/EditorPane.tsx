// The editor on the page.
import type { Ref } from "react";
import { useEffect, useImperativeHandle, useRef } from "react";
import type { SchemaResponse } from "#contract";
import type { Editor, EditorHandlers } from "./mount-editor.ts";
import { mountEditor } from "./mount-editor.ts";
import styles from "./Workbench.module.css";

export function EditorPane(props: {
  ref: Ref<Editor>;
  /** At first; afterwards the editor holds it. */
  text: string;
  schema: SchemaResponse | undefined;
  parameters: readonly string[];
  onText: (text: string) => void;
  onRun: () => void;
}) {
  const { ref, text } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(null);
  // The editor lives longer than what it asks: it always asks the latest.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (host.current === null) return undefined;
    const handlers: EditorHandlers = {
      onText: (next) => latest.current.onText(next),
      onRun: () => latest.current.onRun(),
      schema: () => latest.current.schema,
      parameters: () => latest.current.parameters,
    };
    const mounted = mountEditor(host.current, text, handlers);
    editor.current = mounted;
    mounted.focus();
    return () => {
      mounted.destroy();
      editor.current = null;
    };
  }, [text]);
  useImperativeHandle(
    ref,
    () => ({
      text: () => editor.current?.text() ?? "",
      setText: (next) => editor.current?.setText(next),
      setProblems: (problems) => editor.current?.setProblems(problems),
      focus: () => editor.current?.focus(),
      destroy: () => editor.current?.destroy(),
    }),
    [],
  );
  return <div ref={host} className={styles.editor} />;
}
