// What was found between two ends: each path as sentences with their sources; where there is none, why, and what may help.
import { useQuery } from "@tanstack/react-query";
import type { Apart } from "#contract";
import { Button } from "../../components/Button.tsx";
import { RelationSentence } from "../../components/RelationSentence.tsx";
import { parsePathsResponse } from "../../read/parse-paths.ts";
import { readAnswer } from "../../read/read-answer.ts";
import { useExplorer, useExplorerStore } from "../../state/explorer-store.ts";
import { isolated } from "#view";
import { counted } from "../../state/graph-words.ts";
import { UNLIMITED, isLimited } from "../../state/paths/transitions.ts";
import type { PathsState } from "../../state/paths/types.ts";
import { LitNote } from "./LitNote.tsx";
import styles from "./PathsPanel.module.css";
import type { Leg } from "./use-paths.ts";

interface LegProps {
  readonly leg: Leg;
  /** Place of its first path among all that were found. */
  readonly first: number;
  /** The path that is lit, among all. */
  readonly at: number | undefined;
  readonly asked: PathsState;
  readonly several: boolean;
}

export function PathLeg({ leg, first, at, asked, several }: LegProps) {
  const name = useNames();
  const answered = !leg.waiting && leg.failure === undefined && leg.wrong.length === 0;
  return (
    <section>
      {several ? (
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
          {leg.paths.length === 0
            ? "Nothing was found before the search was ended, after 4 seconds or 50,000 relations a step. There may be a path all the same: narrow the search, or search from each side to an entity between them."
            : "The search was ended after 4 seconds or 50,000 relations a step. There may be more paths, and shorter ones: narrow the search to see all."}
        </p>
      ) : null}
      {answered && leg.paths.length === 0 && !leg.truncated ? <NoPath leg={leg} asked={asked} /> : null}
      <ol>
        {leg.paths.map((path, index) => (
          <Path key={path.join("\n")} path={path} place={first + index} lit={first + index === at} />
        ))}
      </ol>
    </section>
  );
}

function Path({ path, place, lit }: { path: readonly string[]; place: number; lit: boolean }) {
  const { pathChosen } = useExplorerStore().getState();
  const graph = useExplorer((state) => state.graph);
  const name = useNames();
  const relations = path.flatMap((id, index) => (index % 2 === 1 ? (graph.relations.get(id) ?? []) : []));
  const through = path.filter((_id, index) => index % 2 === 0).slice(1, -1);
  return (
    <li className={styles.path} data-path data-lit={lit || undefined}>
      <button
        type="button"
        className={styles.choose}
        aria-current={lit ? "true" : undefined}
        onClick={() => pathChosen(place)}
      >
        <strong>Path {place + 1}</strong>
        <span>
          {counted(relations.length, "relation", "relations")}
          {through.length === 0 ? ", directly" : ` by way of ${through.map(name).join(", ")}`}
        </span>
      </button>
      {lit ? <LitNote paths={[path]} /> : null}
      {relations.map((relation) => (
        <RelationSentence key={relation.id} relation={relation} />
      ))}
    </li>
  );
}

/** Why there is none: the limits, two parts that nothing joins, or a way that is too long. */
function NoPath({ leg, asked }: { leg: Leg; asked: PathsState }) {
  const { pathsAsked } = useExplorerStore().getState();
  const name = useNames();
  const limited = isLimited(asked);
  const without = useQuery({
    queryKey: ["paths", leg.unlimited],
    queryFn: ({ signal }) => readAnswer(leg.unlimited, parsePathsResponse, signal),
    enabled: limited,
  });
  const shortest = without.data?.paths[0];
  return (
    <div className={styles.none}>
      <p>
        {leg.apart === undefined
          ? `No path of at most 6 relations leads from ${name(leg.from)} to ${name(leg.to)}`
          : apartWords(leg.apart, name(leg.from), name(leg.to))}
        {limited ? " within these limits." : "."}
      </p>
      {limited ? (
        <>
          {without.isSuccess ? (
            <p>
              {shortest === undefined
                ? "Without the limits there is none either."
                : `Without the limits the shortest has ${counted((shortest.length - 1) / 2, "relation", "relations")}.`}
            </p>
          ) : null}
          <Button onClick={() => pathsAsked(UNLIMITED)}>Search without limits</Button>
        </>
      ) : leg.apart === undefined ? (
        <p>They may be joined by more; a search from each to an entity between them can tell.</p>
      ) : null}
    </div>
  );
}

function apartWords({ end, joined }: Apart, from: string, to: string): string {
  const [here, there] = end === "from" ? [from, to] : [to, from];
  if (joined === 0) return `${here} has no relation to anything`;
  return `Nothing joins ${from} and ${to}: only ${counted(joined, "entity", "entities")} can be reached from ${here}, and ${there} is not among them`;
}

function useNames(): (id: string) => string {
  const graph = useExplorer((state) => state.graph);
  return (id) => isolated(graph.entities.get(id)?.name ?? id);
}
