// Unknown JSON to paths, leniently: a path with a fact that is not in the answer is left out.
import type { PathsResponse } from "#contract";
import { fieldsOf, parseGraph, text } from "./parse-graph.ts";

export function parsePathsResponse(value: unknown): PathsResponse | undefined {
  const fields = fieldsOf(value);
  const graph = parseGraph(fields?.["graph"]);
  const found = fields?.["paths"];
  if (fields === undefined || graph === undefined || !Array.isArray(found)) return undefined;
  const known = [new Set(graph.entities.map(({ id }) => id)), new Set(graph.relations.map(({ id }) => id))] as const;
  const paths = found.flatMap((path: unknown) => {
    if (!Array.isArray(path) || path.length % 2 === 0) return [];
    const ids = path.map(text);
    return ids.every((id, index) => known[index % 2 === 0 ? 0 : 1].has(id)) ? [ids] : [];
  });
  return {
    ok: true,
    truncated: fields["truncated"] === true,
    dataVersion: text(fields["dataVersion"]) || null,
    paths,
    graph,
    ...apartIn(fields["apart"]),
  };
}

function apartIn(value: unknown): Pick<PathsResponse, "apart"> {
  const { end, joined } = fieldsOf(value) ?? {};
  return (end === "from" || end === "to") && typeof joined === "number" ? { apart: { end, joined } } : {};
}
