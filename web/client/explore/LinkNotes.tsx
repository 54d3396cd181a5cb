// What a reader must know about the link that opened the page, and about one that would be made of it now.
import { X } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../components/Button.tsx";
import { openSurface } from "../panels/palette/surfaces.ts";
import styles from "../panels/PageNotes.module.css";
import { useExplorer } from "../state/explorer-store.ts";
import { asOfWords, counted } from "../state/graph-words.ts";
import type { Misread } from "../state/misread.ts";

export function LinkNotes({ missing }: { missing: number }) {
  return (
    <>
      <Opening />
      <LinkNote missing={missing} />
      <TooLong />
    </>
  );
}

function Opening() {
  const opening = useExplorer((state) => state.visit.opening);
  return opening ? <output className={styles.note}>Opening the saved view…</output> : null;
}

/** `missing` is how many of the link's entities the data does not hold (any more). */
function LinkNote({ missing }: { missing: number }) {
  const { data, misread } = useExplorer((state) => state.visit);
  const graph = useExplorer((state) => state.graph);
  const [read, setRead] = useState<string>();
  const changed = data !== undefined && graph.dataVersion !== null && data !== graph.dataVersion;
  const key = JSON.stringify([data, missing, misread]);
  if (read === key || (!changed && missing === 0 && misread.length === 0)) return null;
  const lines = [
    ...(changed ? [`The data has changed since this link was made; it is now ${asOfWords(graph)}.`] : []),
    ...(missing === 0 ? [] : [`${counted(missing, "entity", "entities")} of the link could not be found in it.`]),
    ...(misread.length === 0 ? [] : [misreadWords(misread)]),
  ];
  return (
    <output className={styles.note} data-warn aria-label="About this link">
      <span>{lines.join(" ")}</span>
      <IconButton name="Dismiss" quiet onClick={() => setRead(key)}>
        <X size={15} aria-hidden />
      </IconButton>
    </output>
  );
}

/** More than these are counted. */
const MOST_NAMED = 6;

function misreadWords(misread: readonly Misread[]): string {
  const named = misread.slice(0, MOST_NAMED).map(({ said, why }) => `${said} (${why})`);
  const more = misread.length - named.length;
  const all = more === 0 ? named : [...named, `${more} more`];
  return `Left out of what this link says: ${all.join("; ")}.`;
}

/** The address bar holds less than is on the page: who copies it from there must know. */
function TooLong() {
  const leftOut = useExplorer((state) => state.linkLeavesOut).join(" and ");
  const [read, setRead] = useState("");
  if (leftOut === "" || read === leftOut) return null;
  return (
    <output className={styles.note} data-waits>
      <span>
        This view is larger than an address can be (8 KB): the one in the address bar leaves out {leftOut}.{" "}
        <Button onClick={() => openSurface("link")}>Link to all of it…</Button>
      </span>
      <IconButton name="Dismiss" quiet onClick={() => setRead(leftOut)}>
        <X size={15} aria-hidden />
      </IconButton>
    </output>
  );
}
