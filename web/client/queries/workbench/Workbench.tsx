// The workbench: write Cypher, see what is wrong with it, run it within limits, look at what comes back.
import { useEffect, useMemo, useRef, useState } from "react";
import { useDebouncedValue } from "@mantine/hooks";
import type { SchemaResponse } from "#contract";
import type { Properties } from "#model";
import { useAddress } from "../../place.ts";
import { QueriesFrame } from "../QueriesFrame.tsx";
import { useSchema } from "../use-catalogue.ts";
import { EditorPane } from "./EditorPane.tsx";
import type { Editor } from "./mount-editor.ts";
import { namesNowhere } from "./names-nowhere.ts";
import { parseParameterPane, takeParameterLines } from "./parameter-lines.ts";
import { Plan } from "./Plan.tsx";
import { readDraft, readHistory, remember, writeDraft, writeHistory } from "./query-history.ts";
import { RunResult } from "./RunResult.tsx";
import type { SharedQuery } from "./share-link.ts";
import { isSameQuery, readSharedQuery } from "./share-link.ts";
import { SidePane } from "./SidePane.tsx";
import { REST, problemsOf, useCheckedText } from "./use-checked-text.ts";
import { useQueryRun } from "./use-query-run.ts";
import styles from "./Workbench.module.css";
import { WorkbenchTools } from "./WorkbenchTools.tsx";

const FIRST: SharedQuery = {
  cypher:
    "MATCH (funder:Entity)-[r:INVESTED_IN|COMMITS_CAPITAL]->(funded:Entity)\nRETURN funder, r, funded\nLIMIT 25\n",
  params: {},
};

export function Workbench() {
  const { hash } = useAddress();
  const schema = useSchema();
  const editor = useRef<Editor>(null);
  const [opened] = useState(() => readSharedQuery(hash) ?? readDraft(localStorage) ?? FIRST);
  const [text, setText] = useState(opened.cypher);
  const [pane, setPane] = useState(() => paneText(opened.params));
  const [past, setPast] = useState(() => readHistory(localStorage));
  const [planned, setPlanned] = useState<SharedQuery>();
  const [ran, setRan] = useState<SharedQuery>();
  const { run, start, cancel } = useQueryRun();

  const lines = useMemo(() => takeParameterLines(text), [text]);
  const parsedPane = useMemo(() => parseParameterPane(pane), [pane]);
  const query = useMemo(
    () => ({ cypher: lines.cypher, params: { ...(parsedPane.ok ? parsedPane.params : {}), ...lines.params } }),
    [lines, parsedPane],
  );
  const isOpen = schema.data?.freeQueries ?? true;
  const ready = isOpen && parsedPane.ok && lines.problems.length === 0 && query.cypher.trim() !== "";
  const checked = useCheckedText(query.cypher, query.params, ready && run.state !== "running");
  useEffect(() => {
    const atRun = run.state === "failed" && ran === query ? problemsOf(run.error) : [];
    const ofLines = lines.problems.map(({ line, message }) => ({ position: { line, column: 1 }, message }));
    editor.current?.setProblems([...ofLines, ...(checked.length > 0 ? checked : atRun)]);
  }, [lines, checked, run, ran, query]);
  useEffect(() => {
    const timer = setTimeout(() => writeDraft(localStorage, { cypher: text, params: query.params }), 400);
    return () => clearTimeout(timer);
  }, [text, query.params]);

  const open = (other: SharedQuery): void => {
    editor.current?.setText(other.cypher);
    setPane(paneText(other.params));
    editor.current?.focus();
  };
  useOpenedLink(hash, query, open);
  const runIt = (): void => {
    if (!ready) return;
    setPlanned(undefined);
    setRan(query);
    start(query);
    const history = remember(past, { cypher: text, params: query.params, at: new Date().toISOString() });
    setPast(history);
    writeHistory(localStorage, history);
  };

  return (
    <QueriesFrame title="Workbench" here="workbench">
      <div className={styles.workbench}>
        <main id="main" className={styles.main} tabIndex={-1}>
          <h1 className={styles.title}>Write your own question</h1>
          {isOpen ? null : (
            <p className={styles.closed}>
              Free queries are off on this server. The saved questions can be asked, and yours can be saved as a file.
            </p>
          )}
          <EditorPane
            ref={editor}
            text={opened.cypher}
            schema={schema.data}
            parameters={Object.keys(query.params)}
            onText={setText}
            onRun={runIt}
          />
          <NamesNowhere cypher={query.cypher} schema={schema.data} />
          <WorkbenchTools
            ready={ready}
            query={query}
            run={run}
            changed={ran === undefined || !isSameQuery(ran, query)}
            onRun={runIt}
            onCancel={cancel}
            onPlan={() => setPlanned(query)}
          />
          {planned === undefined ? (
            <RunResult run={run} onAgain={runIt} />
          ) : (
            <Plan query={planned} onClose={() => setPlanned(undefined)} />
          )}
        </main>
        <SidePane
          pane={pane}
          problem={parsedPane.ok ? undefined : parsedPane.message}
          onPane={setPane}
          past={past}
          onOpen={open}
          onForget={() => {
            setPast([]);
            writeHistory(localStorage, []);
          }}
        />
      </div>
    </QueriesFrame>
  );
}

/** Said when the keys have rested: half a name is no name yet. */
function NamesNowhere({ cypher, schema }: { cypher: string; schema: SchemaResponse | undefined }) {
  const [settled] = useDebouncedValue(cypher, REST);
  const names = useMemo(() => namesNowhere(settled, schema), [settled, schema]);
  return (
    <output className={styles.nowhere} aria-label="Names that are not in the graph">
      {names.join(" ")}
    </output>
  );
}

/** A link to another query that is followed while the workbench is open puts it into the editor; it never runs by itself. */
function useOpenedLink(hash: string, current: SharedQuery, open: (query: SharedQuery) => void): void {
  const followed = useRef(hash);
  useEffect(() => {
    if (followed.current === hash) return;
    followed.current = hash;
    const shared = readSharedQuery(hash);
    // A link that was copied here is in the address as well.
    if (shared !== undefined && !isSameQuery(shared, current)) open(shared);
  }, [hash, current, open]);
}

function paneText(params: Properties): string {
  return Object.keys(params).length === 0 ? "" : JSON.stringify(params, null, 2);
}
