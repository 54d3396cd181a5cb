// Neo4j through its driver.
import type { GraphStore } from "../graph-store.ts";
import { StoreError } from "../graph-store.ts";

export interface Neo4jConfig {
  readonly engine: "neo4j";
  /** `neo4j://` (routed), `bolt://`, or with `+s` for TLS. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database?: string;
}

export async function openNeo4jStore(config: Neo4jConfig): Promise<GraphStore> {
  throw new StoreError("unavailable", `Neo4j at ${config.uri} cannot be opened yet.`);
}
