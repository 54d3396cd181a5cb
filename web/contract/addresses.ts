// Every address of the server, built in one place. Stable: links, scripts and embeds in the wild depend on them.

function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (typeof value === "object") for (const item of value) parameters.append(name, item);
    else parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Entities that /api/graph gives at most, however many are asked for. */
export const MOST_ENTITIES = 10_000;

export interface GraphQuery {
  readonly kind?: readonly string[];
  readonly type?: readonly string[];
  readonly family?: readonly string[];
  readonly dataset?: readonly string[];
  readonly limit?: number;
}

export interface PathsQuery {
  readonly from: string;
  readonly to: string;
  readonly k?: number;
  readonly types?: readonly string[];
  readonly families?: readonly string[];
  readonly after?: string;
  readonly before?: string;
}

const id = encodeURIComponent;

export const addresses = {
  graph: (query: GraphQuery = {}) => withQuery("/api/graph", { ...query }),
  entity: (entityId: string) => `/api/entities/${id(entityId)}`,
  neighbours: (
    entityId: string,
    query: { types?: readonly string[]; order?: "amount" | "date" | "degree"; limit?: number; offset?: number } = {},
  ) => withQuery(`/api/entities/${id(entityId)}/neighbours`, query),
  relation: (relationId: string) => `/api/relations/${id(relationId)}`,
  source: (sourceId: string) => `/api/sources/${id(sourceId)}`,
  search: (q: string, limit?: number) => withQuery("/api/search", { q, limit }),
  paths: (query: PathsQuery) => withQuery("/api/paths", { ...query }),
  schema: () => "/api/schema",
  queries: () => "/api/queries",
  query: (name: string, parameters: Readonly<Record<string, string>> = {}, format: "" | ".json" | ".csv" = "") =>
    withQuery(`/queries/${id(name)}${format}`, parameters),
  freeQuery: () => "/api/query",
  explainQuery: () => "/api/query/explain",
  cancelQuery: (requestId: string) => `/api/query/${id(requestId)}`,
  snapshots: (page: { readonly limit?: number; readonly offset?: number } = {}) => withQuery("/api/snapshots", page),
  withdraw: (snapshotId: string) => `/api/snapshots/${id(snapshotId)}/withdraw`,
  snapshot: (snapshotId: string, format: "" | ".svg" | ".png" | ".json" | ".csv" | ".txt" | ".html" = "") =>
    `/s/${id(snapshotId)}${format}`,
  views: () => "/api/views",
  view: (viewId: string) => `/api/views/${id(viewId)}`,
  /** The explorer, with that view. */
  savedView: (viewId: string) => withQuery("/", { saved: viewId }),
  embed: (snapshotId: string) => `/embed/${id(snapshotId)}`,
  embedScript: () => "/embed.js",
  oembed: (url: string) => withQuery("/oembed", { url }),
} as const;
