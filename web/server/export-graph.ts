// What a store holds as what the writers of #formats take: read in one consistent look, filtered as /api/graph filters.
import type { ExportInput } from "#formats";
import { readConsistently, readDatasets, readGraph } from "./graph-reader.ts";
import type { FilteredGraph, ReaderDeps } from "./graph-reader.ts";
import { presentDataset, presentGraph, presentPositions } from "./present.ts";
import { needsLiveNames, toGraphFilter } from "./routes/graph/filter.ts";
import { graphFilters } from "./routes/graph/schema.ts";

/** Nothing stops a file from being large; a question that takes this long is stuck. */
const TIMEOUT_MS = 10 * 60_000;
/** Above what either store holds: the limits are LIMITs in the questions, which must be numbers. */
const ALL = 1_000_000_000;

/** Why nothing can be written, in words for whoever called. */
export class ExportRefused extends Error {}

interface AskedExport {
  /** Names by filter, unchecked. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Entities at most. */
  readonly limit: number | undefined;
  readonly title: string | undefined;
}

export interface ReadExport extends Pick<FilteredGraph, "totals" | "truncated"> {
  readonly input: ExportInput;
}

/**
 * @throws ExportRefused with every value that cannot be a filter
 * @throws ProblemError with every name that nothing in the graph has
 * @throws StoreError as the store does
 */
export async function readExport(deps: ReaderDeps, asked: AskedExport): Promise<ReadExport> {
  const checked = graphFilters.safeParse(asked.filters);
  if (!checked.success) {
    const problems = checked.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`);
    throw new ExportRefused([...new Set(problems)].join("\n"));
  }
  const filters = checked.data;
  return readConsistently({ ...deps, timeoutMs: TIMEOUT_MS }, undefined, async (reading) => {
    const live = needsLiveNames(filters) ? await deps.store.liveSchema() : undefined;
    const filter = toGraphFilter(filters, {
      labels: live?.labels.map(({ name }) => name) ?? [],
      types: live?.relationshipTypes.map(({ name }) => name) ?? [],
      datasets: reading.description.datasets.map(({ id }) => id),
    });
    const { subgraph, totals, truncated } = await readGraph(reading, filter, asked.limit ?? ALL, ALL);
    const datasets = await readDatasets(reading);
    const named = datasets.map((dataset) => presentDataset(dataset).title);
    const narrowed = Object.entries(filters).flatMap(([name, values]) =>
      values.length === 0 ? [] : [`${name}: ${values.join(", ")}`],
    );
    const { dataVersion, version } = reading.description;
    const title = asked.title?.trim() || named.join(", ") || version;
    return {
      totals,
      truncated,
      input: {
        graph: presentGraph(subgraph, reading.foreign.captions),
        positions: presentPositions(datasets, new Set(subgraph.nodes.map(({ id }) => id))),
        about: {
          title,
          ...(dataVersion === null ? {} : { asOf: `data version ${dataVersion}` }),
          ...(narrowed.length === 0 ? {} : { query: narrowed.join("; ") }),
        },
      },
    };
  });
}
