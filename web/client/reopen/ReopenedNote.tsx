// Above the canvas: which published picture is on it instead of the loaded graph.
import { addresses } from "#contract";
import type { Snapshot } from "#model";
import { dateWords } from "#view";
import { Button } from "../components/Button.tsx";
import { siteHref } from "../site.ts";
import { useExplorer } from "../state/explorer-store.ts";
import { backToLoaded, useReopened } from "./reopened.ts";
import styles from "./ReopenedNote.module.css";

export function ReopenedNote() {
  const snapshot = useReopened((state) => state.snapshot);
  return snapshot === undefined ? null : <Showing {...snapshot} />;
}

function Showing(props: Pick<Snapshot, "id" | "title" | "createdAt" | "look">) {
  const live = useReopened((state) => state.before?.page.graph.dataVersion);
  const shown = useExplorer((state) => state.graph.dataVersion);
  const { filters = [] } = props.look ?? {};
  const older = live !== undefined && live !== null && live !== shown;
  return (
    <div className={styles.note}>
      <p>
        <a href={siteHref(addresses.snapshot(props.id))}>“{props.title}”</a>, as published on{" "}
        {dateWords(props.createdAt.slice(0, 10))}
        {older ? "; the loaded data has changed since" : ""}.
        {filters.length === 0 ? null : ` Filtered before: ${filters.join("; ")}.`}
      </p>
      <Button onClick={backToLoaded}>Back to the loaded graph</Button>
    </div>
  );
}
