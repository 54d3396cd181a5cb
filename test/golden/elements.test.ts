// The bundled YAML in, elements out: what a reader sees of the article's facts, kept in a file a person can read and
// compare. `npx vitest run --project golden -u` writes it anew; read the difference before committing it.
import { beforeAll, describe, expect, test } from "vitest";
import type { WireGraph } from "#contract";
import { buildDataset } from "#ingest/build-dataset";
import { readDatasets } from "#ingest/read/read-datasets";
import type { Dataset, Subgraph } from "#model";
import { entityToNode, relationToRelationship, sourceToNode } from "#model";
import type { Element } from "#view";
import { sceneOf, toElements, toSvg } from "#view";
import { presentGraph } from "#web/server/present";

let dataset: Dataset;
let graph: WireGraph;

function subgraphOf({ entities, relations, sources }: Dataset): Subgraph {
  return {
    nodes: entities.map(entityToNode),
    relationships: relations.map(relationToRelationship),
    sources: sources.map(sourceToNode),
  };
}

/** One line an element: what a person would check against the article. */
function line(element: Element): string {
  if (element.group === "nodes") {
    const { entityId, kind, name, shape, size, fill } = element.data;
    return `${entityId} · ${kind} · ${name} · ${shape} ${size} px ${fill} · at ${element.position.x}, ${element.position.y}`;
  }
  const {
    source,
    target,
    type,
    family,
    label,
    width,
    line: pattern,
    arrowFill,
    sourceArrow,
    targetArrow,
    bend,
  } = element.data;
  const heads = [sourceArrow === "none" ? "" : "<", targetArrow === "none" ? "" : ">"].join("");
  return `${source} ${type} ${target} · ${family} · "${label}" · ${width} px ${pattern} · ${arrowFill} ${heads || "no head"} · bend ${bend}`;
}

beforeAll(async () => {
  const [group] = await readDatasets(["ingest/datasets/aip"]);
  if (group === undefined) throw new Error("the bundled dataset is not there");
  const built = buildDataset(group.label, group.files);
  if (!built.ok) throw new Error(`the bundled dataset has problems: ${JSON.stringify(built.problems)}`);
  dataset = built.dataset;
  graph = presentGraph(subgraphOf(dataset));
});

describe("the bundled dataset as a drawing", () => {
  test("is what was looked at and found right", async () => {
    const elements = toElements(sceneOf(graph, dataset.positions, "light"));
    await expect(`${elements.map(line).join("\n")}\n`).toMatchFileSnapshot("aip/elements.txt");
  });

  test("every entity has a place of its own in view.yaml, with room for its node", () => {
    const points = graph.entities.map(({ id }) => dataset.positions[id]);
    expect(points.every((point) => point !== undefined)).toBe(true);
    const apart = points.flatMap((a, index) =>
      points
        .slice(index + 1)
        .map((b) => (a === undefined || b === undefined ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1]))),
    );
    expect(Math.min(...apart)).toBeGreaterThan(60);
  });

  test("tells the article's thirteen billion with its status, and what is inferred as inferred", () => {
    const svg = toSvg(sceneOf(graph, dataset.positions, "light"), { width: 1200, sources: graph.sources });
    expect(svg).toContain("<title>Microsoft invested in OpenAI: $13B approx., disbursed</title>");
    expect(svg).toContain("inferred, not stated");
  });
});
