// How the drawing is arranged: layouts, groups with their areas, and only some of it.
import { Circle, Columns3, Group, RotateCcw, Share2 } from "lucide-react";
import { useMemo } from "react";
import { GROUPINGS } from "#model";
import { Button } from "../../components/Button.tsx";
import { LabelledSelect } from "../../components/LabelledSelect.tsx";
import { askLayout, groupBy } from "../../state/arrangement/ask-layout.ts";
import { newest } from "../../state/arrangement/transitions.ts";
import type { LayoutChoice } from "../../state/arrangement/types.ts";
import { LAYOUTS } from "../../state/arrangement/types.ts";
import { useExplorer, useExplorerStore, useVisibleGraph } from "../../state/explorer-store.ts";
import { Fold } from "./Fold.tsx";
import styles from "./ArrangePanel.module.css";

const ICONS = { force: Share2, layered: Columns3, concentric: Circle, groups: Group } as const;
const CHOICES: readonly LayoutChoice[] = ["force", "layered", "concentric", "groups"];

export function ArrangePanel() {
  const running = useExplorer((state) => state.arrangement.run !== undefined);
  const grouping = useExplorer((state) => state.look.grouping);
  const explorer = useExplorerStore();
  const chosen = (kind: LayoutChoice): void => {
    explorer.getState().railSheetShown(false);
    askLayout(explorer, kind);
  };
  return (
    <Fold title="Arrange">
      <fieldset className={styles.layouts} aria-label="Lay out">
        {CHOICES.map((kind) => {
          const Icon = ICONS[kind];
          return (
            <Button key={kind} title={LAYOUTS[kind].words} disabled={running} onClick={() => chosen(kind)}>
              <Icon size={14} aria-hidden />
              {LAYOUTS[kind].label}
            </Button>
          );
        })}
      </fieldset>
      <LabelledSelect
        label="Group by"
        options={GROUPINGS}
        value={grouping}
        onChange={(next) => groupBy(explorer, next)}
      />
      <Some />
    </Fold>
  );
}

/** Lays out only the selected, or only what the last step brought; the rest stays where it is. */
function Some() {
  const items = useExplorer((state) => state.selection.items);
  const brought = useExplorer((state) => state.exploration.brought);
  const running = useExplorer((state) => state.arrangement.run !== undefined);
  const anyMoved = useExplorer((state) => Object.keys(state.places.moved).length > 0);
  const anyPlaced = useExplorer((state) => Object.keys(state.graph.placed).length > 0);
  const visible = useVisibleGraph();
  const { layoutAsked, movesForgotten } = useExplorerStore().getState();
  const selected = useMemo(() => {
    const drawn = new Set(visible.entities.map(({ id }) => id));
    return items.flatMap(({ kind, id }) => (kind === "entity" && drawn.has(id) ? [id] : []));
  }, [items, visible]);
  const fresh = useMemo(() => newest(brought, visible), [brought, visible]);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [`Only the selected (${selected.length})`, selected],
    [`Only the new (${fresh.length})`, fresh],
  ];
  return (
    <div className={styles.some}>
      {rows
        .filter(([, only]) => only.length > 0)
        .map(([label, only]) => (
          <Button
            key={label}
            title="The rest stays where it is"
            disabled={running}
            onClick={() => layoutAsked({ kind: "force", only })}
          >
            {label}
          </Button>
        ))}
      {anyMoved && anyPlaced ? (
        <Button disabled={running} onClick={movesForgotten}>
          <RotateCcw size={14} aria-hidden />
          Back to placed
        </Button>
      ) : null}
    </div>
  );
}
