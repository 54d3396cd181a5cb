// One stranger's query: rows as lines while they come, then what came back as a graph, then how it went.
import type { Readable } from "node:stream";
import type { Parameters } from "#store/graph-store";
import type { FreeQueryDone, WireGraph } from "#contract";
import type { RouteDeps } from "../../app-deps.ts";
import { ProblemError, presentProblem, toProblemError } from "../../errors.ts";
import { beginReading, completeSubgraph, isStillCurrent, missingEnds } from "../../graph-reader.ts";
import type { Reading } from "../../graph-reader.ts";
import { presentGraph } from "../../present.ts";
import { collectFacts, presentValue } from "../../present-value.ts";
import type { FoundFacts } from "../../present-value.ts";
import { streamLines } from "./stream-lines.ts";

export interface FreeQuery {
  readonly cypher: string;
  readonly params: Parameters;
  readonly requestId: string;
  readonly wantsGraph: boolean;
  readonly address: string;
  readonly signal: AbortSignal;
}

/**
 * The lines of its answer, from the first row on.
 * @throws GuardRefusal, StoreError or ProblemError for what fails before there is a row
 */
export function answerFreeQuery(deps: RouteDeps, query: FreeQuery): Promise<Readable> {
  const { cypher, params, address, signal, requestId } = query;
  return streamLines(
    async ({ head, line }) => {
      const reading = await beginReading(deps, signal);
      const found: FoundFacts = { nodes: new Map(), relationships: new Map() };
      const run = await deps.guard.run(
        { cypher, params, address, signal },
        {
          columns: (columns) => head({ columns }),
          row: (values) => {
            if (query.wantsGraph) for (const value of values) collectFacts(value, found);
            return line({ row: values.map((value) => presentValue(value, reading.identity)) });
          },
        },
      );
      if (query.wantsGraph) await line({ graph: await readFound(reading, found) });
      const { rows, truncated, cutBy, ms } = run;
      const { dataVersion } = reading.description;
      const done: FreeQueryDone = {
        done: true,
        rows,
        truncated,
        ...(cutBy === undefined ? {} : { cutBy }),
        ms,
        requestId,
        dataVersion,
      };
      await line(done);
    },
    (error) => ({ error: presentProblem(toProblemError(error), requestId) }),
  );
}

/** Exactly what came back, with the entities that its relations need to stand between. */
async function readFound(reading: Reading, found: FoundFacts): Promise<WireGraph> {
  const nodes = [...found.nodes.values()];
  const relationships = [...found.relationships.values()];
  const ends = await missingEnds(reading, nodes, relationships);
  const subgraph = await completeSubgraph(reading, [...nodes, ...ends], relationships);
  if (await isStillCurrent(reading)) return presentGraph(subgraph, reading.foreign.captions);
  throw new ProblemError("store-busy", "The graph was loaded anew while this was asked. Ask again.");
}
