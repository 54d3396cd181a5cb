// The legend, whose rows are the filters: a click leaves one alone, again brings all back; its eye hides or shows it.
import { Eye, EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { BASES, keysOf } from "#model";
import { familyStyle, kindStyle, widthScale } from "#view";
import { FamilySwatch } from "../components/FamilySwatch.tsx";
import { KindSwatch } from "../components/KindSwatch.tsx";
import { useScheme } from "../components/use-scheme.ts";
import {
  useCanvasGraph,
  useDerived,
  useExplorer,
  useExplorerStore,
  useLegendRows,
  useVisibleGraph,
} from "../state/explorer-store.ts";
import { useChoices } from "../state/choices/choices-store.ts";
import { hiddenOf, isFiltering, isOnlyOne } from "../state/filters/transitions.ts";
import { someWords } from "../state/graph-words.ts";
import type { LegendRow } from "../state/legend-rows.ts";
import { FilterStack } from "./filters/FilterStack.tsx";
import { IdentityChoice } from "./foreign/IdentityChoice.tsx";
import { KindChoices, TypeChoices } from "./foreign/LookChoices.tsx";
import styles from "./Legend.module.css";
import { MoneyInView } from "./money/MoneyInView.tsx";

export function Legend() {
  const rows = useLegendRows();
  const filters = useExplorer((state) => state.filters);
  const { valueToggled, valueIsolated } = useExplorerStore().getState();
  const hidden = {
    kind: hiddenOf(filters, "kind"),
    family: hiddenOf(filters, "family"),
    basis: hiddenOf(filters, "basis"),
  };
  const kinds = rows.kinds.map((row) => row.name);
  const families = rows.families.map((row) => row.name);
  const bases = keysOf(BASES);
  const foreign = useChoices(({ database }) => database !== undefined);
  return (
    <div className={styles.legend}>
      <Section title="Kinds">
        {rows.kinds.map((row) => (
          <Row
            key={row.name}
            row={row}
            label={kindStyle(row.name, "light").label}
            hidden={hidden.kind.has(row.name)}
            only={isOnlyOne(hidden.kind, kinds, row.name)}
            swatch={<KindSwatch kind={row.name} />}
            onToggle={() => valueToggled("kind", row.name)}
            onIsolate={() => valueIsolated("kind", row.name, kinds)}
            menu={foreign ? <KindChoices kind={row.name} label={kindStyle(row.name, "light").label} /> : undefined}
          />
        ))}
      </Section>
      {rows.families.length === 0 ? null : (
        <Section title="Relations">
          {rows.families.map((row) => (
            <Row
              key={row.name}
              row={row}
              label={familyStyle(row.name, "light").label}
              hidden={hidden.family.has(row.name)}
              only={isOnlyOne(hidden.family, families, row.name)}
              swatch={<FamilySwatch family={row.name} />}
              onToggle={() => valueToggled("family", row.name)}
              onIsolate={() => valueIsolated("family", row.name, families)}
              menu={foreign ? <TypeChoices type={row.name} label={familyStyle(row.name, "light").label} /> : undefined}
            />
          ))}
          {rows.inferred.total === 0 ? null : (
            <Row
              row={rows.inferred}
              label="Inferred, not stated"
              hidden={hidden.basis.has("inference")}
              only={isOnlyOne(hidden.basis, bases, "inference")}
              swatch={<FamilySwatch family="collaboration" inferred />}
              onToggle={() => valueToggled("basis", "inference")}
              onIsolate={() => valueIsolated("basis", "inference", bases)}
            />
          )}
        </Section>
      )}
      <WidthLegend />
      <IdentityChoice />
      <FilterStack />
      <MoneyInView />
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={styles.heading}>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

function Row(props: {
  row: LegendRow;
  label: string;
  hidden: boolean;
  only: boolean;
  swatch: ReactNode;
  onToggle: () => void;
  onIsolate: () => void;
  /** A button, and what it opens under the row. */
  menu?: ReactNode;
}) {
  const { row, label, hidden, only, onToggle } = props;
  const counts = row.shown === row.total ? `${row.total}` : `${row.shown}/${row.total}`;
  const Mark = hidden ? EyeOff : Eye;
  return (
    <li className={styles.row} data-hidden={hidden || undefined} data-only={only || undefined}>
      <button
        type="button"
        className={styles.isolate}
        aria-pressed={only}
        aria-label={`${label}, ${row.shown} of ${row.total} shown`}
        title={only ? "Show all again" : `Only ${label}`}
        onClick={props.onIsolate}
      >
        <span className={styles.swatch}>{props.swatch}</span>
        <span className={styles.label}>{label}</span>
        <span className={styles.count}>{counts}</span>
      </button>
      <button
        type="button"
        className={styles.eye}
        aria-pressed={!hidden}
        aria-label={`Show ${label}`}
        title={hidden ? "Show" : "Hide"}
        onClick={onToggle}
      >
        <Mark size={14} aria-hidden />
      </button>
      {props.menu}
    </li>
  );
}

/** At the foot of the rail, over none of its rows. */
export function ClearFilters() {
  const filters = useExplorer((state) => state.filters);
  const canvas = useCanvasGraph();
  const filtersCleared = useExplorer((state) => state.filtersCleared);
  const left = useDerived().filtered.visible;
  if (!isFiltering(filters)) return null;
  return (
    <p className={styles.clear}>
      <span>
        {someWords(canvas.entities.size - left.entities.length, canvas.relations.size - left.relations.length)} hidden
        by filters
      </span>
      <button type="button" onClick={filtersCleared}>
        Clear filters
      </button>
    </p>
  );
}

/** Line width is the amount: three widths with what they stand for. */
function WidthLegend() {
  const visible = useVisibleGraph();
  const stroke = familyStyle("capital", useScheme()).stroke;
  const scale = useMemo(() => widthScale(visible), [visible]);
  if (scale.steps.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>Line width, {scale.currency}</h2>
      <ul className={styles.widths}>
        {scale.steps.map((step) => (
          <li key={step.amount}>
            <svg width={44} height={12} viewBox="0 0 44 12" aria-hidden>
              <line x1={0} x2={44} y1={6} y2={6} stroke={stroke} strokeWidth={step.width} />
            </svg>
            <span>{step.label}</span>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>
        Thin where no amount is stated.{scale.mixed ? " Every currency has its own scale." : ""}
      </p>
    </section>
  );
}
