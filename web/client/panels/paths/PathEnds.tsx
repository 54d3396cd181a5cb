// The ends of a search for paths: a picker each, more on demand, and how more than two are joined.
import { ArrowUpDown, Plus, X } from "lucide-react";
import { useId } from "react";
import { Button, IconButton } from "../../components/Button.tsx";
import { SegmentedChoice } from "../../components/SegmentedChoice.tsx";
import { EntityPicker } from "../../queries/EntityPicker.tsx";
import { useExplorerStore } from "../../state/explorer-store.ts";
import type { PathsState } from "../../state/paths/types.ts";
import { JOININGS, MOST_ENDS } from "../../state/paths/types.ts";
import styles from "./PathsPanel.module.css";

function endLabel(index: number, pairs: boolean): string {
  if (pairs) return index === 0 ? "Between" : "and";
  return index === 0 ? "From" : "To";
}

export function PathEnds({ asked }: { asked: PathsState }) {
  const id = useId();
  const { pathsAsked, pathEndPicked } = useExplorerStore().getState();
  const { ends, joining } = asked;
  const several = ends.length > 2;
  const pick = (index: number, picked: string): void => {
    pathEndPicked(index, picked);
    // Who picks in the field types on, into the next end that waits; who has left it is somewhere else.
    const next = ends.findIndex((end, at) => at !== index && end === "");
    if (picked !== "" && next >= 0 && document.activeElement?.id === `${id}-${index}`)
      document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div className={styles.ends}>
      {ends.map((end, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a picker is its place in the list
        <div key={index} className={styles.end}>
          <label htmlFor={`${id}-${index}`}>{endLabel(index, several && joining === "pairs")}</label>
          <EntityPicker
            id={`${id}-${index}`}
            value={end}
            kinds={[]}
            describedBy={undefined}
            invalid={false}
            onPick={(picked) => pick(index, picked)}
          />
          {several ? (
            <IconButton
              name="Remove this end"
              quiet
              onClick={() => pathsAsked({ ends: ends.filter((_end, at) => at !== index) })}
            >
              <X size={14} aria-hidden />
            </IconButton>
          ) : null}
        </div>
      ))}
      <div className={styles.endActions}>
        {ends.length < MOST_ENDS ? (
          <Button onClick={() => pathsAsked({ ends: [...ends, ""] })}>
            <Plus size={14} aria-hidden />
            And on to another
          </Button>
        ) : (
          <p className={styles.note}>{MOST_ENDS} at most.</p>
        )}
        {several ? null : (
          <IconButton name="Swap the ends" onClick={() => pathsAsked({ ends: ends.toReversed() })}>
            <ArrowUpDown size={15} aria-hidden />
          </IconButton>
        )}
      </div>
      {several ? (
        <SegmentedChoice
          label="Joined"
          options={JOININGS}
          value={joining}
          onChange={(picked) => pathsAsked({ joining: picked })}
        />
      ) : null}
    </div>
  );
}
