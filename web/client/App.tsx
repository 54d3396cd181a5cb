// The page: loads the graph into the store, arranges rail, canvas or its twins, and drawer.
import { useQuery } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import { useEffect } from "react";
import type { GraphResponse } from "#contract";
import styles from "./App.module.css";
import { later } from "./components/later.tsx";
import { Exploring } from "./explore/Exploring.tsx";
import { DetailDrawer } from "./panels/DetailDrawer.tsx";
import { EmptyNotice, FailureNotice, LoadingNotice } from "./panels/LoadNotices.tsx";
import { Announcer } from "./panels/Announcer.tsx";
import { GraphStage } from "./panels/GraphStage.tsx";
import { PageNotes } from "./panels/PageNotes.tsx";
import { Paths } from "./panels/paths/Paths.tsx";
import { Rail } from "./panels/Rail.tsx";
import { TopBar } from "./panels/TopBar.tsx";
import { AnswerError } from "./read/answer-error.ts";
import { graphQuery } from "./read/graph-query.ts";
import { useReopened } from "./reopen/reopened.ts";
import { useExplorer } from "./state/explorer-store.ts";
import { loadOnce } from "./state/load-once.ts";
import { CANVAS_KEYS_ID, usePageKeys } from "./panels/use-page-keys.ts";

const coming = <LoadingNotice />;
const TableView = later(async () => (await import("./panels/TableView.tsx")).TableView, { coming });
const TextView = later(async () => (await import("./panels/TextView.tsx")).TextView, { coming });
const TimeStrip = later(async () => (await import("./panels/time/TimeStrip.tsx")).TimeStrip);

export function App() {
  const most = useExplorer((state) => state.view.most);
  const answer = useQuery(graphQuery(most));
  useEffect(() => {
    if (answer.data !== undefined) loadOnce(answer.data);
  }, [answer.data]);
  usePageKeys();
  const loaded = useExplorer((state) => state.graph.entities.size > 0);

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main" onClick={skipToGraph}>
        Skip to the graph
      </a>
      <TopBar />
      <Rail />
      <main id="main" className={styles.main} tabIndex={-1}>
        {loaded ? (
          <>
            <PageNotes />
            <Exploring />
            <Stage />
            <TimeStrip />
          </>
        ) : isEmpty(answer.error, answer.data) ? (
          <EmptyNotice retrying={answer.isFetching} onRetry={() => void answer.refetch()} />
        ) : answer.isError ? (
          <FailureNotice error={answer.error} retrying={answer.isFetching} onRetry={() => void answer.refetch()} />
        ) : (
          <LoadingNotice />
        )}
      </main>
      <DetailDrawer />
      <Paths />
      <Announcer />
    </div>
  );
}

/** To what takes the graph's keys, where it is drawn; else the link leads to the main part by itself. */
function skipToGraph(event: MouseEvent): void {
  const keys = document.getElementById(CANVAS_KEYS_ID);
  if (keys === null) return;
  event.preventDefault();
  keys.focus();
}

function isEmpty(error: Error | null, answer: GraphResponse | undefined): boolean {
  return answer?.graph.entities.length === 0 || (error instanceof AnswerError && error.code === "empty");
}

function Stage() {
  const mode = useExplorer((state) => state.view.mode);
  const reopened = useReopened((state) => state.snapshot?.id);
  // Another graph is a drawing of its own: its camera fits it.
  if (mode === "graph") return <GraphStage key={reopened ?? "loaded"} />;
  return mode === "table" ? <TableView /> : <TextView />;
}
