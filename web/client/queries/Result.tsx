// An answer, drawn, as a table and as text, with one selection for all three, its receipts beside it, and the way to the
// explorer's canvas.
import { useQueryClient } from "@tanstack/react-query";
import { Check, Copy, Download } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useMemo, useState } from "react";
import type { WireGraph } from "#contract";
import { Button } from "../components/Button.tsx";
import { SegmentedChoice } from "../components/SegmentedChoice.tsx";
import { useCopy } from "../components/use-copy.ts";
import { Announcer } from "../panels/Announcer.tsx";
import { DetailDrawer } from "../panels/DetailDrawer.tsx";
import { GraphStage } from "../panels/GraphStage.tsx";
import { goTo } from "../place.ts";
import type { Answer } from "../read/parse-queries.ts";
import { ExplorerContext, explorer } from "../state/explorer-store.ts";
import { graphQuery } from "../read/graph-query.ts";
import { explorerAddress } from "../state/follow-address.ts";
import { loadOnce } from "../state/load-once.ts";
import type { RowOrder } from "./answer-rows.ts";
import { tabSeparated } from "./answer-files.ts";
import { openResult } from "./result-store.ts";
import styles from "./Result.module.css";
import { ResultTable } from "./ResultTable.tsx";
import { ResultText } from "./ResultText.tsx";

export const RESULT_MODES = { graph: "Graph", table: "Table", text: "Text" } as const;
export type ResultMode = keyof typeof RESULT_MODES;

const WITHOUT_GRAPH = { table: "Table", text: "Text" } as const;

export function Result(props: {
  answer: Answer;
  /** What the answer is called where it goes: a step of the explorer. */
  name: string;
  mode: ResultMode;
  onMode: (mode: ResultMode) => void;
  /** Saves the rows as CSV: the address of a file, or what makes one. */
  csv: ReactNode;
}) {
  const { answer } = props;
  const [order, setOrder] = useState<RowOrder>();
  const store = useMemo(() => openResult(answer), [answer]);
  const drawn = answer.graph !== undefined && answer.graph.entities.length > 0;
  const mode = !drawn && props.mode === "graph" ? "table" : props.mode;
  const stepBack = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented) store.getState().steppedBack();
  };
  return (
    <ExplorerContext value={store}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape steps back out of what is in here */}
      <div className={styles.result} onKeyDown={stepBack}>
        <div className={styles.tools} role="toolbar" aria-label="Answer">
          {drawn ? (
            <SegmentedChoice label="Show as" options={RESULT_MODES} value={mode} onChange={props.onMode} />
          ) : (
            <SegmentedChoice
              label="Show as"
              options={WITHOUT_GRAPH}
              value={mode === "text" ? "text" : "table"}
              onChange={props.onMode}
            />
          )}
          <CopyRows answer={answer} order={order} />
          {props.csv}
          {drawn && answer.graph !== undefined ? <ToCanvas graph={answer.graph} name={props.name} /> : null}
        </div>
        <div className={styles.body}>
          {mode === "graph" ? (
            <GraphStage />
          ) : mode === "table" ? (
            <ResultTable answer={answer} order={order} onOrder={setOrder} />
          ) : (
            <ResultText answer={answer} order={order} />
          )}
        </div>
        <div className={styles.drawer}>
          <DetailDrawer />
        </div>
        <Announcer />
      </div>
    </ExplorerContext>
  );
}

/** A button's or link's words with its icon, for what saves a file. */
export function SaveWords({ words }: { words: string }) {
  return (
    <>
      <Download size={14} aria-hidden />
      {words}
    </>
  );
}

function CopyRows({ answer, order }: { answer: Answer; order: RowOrder | undefined }) {
  const { copied, copy } = useCopy();
  return (
    <Button onClick={() => copy(tabSeparated(answer, order))}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      {copied ? "Copied" : "Copy rows"}
    </Button>
  );
}

/** Takes what came back to the explorer, beside what is there or in its place; both are steps that can be undone. */
function ToCanvas({ graph, name }: { graph: WireGraph; name: string }) {
  const queries = useQueryClient();
  const take = async (place: "beside" | "instead"): Promise<void> => {
    const whole = await queries.fetchQuery(graphQuery(explorer.getState().view.most)).catch(() => undefined);
    // Without it the explorer says itself why; the result is a graph all the same.
    if (whole !== undefined) loadOnce(whole);
    goTo(explorerAddress());
    const { resultAdded, resultPutUp } = explorer.getState();
    if (place === "beside") resultAdded(graph, name);
    else resultPutUp(graph, name);
  };
  return (
    <>
      <Button onClick={() => void take("beside")}>Add to canvas</Button>
      <Button onClick={() => void take("instead")}>Replace canvas</Button>
    </>
  );
}
