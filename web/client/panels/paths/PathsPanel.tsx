// Paths between entities: two pickers or more, what narrows the search, and each path as sentences with their sources.
// The arrows walk from path to path, and the canvas follows.
import { ChevronDown, ChevronUp, Plus, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useEffect, useId, useRef } from "react";
import { Button, IconButton } from "../../components/Button.tsx";
import { RelationSentence } from "../../components/RelationSentence.tsx";
import { Sheet } from "../../components/Sheet.tsx";
import { FocusBack } from "../../components/use-focus-back.ts";
import { EntityPicker } from "../../queries/EntityPicker.tsx";
import { useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import { counted } from "../../state/graph-words.ts";
import { legsOf } from "../../state/paths/transitions.ts";
import type { PathsState } from "../../state/paths/types.ts";
import drawer from "../DetailDrawer.module.css";
import { litOf, pathGraph } from "./lit-path.ts";
import { PathLimits } from "./PathLimits.tsx";
import styles from "./PathsPanel.module.css";
import type { Leg } from "./use-paths.ts";
import { usePaths } from "./use-paths.ts";

export function PathsPanel({ asked }: { asked: PathsState }) {
  const id = useId();
  const { pathsAsked, pathEndPicked, pathsClosed, pathStepped } = useExplorerStore().getState();
  const legs = usePaths(asked);
  const paths = legs.flatMap((leg) => leg.paths);
  const waiting = legs.some((leg) => leg.waiting);
  const list = useRef<HTMLDivElement>(null);
  useLight(asked, paths);
  useEffect(() => {
    if (asked.at === undefined) return;
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [asked.at]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    pathStepped(event.key === "ArrowDown" ? 1 : -1, paths.length);
  };
  const box = useRef<HTMLElement>(null);
  return (
    <aside ref={box} className={drawer.drawer} aria-label="Paths">
      <FocusBack box={box} />
      <Sheet name="paths" onClose={pathsClosed}>
        <IconButton name="Close paths" className={drawer.close ?? ""} quiet onClick={pathsClosed}>
          <X size={16} aria-hidden />
        </IconButton>
        <div className={drawer.scroller}>
          <div className={styles.panel}>
            <h2>Paths</h2>
            <div className={styles.ends}>
              {asked.ends.map((end, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a picker is its place in the list
                <div key={index} className={styles.end}>
                  <label htmlFor={`${id}-${index}`}>{index === 0 ? "From" : "To"}</label>
                  <EntityPicker
                    id={`${id}-${index}`}
                    value={end}
                    kinds={[]}
                    describedBy={undefined}
                    invalid={false}
                    onPick={(picked) => pathEndPicked(index, picked)}
                  />
                  {asked.ends.length > 2 ? (
                    <IconButton
                      name="Remove this end"
                      quiet
                      onClick={() => pathsAsked({ ends: asked.ends.filter((_end, at) => at !== index) })}
                    >
                      <X size={14} aria-hidden />
                    </IconButton>
                  ) : null}
                </div>
              ))}
              <Button className={styles.more ?? ""} onClick={() => pathsAsked({ ends: [...asked.ends, ""] })}>
                <Plus size={14} aria-hidden />
                And on to another
              </Button>
            </div>
            <PathLimits asked={asked} onAsk={pathsAsked} />
            <div className={styles.steps}>
              <output>{foundWords(asked, paths.length, waiting)}</output>
              <IconButton
                name="Previous path"
                disabled={paths.length === 0}
                onClick={() => pathStepped(-1, paths.length)}
              >
                <ChevronUp size={16} aria-hidden />
              </IconButton>
              <IconButton name="Next path" disabled={paths.length === 0} onClick={() => pathStepped(1, paths.length)}>
                <ChevronDown size={16} aria-hidden />
              </IconButton>
            </div>
            {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its buttons hold the focus */}
            <div ref={list} className={styles.legs} onKeyDown={onKeyDown}>
              {legs.map((leg, index) => (
                <LegOfPaths
                  key={`${leg.from} ${leg.to}`}
                  leg={leg}
                  first={legs.slice(0, index).reduce((sum, { paths: before }) => sum + before.length, 0)}
                  asked={asked}
                  several={legs.length > 1}
                />
              ))}
            </div>
          </div>
        </div>
      </Sheet>
    </aside>
  );
}

function foundWords(asked: PathsState, found: number, waiting: boolean): string {
  if (legsOf(asked).length === 0) return "Pick two entities.";
  if (waiting) return "Searching…";
  if (found === 0) return "No path found";
  return asked.at === undefined ? counted(found, "path", "paths") : `Path ${asked.at + 1} of ${found}`;
}

function LegOfPaths(props: { leg: Leg; first: number; asked: PathsState; several: boolean }) {
  const { leg, first, asked } = props;
  const { pathChosen, pathsAsked } = useExplorerStore().getState();
  const graph = useExplorer((state) => state.graph);
  const name = (id: string) => graph.entities.get(id)?.name ?? id;
  const limited = asked.families.length + asked.types.length > 0 || asked.after !== "" || asked.before !== "";
  return (
    <section>
      {props.several ? (
        <h3>
          {name(leg.from)} to {name(leg.to)}
        </h3>
      ) : null}
      {leg.failure === undefined ? null : (
        <p className={styles.caution} role="alert">
          {leg.failure}
        </p>
      )}
      {leg.truncated ? (
        <p className={styles.caution}>
          This is what was found in 4 seconds; there may be more paths, and shorter ones. Narrow the search to see all.
        </p>
      ) : null}
      {!leg.waiting && leg.failure === undefined && leg.paths.length === 0 ? (
        <div className={styles.none}>
          <p>
            No path of at most 6 relations leads from {name(leg.from)} to {name(leg.to)}
            {limited ? " within these limits." : "."}
          </p>
          {limited ? (
            <Button onClick={() => pathsAsked({ families: [], types: [], after: "", before: "" })}>
              Search without limits
            </Button>
          ) : (
            <p>Nothing in this data joins them; an entity between them may, with a search on each side.</p>
          )}
        </div>
      ) : null}
      <ol>
        {leg.paths.map((path, index) => {
          const at = first + index;
          const relations = path.flatMap((id, place) => (place % 2 === 1 ? (graph.relations.get(id) ?? []) : []));
          const through = path.filter((_id, place) => place % 2 === 0).slice(1, -1);
          return (
            <li key={path.join(" ")} className={styles.path} data-lit={at === asked.at || undefined}>
              <button
                type="button"
                className={styles.choose}
                aria-current={at === asked.at ? "true" : undefined}
                onClick={() => pathChosen(at)}
              >
                <strong>Path {at + 1}</strong>
                <span>
                  {counted(relations.length, "relation", "relations")}
                  {through.length === 0 ? ", directly" : ` by way of ${through.map(name).join(", ")}`}
                </span>
              </button>
              {relations.map((relation) => (
                <RelationSentence key={relation.id} relation={relation} />
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Lights the chosen path on the canvas; what of it is not there yet is put there. */
function useLight(asked: PathsState, paths: readonly (readonly string[])[]): void {
  const explorer = useExplorerStore();
  const path = asked.at === undefined ? undefined : paths[asked.at];
  const key = path?.join("\n");
  const known = useExplorer(({ graph }) => path === undefined || pathGraph(graph, path) !== undefined);
  useEffect(() => {
    const { graph, resultAdded, pathLighted } = explorer.getState();
    const ids = key?.split("\n");
    const found = ids === undefined ? undefined : pathGraph(graph, ids);
    if (ids === undefined || found === undefined) pathLighted(undefined);
    else {
      const missing = litOf(explorer.getState(), ids).missing;
      const name = (id: string | undefined) => graph.entities.get(id ?? "")?.name ?? id ?? "";
      if (missing > 0) resultAdded(found, `path from ${name(ids[0])} to ${name(ids.at(-1))}`);
      pathLighted(ids);
    }
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- once its facts have come it is lit after all
  }, [explorer, key, known]);
  useEffect(() => () => explorer.getState().pathLighted(undefined), [explorer]);
}
