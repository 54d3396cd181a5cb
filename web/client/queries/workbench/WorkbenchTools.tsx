// What can be done with the query in the editor: run, end, plan, share, save.
import { Check, FileDown, Link2, ListTree, Play, Square } from "lucide-react";
import type { FormEvent } from "react";
import { useState } from "react";
import { Button } from "../../components/Button.tsx";
import { useCopy } from "../../components/use-copy.ts";
import { goTo } from "../../place.ts";
import { counted } from "../../state/graph-words.ts";
import { saveFile } from "../answer-files.ts";
import { queryFileName, queryFileText } from "./query-file-text.ts";
import type { SharedQuery } from "./share-link.ts";
import { sharedQueryAddress } from "./share-link.ts";
import type { QueryRun } from "./use-query-run.ts";
import styles from "./Workbench.module.css";

export function WorkbenchTools(props: {
  ready: boolean;
  query: SharedQuery;
  run: QueryRun;
  /** The run was of another text, or of other values. */
  changed: boolean;
  onRun: () => void;
  onCancel: () => void;
  onPlan: () => void;
}) {
  const { ready, query, run, changed } = props;
  const [saving, setSaving] = useState(false);
  const { copied, copy } = useCopy();
  return (
    <>
      <div className={styles.tools} role="toolbar" aria-label="The query">
        {run.state === "running" ? (
          <Button onClick={props.onCancel}>
            <Square size={13} aria-hidden />
            Cancel
          </Button>
        ) : (
          <Button className={styles.run} disabled={!ready} onClick={props.onRun} title="Ctrl or Cmd and Enter">
            <Play size={13} aria-hidden />
            Run
          </Button>
        )}
        <Button disabled={!ready} onClick={props.onPlan}>
          <ListTree size={14} aria-hidden />
          Plan
        </Button>
        <Button onClick={() => copy(linkTo(query))}>
          {copied ? <Check size={14} aria-hidden /> : <Link2 size={14} aria-hidden />}
          {copied ? "Link copied" : "Copy link"}
        </Button>
        <Button aria-expanded={saving} onClick={() => setSaving(!saving)}>
          <FileDown size={14} aria-hidden />
          Save as a question
        </Button>
        <output className={styles.count}>{runWords(run)}</output>
      </div>
      {saving ? <SaveAs query={query} run={run} changed={changed} onDone={() => setSaving(false)} /> : null}
    </>
  );
}

/** Puts the query into the address without a step, and gives the whole link. */
function linkTo(query: SharedQuery): string {
  const address = sharedQueryAddress(query);
  goTo(address, { replace: true });
  return new URL(address, window.location.href).href;
}

function runWords(run: QueryRun): string {
  switch (run.state) {
    case "running":
      return run.rows === 0 ? "Running…" : `${counted(run.rows, "row", "rows")} so far…`;
    case "cancelled":
      return `Cancelled after ${counted(run.rows, "row", "rows")}.`;
    case "failed":
      return "No answer.";
    case "done": {
      const { rows, ms, truncated, dataVersion } = run.answer;
      const cut = truncated ? " · cut" : "";
      const version = dataVersion === null ? "" : ` · data version ${dataVersion}`;
      return `${counted(rows.length, "row", "rows")}${cut} · ${Math.round(ms ?? 0).toLocaleString("en")} ms${version}`;
    }
    default:
      return "";
  }
}

/** The catalogue knows a question by its words and its columns: the ones are asked for, the others are its answer's. */
function SaveAs(props: { query: SharedQuery; run: QueryRun; changed: boolean; onDone: () => void }) {
  const { query, run, changed } = props;
  const [question, setQuestion] = useState("");
  const columns = run.state === "done" ? run.answer.columns.map(({ name }) => name) : [];
  const save = (event: FormEvent): void => {
    event.preventDefault();
    saveFile(queryFileName(question), "text/plain;charset=utf-8", queryFileText({ question, columns, ...query }));
    props.onDone();
  };
  if (columns.length === 0 || changed) {
    const first = columns.length === 0 ? "Run it once" : "It has changed since it ran. Run it once more";
    return <p className={styles.saveAs}>{first}: the file names the columns of its answer.</p>;
  }
  return (
    <form className={styles.saveAs} onSubmit={save}>
      <label>
        The question it answers, in plain words
        <input
          required
          value={question}
          placeholder="Who put money into whom?"
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
      </label>
      <Button type="submit">Save file</Button>
      <p>Put it into the folder that QUERIES_DIR names, and it is in the catalogue.</p>
    </form>
  );
}
