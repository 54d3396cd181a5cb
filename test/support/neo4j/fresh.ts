// The run's shared Neo4j, emptied, as a store.
import neo4j from "neo4j-driver";
import type { Driver } from "neo4j-driver";
import { openStore } from "#store";
import type { GraphStore } from "#store";
import type { SharedNeo4j } from "../global-setup.ts";

/** Removes all data; constraints stay, they are the same for every suite. Suites that share the server take turns. */
export async function emptyNeo4j(shared: SharedNeo4j): Promise<void> {
  await withDriver(shared, (driver) => driver.executeQuery("MATCH (n) DETACH DELETE n"));
}

export async function dropConstraints(shared: SharedNeo4j): Promise<void> {
  await withDriver(shared, async (driver) => {
    const { records } = await driver.executeQuery("SHOW CONSTRAINTS YIELD name");
    for (const record of records) await driver.executeQuery(`DROP CONSTRAINT \`${String(record.get("name"))}\``);
  });
}

export async function freshNeo4j(shared: SharedNeo4j): Promise<GraphStore> {
  await emptyNeo4j(shared);
  const { uri, username, password } = shared;
  return openStore({ engine: "neo4j", uri, username, password });
}

/** For what a store cannot do: writing somebody else's graph, looking at running transactions. */
export async function withDriver<T>(shared: SharedNeo4j, work: (driver: Driver) => Promise<T>): Promise<T> {
  const driver = neo4j.driver(shared.uri, neo4j.auth.basic(shared.username, shared.password));
  try {
    return await work(driver);
  } finally {
    await driver.close();
  }
}
