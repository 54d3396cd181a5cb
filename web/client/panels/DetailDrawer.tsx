// The drawer at the right (a sheet on a narrow screen): an entity, a relation's receipt, or the list of what is selected.
import { ArrowLeft, Route, X } from "lucide-react";
import { useRef } from "react";
import { Button, IconButton } from "../components/Button.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { FocusBack } from "../components/use-focus-back.ts";
import { RefRows } from "../components/RefRows.tsx";
import { counted } from "../state/graph-words.ts";
import { isLoaded } from "../state/graph-questions.ts";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import type { Ref } from "../state/selection/types.ts";
import { leaveDetails } from "./leave-details.ts";
import { startPaths } from "./paths/start-paths.ts";
import styles from "./DetailDrawer.module.css";
import { EntityPanel } from "./EntityPanel.tsx";
import { MoneyOfSelection } from "./money/MoneyOfSelection.tsx";
import { RelationReceipt } from "./RelationReceipt.tsx";
import { DETAILS_ID, leaveDetailsByTab } from "./tab-into-details.ts";

export function DetailDrawer() {
  const { items, drawerOpen } = useExplorer((state) => state.selection);
  const explorer = useExplorerStore();
  const loaded = useExplorer((state) => state.graph.entities.size > 0);
  const amongPaths = useExplorer(({ paths }) => paths !== undefined);
  const [item, ...more] = items;
  const drawer = useRef<HTMLElement>(null);
  if (!drawerOpen || !loaded || item === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Tab leaves it for what stands around the canvas
    <aside ref={drawer} id={DETAILS_ID} className={styles.drawer} aria-label="Details" onKeyDown={leaveDetailsByTab}>
      <FocusBack box={drawer} />
      <Sheet name="details" onClose={() => leaveDetails(explorer)}>
        <IconButton name="Close details" className={styles.close ?? ""} quiet onClick={() => leaveDetails(explorer)}>
          <X size={16} aria-hidden />
        </IconButton>
        {/* Another fact starts at its top. */}
        <div className={styles.scroller} key={`${item.kind}:${item.id}`}>
          {amongPaths ? (
            <button type="button" className={styles.back} onClick={() => leaveDetails(explorer)}>
              <ArrowLeft size={14} aria-hidden />
              Back to the paths
            </button>
          ) : null}
          {more.length === 0 ? <Detail item={item} /> : <Several items={items} />}
        </div>
      </Sheet>
    </aside>
  );
}

function Detail({ item }: { item: Ref }) {
  const known = useExplorer((state) => isLoaded(state.graph, item));
  if (!known) {
    return (
      <div className={styles.missing}>
        <h2>Not in this data</h2>
        <p>
          The link points to {item.kind === "entity" ? "an entity" : "a relation"} “{item.id}”, which this dataset does
          not hold, or no longer.
        </p>
      </div>
    );
  }
  return item.kind === "entity" ? <EntityPanel id={item.id} /> : <RelationReceipt id={item.id} />;
}

function Several({ items }: { items: readonly Ref[] }) {
  const explorer = useExplorerStore();
  const entities = items.filter(({ kind }) => kind === "entity").map(({ id }) => id);
  return (
    <section className={styles.several}>
      <h2>{selectedWords(entities.length, items.length - entities.length)}</h2>
      <RefRows items={items} />
      {entities.length === 0 ? null : (
        <div className={styles.actions}>
          {entities.length < 2 ? null : (
            <Button onClick={() => startPaths(explorer, entities)}>
              <Route size={14} aria-hidden />
              Paths between these
            </Button>
          )}
          <Button onClick={() => explorer.getState().keptOnly(entities)}>
            Keep only {entities.length === 1 ? "it" : "these"}
          </Button>
          <Button onClick={() => explorer.getState().entitiesHidden(entities)}>
            Hide {entities.length === 1 ? "it" : "these"}
          </Button>
        </div>
      )}
      <MoneyOfSelection items={items} />
    </section>
  );
}

/** "2 entities, 1 relation selected". */
function selectedWords(entities: number, relations: number): string {
  const parts = [
    ...(entities === 0 ? [] : [counted(entities, "entity", "entities")]),
    ...(relations === 0 ? [] : [counted(relations, "relation", "relations")]),
  ];
  return `${parts.join(", ")} selected`;
}
