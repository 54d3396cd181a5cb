// The legend, whose rows are the filters: a click hides or shows, "only" leaves one, again brings all back.
import type { ReactNode } from "react";
import { useMemo } from "react";
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
import { counted } from "../state/graph-words.ts";
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
  const hidden = { kind: hiddenOf(filters, "kind"), family: hiddenOf(filters, "family") };
  const kinds = rows.kinds.map((row) => row.name);
  const families = rows.families.map((row) => row.name);
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
              hidden={hiddenOf(filters, "basis").has("inference")}
              swatch={<FamilySwatch family="collaboration" inferred />}
              onToggle={() => valueToggled("basis", "inference")}
            />
          )}
        </Section>
      )}
      <WidthLegend />
      <IdentityChoice />
      <FilterStack />
      <MoneyInView />
      <ClearFilters />
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
  only?: boolean;
  swatch: ReactNode;
  onToggle: () => void;
  onIsolate?: () => void;
  /** A button, and what it opens under the row. */
  menu?: ReactNode;
}) {
  const { row, label, hidden, onIsolate } = props;
  const counts = row.shown === row.total ? `${row.total}` : `${row.shown}/${row.total}`;
  return (
    <li className={styles.row} data-hidden={hidden || undefined} data-menu={props.menu !== undefined || undefined}>
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={!hidden}
        aria-label={`${label}, ${row.shown} of ${row.total} shown`}
        title={hidden ? "Show" : onIsolate === undefined ? "Hide" : "Hide (Alt-click: only this)"}
        onClick={(event) => (event.altKey && onIsolate !== undefined ? onIsolate() : props.onToggle())}
      >
        <span className={styles.swatch}>{props.swatch}</span>
        <span className={styles.label}>{label}</span>
        <span className={styles.count}>{counts}</span>
      </button>
      {onIsolate === undefined ? null : (
        <button
          type="button"
          className={styles.only}
          style={{ right: `calc(${counts.length}ch + 14px + var(--menu, 0px))` }}
          aria-pressed={props.only === true}
          aria-label={props.only === true ? `Show all again, not only ${label}` : `Show only ${label}`}
          onClick={onIsolate}
        >
          {props.only === true ? "all" : "only"}
        </button>
      )}
      {props.menu}
    </li>
  );
}

function ClearFilters() {
  const filters = useExplorer((state) => state.filters);
  const canvas = useCanvasGraph();
  const filtersCleared = useExplorer((state) => state.filtersCleared);
  const left = useDerived().filtered.visible;
  if (!isFiltering(filters)) return null;
  const entities = canvas.entities.size - left.entities.length;
  const relations = canvas.relations.size - left.relations.length;
  return (
    <p className={styles.clear}>
      <span>
        {counted(entities, "entity", "entities")}, {counted(relations, "relation", "relations")} hidden by filters
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
