// What a reader must know about the link that opened the page, and about one that would be made of it now.
import { X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../components/Button.tsx";
import { useExplorer } from "../state/explorer-store.ts";
import { asOfWords, counted } from "../state/graph-words.ts";
import styles from "../panels/PageNotes.module.css";

export function LinkNotes({ missing }: { missing: number }) {
  return (
    <>
      <ChangedSince missing={missing} />
      <TooLong />
    </>
  );
}

/** `missing` is how many of the link's entities the data does not hold (any more). */
function ChangedSince({ missing }: { missing: number }) {
  const linked = useExplorer((state) => state.linkedData);
  const graph = useExplorer((state) => state.graph);
  const [read, setRead] = useState<string>();
  const key = `${linked} ${missing}`;
  const changed = linked !== undefined && graph.dataVersion !== null && linked !== graph.dataVersion;
  if (read === key || (!changed && missing === 0)) return null;
  const since = changed ? `The data has changed since this link was made; it is now ${asOfWords(graph)}. ` : "";
  const gone = missing === 0 ? "" : `${counted(missing, "entity", "entities")} of the link could not be found in it.`;
  return (
    <output className={styles.note} data-warn>
      <span>
        {since}
        {gone}
      </span>
      <IconButton name="Dismiss" quiet onClick={() => setRead(key)}>
        <X size={15} aria-hidden />
      </IconButton>
    </output>
  );
}

function TooLong() {
  const leftOut = useExplorer((state) => state.linkLeavesOut);
  if (leftOut.length === 0) return null;
  return (
    <output className={styles.note} data-warn>
      This view is larger than a link can be (8 KB). A link to it leaves out {leftOut.join(" and ")}.
    </output>
  );
}
