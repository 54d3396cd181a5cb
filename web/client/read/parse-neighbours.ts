// Unknown JSON to an expansion's answer: the page of neighbours, and the counts to choose by.
import type { NeighboursResponse } from "#contract";
import { fieldsOf, listOf, number, parseGraph, parsePositions, text } from "./parse-graph.ts";

type Direction = NeighboursResponse["counts"][number]["direction"];

function directionOf(value: unknown): Direction {
  return value === "out" || value === "in" ? value : "both";
}

export function parseNeighboursResponse(value: unknown): NeighboursResponse | undefined {
  const fields = fieldsOf(value);
  const graph = parseGraph(fields?.["graph"]);
  if (fields === undefined || graph === undefined) return undefined;
  return {
    ok: true,
    truncated: fields["truncated"] === true,
    dataVersion: text(fields["dataVersion"]) || null,
    graph,
    counts: listOf(fields["counts"], (count) => ({
      type: text(count["type"]),
      direction: directionOf(count["direction"]),
      count: number(count["count"]),
    })),
    total: number(fields["total"]),
    positions: parsePositions(fields["positions"]),
  };
}
