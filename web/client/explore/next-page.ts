// The next page of an entity's neighbours from the server: the first one that holds something the canvas does not.
import type { QueryClient } from "@tanstack/react-query";
import { queryOptions } from "@tanstack/react-query";
import type { NeighboursResponse } from "#contract";
import { addresses } from "#contract";
import { parseNeighboursResponse } from "../read/parse-neighbours.ts";
import { readAnswer } from "../read/read-answer.ts";
import type { ExplorerState } from "../state/explorer-store.ts";
import { canvasOf } from "../state/explorer-store.ts";
import { nextOffset } from "../state/exploration/transitions.ts";
import type { Expansion, NeighbourOrder } from "../state/exploration/types.ts";
import { PAGE } from "../state/exploration/types.ts";

export interface Asked {
  readonly entityId: string;
  /** Through relations of these types; any, where there is none. */
  readonly types: readonly string[];
  readonly order: NeighbourOrder;
}

export interface NextPage {
  readonly expansion: Expansion;
  /** Entities and relations of the page that are not on the canvas yet. */
  readonly fresh: { readonly entityIds: readonly string[]; readonly relationIds: readonly string[] };
  /** Neighbours through the asked types, and how many of them come after this page. */
  readonly total: number;
  readonly left: number;
  readonly counts: NeighboursResponse["counts"];
}

function pageOptions({ entityId, types, order }: Asked, offset: number) {
  const query = { types, order, limit: PAGE, offset };
  return queryOptions({
    queryKey: ["neighbours", entityId, query],
    queryFn: ({ signal }) => readAnswer(addresses.neighbours(entityId, query), parseNeighboursResponse, signal),
  });
}

/** @throws AnswerError */
export async function readNextPage(queries: QueryClient, state: ExplorerState, asked: Asked): Promise<NextPage> {
  const { entityId, types, order } = asked;
  const canvas = canvasOf(state);
  let offset = nextOffset(state.exploration, entityId, types, order);
  for (;;) {
    const answer = await queries.fetchQuery(pageOptions(asked, offset));
    const next = Math.min(offset + PAGE, Math.max(offset, answer.total));
    const entityIds = answer.graph.entities.flatMap(({ id }) => (canvas.entities.has(id) ? [] : [id]));
    const relationIds = answer.graph.relations.flatMap(({ id }) => (canvas.relations.has(id) ? [] : [id]));
    const isLast = next >= answer.total;
    if (entityIds.length + relationIds.length > 0 || isLast) {
      return {
        expansion: { ...asked, next, graph: answer.graph, positions: answer.positions },
        fresh: { entityIds, relationIds },
        total: answer.total,
        left: answer.total - next,
        counts: answer.counts,
      };
    }
    offset = next;
  }
}
