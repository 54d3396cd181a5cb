// Paths between entities: two pickers or more, what narrows the search, and each path as sentences with their sources.
// The arrows walk from path to path, and the canvas follows.
import { ChevronDown, ChevronUp, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useEffect, useRef } from "react";
import { Button, IconButton } from "../../components/Button.tsx";
import { Sheet } from "../../components/Sheet.tsx";
import { FocusBack } from "../../components/use-focus-back.ts";
import { useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import { counted } from "../../state/graph-words.ts";
import { pathAt, repeatedEnds } from "../../state/paths/transitions.ts";
import type { PathsState } from "../../state/paths/types.ts";
import drawer from "../DetailDrawer.module.css";
import { allPathsWords, joinedGraph } from "./lit-path.ts";
import { LitNote } from "./LitNote.tsx";
import { PathEnds } from "./PathEnds.tsx";
import { PathLeg } from "./PathLeg.tsx";
import { PathLimits } from "./PathLimits.tsx";
import styles from "./PathsPanel.module.css";
import { takeStart } from "./start-paths.ts";
import { useLight } from "./use-light.ts";
import type { Leg } from "./use-paths.ts";
import { usePaths } from "./use-paths.ts";

/** `behind`: the details of a fact are in front; what was found stays lit, and where it was scrolled to. */
export function PathsPanel({ asked, behind }: { asked: PathsState; behind: boolean }) {
  const explorer = useExplorerStore();
  const { pathsAsked, pathsClosed, pathStepped, pathsCounted, resultPutUp } = explorer.getState();
  const legs = usePaths(asked);
  const paths = legs.flatMap((leg) => leg.paths);
  const waiting = legs.some((leg) => leg.waiting);
  const wrong = new Map(legs.flatMap((leg) => leg.wrong.map(({ field, message }) => [field, message] as const)));
  const found = paths.length;
  const at = pathAt(asked, found);
  const panel = useRef<HTMLElement>(null);
  useLight(paths, at);
  useEffect(() => {
    pathsCounted(found);
    return () => pathsCounted(0);
  }, [found, pathsCounted]);
  useEffect(() => {
    if (at === undefined) return;
    const chosen = panel.current?.querySelector<HTMLElement>('button[aria-current="true"]');
    // The focus goes along where it was on a path, so that Enter and Tab go on from the one that is lit.
    const onPath = document.activeElement?.closest("[data-path]") ?? null;
    if (onPath !== null) chosen?.focus({ preventScroll: true });
    chosen?.closest("[data-path]")?.scrollIntoView({ block: "nearest" });
  }, [at]);
  useEffect(() => {
    if (!takeStart()) return;
    const empty = [...(panel.current?.querySelectorAll("input") ?? [])].find(({ value }) => value === "");
    (empty ?? panel.current)?.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.defaultPrevented || (event.target instanceof Element && event.target.matches("input, select"))) return;
    event.preventDefault();
    pathStepped(event.key === "ArrowDown" ? 1 : -1);
  };
  const showOnly = (): void => {
    const { graph } = explorer.getState();
    const all = joinedGraph(graph, paths);
    if (all !== undefined) resultPutUp(all, allPathsWords(graph, paths));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons hold the focus, the arrows walk its list
    <aside ref={panel} className={drawer.drawer} aria-label="Paths" hidden={behind} tabIndex={-1} onKeyDown={onKeyDown}>
      <FocusBack box={panel} />
      <Sheet name="paths" onClose={pathsClosed}>
        {/* Above what scrolls: it covers none of it. */}
        <header className={styles.head}>
          <h2>Paths</h2>
          <IconButton name="Close paths" quiet onClick={pathsClosed}>
            <X size={16} aria-hidden />
          </IconButton>
        </header>
        <div className={`${drawer.scroller} ${styles.scroller}`}>
          <div className={styles.panel}>
            <PathEnds asked={asked} />
            <PathLimits asked={asked} onAsk={pathsAsked} wrong={wrong} />
            <div className={styles.steps}>
              <output>{foundWords(asked, at, legs)}</output>
              <IconButton
                name="Previous path"
                aria-keyshortcuts="["
                disabled={found === 0}
                onClick={() => pathStepped(-1)}
              >
                <ChevronUp size={16} aria-hidden />
              </IconButton>
              <IconButton name="Next path" aria-keyshortcuts="]" disabled={found === 0} onClick={() => pathStepped(1)}>
                <ChevronDown size={16} aria-hidden />
              </IconButton>
            </div>
            <Repeated asked={asked} />
            {at === undefined && found > 0 && !waiting ? <LitNote paths={paths} /> : null}
            <div className={styles.legs}>
              {(wrong.size > 0 ? [] : legs).map((leg, index) => (
                <PathLeg
                  key={`${leg.from} ${leg.to}`}
                  leg={leg}
                  first={legs.slice(0, index).reduce((sum, { paths: before }) => sum + before.length, 0)}
                  at={at}
                  asked={asked}
                  several={legs.length > 1}
                />
              ))}
            </div>
            {found === 0 || waiting ? null : (
              <Button className={styles.more ?? ""} onClick={showOnly}>
                Show only {found === 1 ? "this path" : "these paths"}
              </Button>
            )}
          </div>
        </div>
      </Sheet>
    </aside>
  );
}

function foundWords(asked: PathsState, at: number | undefined, legs: readonly Leg[]): string {
  const found = legs.reduce((sum, { paths }) => sum + paths.length, 0);
  if (legs.length === 0) return repeatedEnds(asked).length > 0 ? "Nothing to search" : "Pick two entities.";
  if (legs.some(({ waiting }) => waiting)) return "Searching, for at most 4 seconds…";
  if (found > 0) return at === undefined ? counted(found, "path", "paths") : `Path ${at + 1} of ${found}`;
  if (legs.some(({ wrong }) => wrong.length > 0)) return "Correct the limits.";
  return legs.some(({ failure }) => failure !== undefined) ? "No answer" : "No path found";
}

function Repeated({ asked }: { asked: PathsState }) {
  const graph = useExplorer((state) => state.graph);
  const repeated = repeatedEnds(asked);
  if (repeated.length === 0) return null;
  const names = repeated.map((id) => graph.entities.get(id)?.name ?? id).join(", ");
  return (
    <p className={styles.caution} role="alert">
      {names} {repeated.length === 1 ? "is" : "are"} picked twice: a path leads to another entity.
    </p>
  );
}
