// The table of formats a graph can be written in: what each is called, what it cannot hold, and its writer, which is
// loaded only when it is asked for.
import type { Plain, Positions } from "#model";
import type { ExportAbout, ExportGraph } from "./flat-facts.ts";

export type { ExportAbout, ExportGraph } from "./flat-facts.ts";

export interface ExportInput {
  readonly graph: ExportGraph;
  readonly about: ExportAbout;
  /** In px; where a format has no place for them they are left out. */
  readonly positions: Positions;
}

export interface ExportFile {
  /** Added to the name that the reader chose: ".graphml", "-nodes.csv". */
  readonly suffix: string;
  readonly mediaType: string;
  readonly text: string;
}

interface FormatSpec {
  readonly label: string;
  /** What it is for, in a few words. */
  readonly use: string;
  /** What of this graph it has no place for, a sentence each. */
  readonly losses: (graph: ExportGraph) => Promise<readonly string[]>;
  readonly write: (input: ExportInput) => Promise<readonly ExportFile[]>;
}

const NO_XML = "Control characters, which XML cannot hold, are left out.";
const POSITIONS_LOST = "Where things are drawn.";

async function lossless(): Promise<readonly string[]> {
  return [];
}

function some(...losses: readonly (readonly [boolean, string])[]): readonly string[] {
  return losses.flatMap(([is, words]) => (is ? [words] : []));
}

/** Whether any text of the graph has the pattern in it. */
function anyText(graph: ExportGraph, pattern: RegExp): boolean {
  const inside = (value: Plain): boolean => {
    if (typeof value === "string") return pattern.test(value);
    return typeof value === "object" && value !== null && Object.values(value).some(inside);
  };
  return [...graph.entities, ...graph.relations, ...graph.sources].some(({ properties }) => inside(properties));
}

// oxlint-disable-next-line no-control-regex -- what XML has no place for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;

function listsWithSemicolon(graph: ExportGraph): boolean {
  const facts = [...graph.entities, ...graph.relations];
  return (
    facts.some(({ evidence }) => evidence.some(({ locator, note }) => `${locator}${note ?? ""}`.includes(";"))) ||
    facts.some(({ properties }) =>
      Object.values(properties).some(
        (value) => Array.isArray(value) && value.some((item) => typeof item === "string" && item.includes(";")),
      ),
    )
  );
}

/** Whether an entity has no relation. */
function standsAlone({ entities, relations }: ExportGraph): boolean {
  const ends = new Set(relations.flatMap(({ source, target }) => [source, target]));
  return entities.some(({ id }) => !ends.has(id));
}

function table(part: string, text: string): ExportFile {
  return { suffix: `-${part}.csv`, mediaType: "text/csv", text };
}

export const EXPORT_FORMATS = {
  json: {
    label: "JSON",
    use: "everything, as the API answers it",
    losses: lossless,
    write: async ({ graph, about, positions }) => [
      {
        suffix: ".json",
        mediaType: "application/json",
        text: `${JSON.stringify({ about, graph, positions }, undefined, 2)}\n`,
      },
    ],
  },
  csv: {
    label: "CSV, one row a source",
    use: "spreadsheets",
    losses: async (graph) =>
      some(
        [standsAlone(graph), "Entities without a relation."],
        [true, "Properties of entities but their names."],
        [true, POSITIONS_LOST],
      ),
    write: async ({ graph }) => {
      const { relationsToCsv } = await import("./csv.ts");
      return [{ suffix: ".csv", mediaType: "text/csv", text: relationsToCsv(graph) }];
    },
  },
  adminCsv: {
    label: "CSV for Neo4j",
    use: "nodes, relations and sources with neo4j-admin’s headers",
    losses: async (graph) =>
      some([listsWithSemicolon(graph), "Semicolons inside lists, which become commas."], [true, POSITIONS_LOST]),
    write: async ({ graph }) => {
      const { nodesToCsv, relationshipsToCsv, sourcesToCsv } = await import("./admin-csv.ts");
      return [
        table("nodes", nodesToCsv(graph)),
        table("relations", relationshipsToCsv(graph)),
        table("sources", sourcesToCsv(graph)),
      ];
    },
  },
  graphml: {
    label: "GraphML",
    use: "yEd, NetworkX, igraph, Neo4j",
    losses: async (graph) => some([anyText(graph, CONTROL), NO_XML], [true, POSITIONS_LOST]),
    write: async ({ graph, about }) => {
      const { toGraphml } = await import("./graphml.ts");
      return [{ suffix: ".graphml", mediaType: "application/graphml+xml", text: toGraphml(graph, about) }];
    },
  },
  gexf: {
    label: "GEXF",
    use: "Gephi, with positions",
    losses: async (graph) => some([anyText(graph, CONTROL), NO_XML]),
    write: async ({ graph, about, positions }) => {
      const { toGexf } = await import("./gexf.ts");
      return [{ suffix: ".gexf", mediaType: "application/gexf+xml", text: toGexf(graph, about, positions) }];
    },
  },
  cypher: {
    label: "Cypher script",
    use: "any database that speaks Cypher; running it twice changes nothing",
    losses: async () => [POSITIONS_LOST],
    write: async ({ graph, about }) => {
      const { toCypherScript } = await import("./cypher-script.ts");
      return [{ suffix: ".cypher", mediaType: "text/plain", text: toCypherScript(graph, about) }];
    },
  },
  ftm: {
    label: "FollowTheMoney",
    use: "JSON lines for Aleph and OpenSanctions tools",
    losses: async (graph) => {
      const { ftmLosses } = await import("./ftm.ts");
      return [...ftmLosses(graph), POSITIONS_LOST];
    },
    write: async ({ graph }) => {
      const { toFtm } = await import("./ftm.ts");
      return [{ suffix: ".ftm.json", mediaType: "application/json+ftm", text: toFtm(graph) }];
    },
  },
} as const satisfies Record<string, FormatSpec>;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

export function isExportFormat(name: string): name is ExportFormat {
  return Object.hasOwn(EXPORT_FORMATS, name);
}
