// The rail's part of measures: nothing of it is loaded until it is unfolded.
import { useState } from "react";
import { later } from "../../components/later.tsx";
import { useExplorerStore } from "../../state/explorer-store.ts";
import { Fold } from "../arrange/Fold.tsx";

const Measures = later(async () => (await import("./Measures.tsx")).Measures);

export function MeasurePanel() {
  const explorer = useExplorerStore();
  const [wanted, setWanted] = useState(false);
  const toggle = (open: boolean): void => {
    const { measures, rankingShown } = explorer.getState();
    if (open) setWanted(true);
    rankingShown(open ? (measures.ranked ?? "degree") : undefined);
  };
  return (
    <Fold title="Measure" onToggle={toggle}>
      {wanted ? <Measures /> : null}
    </Fold>
  );
}
