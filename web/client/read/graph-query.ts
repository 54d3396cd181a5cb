// The loaded graph as a query of the page: asked for once, whoever needs it.
import { addresses } from "#contract";
import { parseGraphResponse } from "./parse-graph.ts";
import { readAnswer } from "./read-answer.ts";

/** `most`: so many entities at most; undefined: as many as the server gives by itself. */
export function graphQuery(most: number | undefined) {
  const address = addresses.graph(most === undefined ? {} : { limit: most });
  return {
    queryKey: ["graph", address],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => readAnswer(address, parseGraphResponse, signal),
  };
}
