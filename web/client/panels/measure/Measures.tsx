// Inside the rail's part of measures: what size and colour stand for, and who stands out by a measure, with what that says
// and does not say.
import { useMemo } from "react";
import { COLOURS, SIZES, MEASURES } from "#model";
import type { MeasureName } from "#model";
import { shortNumber } from "#view";
import { LabelledSelect } from "../../components/LabelledSelect.tsx";
import { RunningWork } from "../../components/RunningWork.tsx";
import { useExplorer, useExplorerStore, useVisibleGraph } from "../../state/explorer-store.ts";
import {
  communitiesOf,
  missingMeasures,
  ranking,
  wantedMeasures,
  withoutMissing,
} from "../../state/measures/transitions.ts";
import type { MeasureValues } from "../../state/measures/types.ts";
import { LookLegend } from "./LookLegend.tsx";
import styles from "./MeasurePanel.module.css";

/** Entities, or communities, that the list names. */
const MOST = 20;

const NAMES = Object.fromEntries(Object.entries(MEASURES).map(([name, { label }]) => [name, label])) as Record<
  MeasureName,
  string
>; // a named door: the keys are the table's

export function Measures() {
  const explorer = useExplorerStore();
  const look = useExplorer((state) => state.look);
  const { ranked, progress, failure } = useExplorer((state) => state.measures);
  const visible = useVisibleGraph();
  const { lookChosen, rankingShown } = explorer.getState();
  const stop = (): void => {
    const { measures } = explorer.getState();
    const missing = missingMeasures(measures, wantedMeasures(look, ranked), visible);
    lookChosen(withoutMissing(look, missing));
    if (ranked !== undefined && missing.includes(ranked))
      rankingShown(missing.includes("degree") ? undefined : "degree");
  };
  return (
    <>
      <LabelledSelect label="Size" options={SIZES} value={look.sizeBy} onChange={(sizeBy) => lookChosen({ sizeBy })} />
      <LabelledSelect
        label="Colour"
        options={COLOURS}
        value={look.colourBy}
        onChange={(colourBy) => lookChosen({ colourBy })}
      />
      <LookLegend />
      <LabelledSelect label="List" options={NAMES} value={ranked ?? "degree"} onChange={rankingShown} />
      {progress === undefined ? null : <RunningWork words="Measuring" progress={progress} onStop={stop} />}
      {failure === undefined ? null : <p role="alert">{failure}</p>}
      {ranked === undefined ? null : <Ranking name={ranked} />}
    </>
  );
}

function Ranking({ name }: { name: MeasureName }) {
  const measured = useExplorer((state) => state.measures.measured[name]);
  const { says, saysNot } = MEASURES[name];
  return (
    <>
      <p className={styles.says}>
        {says} <span>{saysNot}</span>
      </p>
      {measured?.note === undefined ? null : <p className={styles.note}>{measured.note}</p>}
      {measured === undefined ? null : name === "community" ? (
        <Communities values={measured.values} />
      ) : (
        <Ranked name={name} values={measured.values} />
      )}
    </>
  );
}

function Ranked({ name, values }: { name: MeasureName; values: MeasureValues }) {
  const rows = useMemo(() => ranking(values, MOST), [values]);
  const most = rows[0]?.[1] ?? 0;
  const unit = name === "degree" ? "" : " %";
  return (
    <ol className={styles.list} aria-label={`The first ${rows.length} by ${MEASURES[name].label}`}>
      {rows.map(([id, value]) => (
        <li key={id}>
          <GoTo id={id}>
            <span className={styles.value}>{shortNumber(value) + unit}</span>
          </GoTo>
          <span className={styles.bar} style={{ width: `${most === 0 ? 0 : (value / most) * 100}%` }} />
        </li>
      ))}
    </ol>
  );
}

function Communities({ values }: { values: MeasureValues }) {
  const explorer = useExplorerStore();
  const groups = useMemo(() => communitiesOf(values).slice(0, MOST), [values]);
  const pick = (members: readonly string[]): void => {
    const { selectedTogether, railSheetShown } = explorer.getState();
    selectedTogether(members.map((id) => ({ kind: "entity", id })));
    railSheetShown(false);
  };
  return (
    <ol className={styles.list} aria-label={`The ${groups.length} largest communities`}>
      {groups.map(([name, members]) => (
        <li key={name}>
          <button type="button" className={styles.row} title="Select its members" onClick={() => pick(members)}>
            <span className={styles.name} dir="auto" title={name}>
              {name}
            </span>
            <span className={styles.value}>{members.length}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function GoTo({ id, children }: { id: string; children: React.ReactNode }) {
  const name = useExplorer((state) => state.graph.entities.get(id)?.name ?? id);
  const { focused, railSheetShown } = useExplorerStore().getState();
  return (
    <button
      type="button"
      className={styles.row}
      onClick={() => {
        railSheetShown(false);
        focused(id);
      }}
    >
      <span className={styles.name} dir="auto" title={name}>
        {name}
      </span>
      {children}
    </button>
  );
}
