// Lines above the canvas: what this is (once), and what is missing because of the server's limit.
import { useLocalStorage } from "@mantine/hooks";
import { useIsFetching } from "@tanstack/react-query";
import { X } from "lucide-react";
import { MOST_ENTITIES } from "#contract";
import { Button, IconButton } from "../components/Button.tsx";
import { FirstQuestions } from "../queries/FirstQuestions.tsx";
import { ReopenedNote } from "../reopen/ReopenedNote.tsx";
import { useChoices } from "../state/choices/choices-store.ts";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import styles from "./PageNotes.module.css";

export function PageNotes() {
  return (
    <>
      <ReopenedNote />
      <TruncatedNote />
      <FirstRun />
    </>
  );
}

function FirstRun() {
  const [seen, setSeen] = useLocalStorage({
    key: "powerlines.first-run-seen",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  // The line and its questions are about our own data.
  const foreign = useChoices(({ database }) => database !== undefined);
  if (seen || foreign) return null;
  return (
    <div className={styles.note} data-waits>
      <div className={styles.opening}>
        <p>
          Who funds, builds, powers, advises and quarrels with whom in AI.{" "}
          <span className={styles.how}>Select a line to see who says so, and where.</span>
        </p>
        <FirstQuestions />
      </div>
      <IconButton name="Dismiss" quiet onClick={() => setSeen(true)}>
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  );
}

function TruncatedNote() {
  const graph = useExplorer((state) => state.graph);
  const { mostAsked } = useExplorerStore().getState();
  const loading = useIsFetching({ queryKey: ["graph"] }) > 0;
  if (!graph.truncated) return null;
  const { entities, relations } = graph.totals;
  const more = entities <= MOST_ENTITIES ? "Show all" : `Show ${MOST_ENTITIES.toLocaleString("en")}`;
  return (
    <div className={styles.note} data-warn data-waits>
      <p>
        Showing {graph.entities.size.toLocaleString("en")} of {entities.toLocaleString("en")} entities and{" "}
        {graph.relations.size.toLocaleString("en")} of {relations.toLocaleString("en")} relations. Search finds the
        others.
      </p>
      {graph.entities.size >= MOST_ENTITIES ? null : (
        <Button onClick={() => mostAsked(Math.min(entities, MOST_ENTITIES))} disabled={loading}>
          {loading ? "Loading…" : more}
        </Button>
      )}
    </div>
  );
}
