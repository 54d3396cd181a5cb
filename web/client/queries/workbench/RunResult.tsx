// What a free query brought: its rows, that it brought none, or why there is no answer.
import { useState } from "react";
import { Button } from "../../components/Button.tsx";
import { LoadingNotice } from "../../panels/LoadNotices.tsx";
import { answerCsv, saveFile } from "../answer-files.ts";
import { AskFailure } from "../AskFailure.tsx";
import type { ResultMode } from "../Result.tsx";
import { Result, SaveWords } from "../Result.tsx";
import type { QueryRun } from "./use-query-run.ts";
import styles from "./Workbench.module.css";

const CUT: Readonly<Record<string, string>> = {
  rows: "It has more rows than one answer may have: add a LIMIT, or narrow it.",
  bytes: "It is larger than one answer may be: return fewer properties.",
  cell: "A cell is larger than one may be: return less in it.",
};

const LESS = "Bound the walk, as in -[*1..3]-, add a LIMIT, or name the entity that it starts from.";

export function RunResult({ run, onAgain }: { run: QueryRun; onAgain: () => void }) {
  const [mode, setMode] = useState<ResultMode>("table");
  if (run.state === "failed") return <AskFailure error={run.error} asking={false} onAgain={onAgain} less={LESS} />;
  if (run.state === "running") return <LoadingNotice />;
  if (run.state !== "done") {
    return (
      <p className={styles.nothing}>
        {run.state === "cancelled"
          ? "It was ended, here and in the database."
          : "Ctrl or Cmd and Enter runs it. It may read, never write; it ends after 5 seconds or 5,000 rows."}
      </p>
    );
  }
  const { answer } = run;
  if (answer.rows.length === 0) return <p className={styles.nothing}>It ran, and no row fits.</p>;
  return (
    <>
      {answer.truncated ? <p className={styles.cut}>{CUT[answer.cutBy ?? ""] ?? "The answer was cut."}</p> : null}
      <Result
        answer={answer}
        name="Your query"
        mode={mode}
        onMode={setMode}
        csv={
          <Button onClick={() => saveFile("powerlines-query.csv", "text/csv;charset=utf-8", answerCsv(answer))}>
            <SaveWords words="CSV" />
          </Button>
        }
      />
    </>
  );
}
