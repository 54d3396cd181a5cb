// Opens either engine as a GraphStore. The only file that knows both adapters, and what everybody else imports.
import { openGrafeoStore } from "./grafeo/grafeo-store.ts";
import type { GrafeoConfig } from "./grafeo/grafeo-store.ts";
import type { GraphStore } from "./graph-store.ts";
import { openNeo4jStore } from "./neo4j/neo4j-store.ts";
import type { Neo4jConfig } from "./neo4j/neo4j-store.ts";

export * from "./graph-store.ts";
export { dataVersionOf } from "./data-version.ts";
export { readManifest } from "./grafeo/files.ts";
export type { StoreManifest } from "./grafeo/files.ts";
export type { GrafeoConfig, Neo4jConfig };

export type StoreConfig = GrafeoConfig | Neo4jConfig;

/**
 * Opens a store. Throws StoreError "damaged" (embedded: the file is not what its manifest says) or "unavailable"
 * (Neo4j: no answer, or wrong credentials). An empty store opens: its reads answer StoreError "empty" in the embedded
 * engine and nothing in Neo4j, and describe() gives zero counts and no dataset in both, so that a load can begin.
 */
export function openStore(config: StoreConfig): Promise<GraphStore> {
  return config.engine === "grafeo" ? openGrafeoStore(config) : openNeo4jStore(config);
}
