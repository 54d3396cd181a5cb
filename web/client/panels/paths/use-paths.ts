// The paths that the search found, leg by leg; their facts are merged into the graph, drawn only when one is lit.
import { useQueries } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Apart } from "#contract";
import { addresses } from "#contract";
import { AnswerError } from "../../read/answer-error.ts";
import type { ProblemFacts } from "../../read/answer-error.ts";
import { parsePathsResponse } from "../../read/parse-paths.ts";
import { readAnswer } from "../../read/read-answer.ts";
import { useExplorerStore } from "../../state/explorer-store.ts";
import { legsOf } from "../../state/paths/transitions.ts";
import type { PathsState } from "../../state/paths/types.ts";

type FieldProblem = ProblemFacts["errors"][number];

export interface Leg {
  readonly from: string;
  readonly to: string;
  /** Each as ids, alternating entity, relation, entity. */
  readonly paths: readonly (readonly string[])[];
  readonly truncated: boolean;
  readonly waiting: boolean;
  readonly apart: Apart | undefined;
  /** Address of the search for the shortest of all, through anything. */
  readonly unlimited: string;
  /** Why there is no answer, in words. */
  readonly failure: string | undefined;
  /** What of the limits the server does not take, by the name of the field; the failure says it of the ends. */
  readonly wrong: readonly FieldProblem[];
}

export function usePaths(asked: PathsState): readonly Leg[] {
  const explorer = useExplorerStore();
  const legs = legsOf(asked);
  const answers = useQueries({
    queries: legs.map(([from, to]) => {
      const { count, families, types, after, before } = asked;
      const address = addresses.paths({
        from,
        to,
        k: count,
        ...(families.length === 0 ? {} : { families }),
        ...(types.length === 0 ? {} : { types }),
        ...(after === "" ? {} : { after }),
        ...(before === "" ? {} : { before }),
      });
      return {
        queryKey: ["paths", address],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => readAnswer(address, parsePathsResponse, signal),
      };
    }),
  });
  const graphs = answers.map(({ data }) => data?.graph);
  const arrived = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  useEffect(() => {
    const { graph, graphMerged } = explorer.getState();
    for (const found of graphs) {
      const fresh =
        found?.entities.some(({ id }) => !graph.entities.has(id)) === true ||
        found?.relations.some(({ id }) => !graph.relations.has(id)) === true;
      if (found !== undefined && fresh) graphMerged(found);
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the graphs are the answers', new when one arrived
  }, [arrived, explorer]);
  return legs.map(([from, to], index) => {
    const answer = answers[index];
    return {
      from,
      to,
      paths: answer?.data?.paths ?? [],
      truncated: answer?.data?.truncated === true,
      waiting: answer?.isPending === true,
      apart: answer?.data?.apart,
      unlimited: addresses.paths({ from, to, k: 1 }),
      ...failureOf(answer?.error),
    };
  });
}

const LIMITS: readonly string[] = ["after", "before", "types", "families", "k"];

/** What is wrong with the limits is wrong with every leg, and is told where it was written. */
function failureOf(error: Error | null | undefined): Pick<Leg, "failure" | "wrong"> {
  if (error === null || error === undefined) return { failure: undefined, wrong: [] };
  const problems = error instanceof AnswerError ? (error.problem?.errors ?? []) : [];
  const wrong = problems.filter(({ field }) => LIMITS.includes(field));
  const own = problems.filter(({ field }) => !LIMITS.includes(field)).map(({ message }) => message);
  const words = own.length > 0 ? own.join(" ") : `${error.message}.`;
  return { failure: wrong.length > 0 && own.length === 0 ? undefined : words, wrong };
}
