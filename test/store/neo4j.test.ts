// Neo4j: the common suite against the real one, then what only it has: times, places, somebody else's graph.
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { RELATION_TYPES } from "#model";
import { openStore } from "#store";
import type { GraphStore } from "#store";
import type { SharedNeo4j } from "../support/global-setup.ts";
import { dropConstraints, emptyNeo4j, freshNeo4j, withDriver } from "../support/neo4j/fresh.ts";
import { describeGraphStore } from "./describe-graph-store.ts";
import { ORIGIN, SMALL } from "./small-graph.ts";

const provided = inject("neo4j");
/** Only asked inside what is skipped without it. */
function server(): SharedNeo4j {
  if (provided === null) throw new Error("There is no Neo4j in this run.");
  return provided;
}

// Without one every test is skipped, and the run's first line says why (test/support/global-setup.ts).
describe.skipIf(provided === null)("on a real server", () => {
  describeGraphStore("Neo4j", async () => {
    const store = await freshNeo4j(server());
    return { store, dispose: () => store.close(), isIdle };
  });

  describe("Neo4j's own", () => {
    let store: GraphStore;
    beforeEach(async () => {
      store = await freshNeo4j(server());
    });
    afterEach(() => store.close());

    test("the version that answers is the one that was started", async () => {
      const { version } = await store.describe();
      console.log(`The store suite ran on ${version}.`);
      expect(version).toMatch(/^Neo4j 5\.\d+/);
    });

    test("times, durations and places come out as plain JSON", async () => {
      const { rows } = await store.run({
        cypher: `RETURN date('2025-09-17') AS date, datetime('2025-09-17T10:00:00.5+02:00') AS datetime,
          datetime({year: 2025, month: 1, day: 2, timezone: 'Europe/Paris'}) AS zoned,
          localdatetime('2025-09-17T10:00:00') AS local, time('10:00:00Z') AS time, localtime('10:00') AS localtime,
          duration('P1Y2M3DT4H') AS duration, point({latitude: 52.5, longitude: 13.4}) AS place,
          point({x: 1, y: 2, z: 3}) AS corner`,
      });
      expect(rows).toEqual([
        [
          "2025-09-17",
          "2025-09-17T10:00:00.500000000+02:00",
          "2025-01-02T00:00:00+01:00[Europe/Paris]",
          "2025-09-17T10:00:00",
          "10:00:00Z",
          "10:00:00",
          "P1Y2M3DT4H",
          { srid: 4326, x: 13.4, y: 52.5 },
          { srid: 9157, x: 1, y: 2, z: 3 },
        ],
      ]);
    });

    test("somebody else's graph is read as it is", async () => {
      await withDriver(server(), (driver) =>
        driver.executeQuery(
          `CREATE (:Film {title: 'Alien', made: date('1979-05-25')})<-[:ACTED_IN {roles: ['Ripley']}]-(:Actor {name: 'S'}),
            (:Dataset {title: 'not ours'})`,
        ),
      );
      expect(await store.describe()).toMatchObject({
        dataVersion: null,
        datasets: [],
        counts: { nodes: 3, relationships: 1 },
      });
      expect(await store.liveSchema()).toEqual({
        labels: [
          { name: "Actor", count: 1 },
          { name: "Dataset", count: 1 },
          { name: "Film", count: 1 },
        ],
        relationshipTypes: [{ name: "ACTED_IN", count: 1 }],
        propertyKeys: ["made", "name", "roles", "title"],
        sampled: false,
      });
      const { rows } = await store.run({ cypher: "MATCH (f:Film) RETURN f" });
      expect(rows).toMatchObject([
        [{ "@": "node", labels: ["Film"], properties: { made: "1979-05-25", title: "Alien" } }],
      ]);
    });

    test("a load brings its constraints, and again without complaint", async () => {
      await dropConstraints(server());
      await store.apply(SMALL, ORIGIN);
      await store.apply(SMALL, ORIGIN);
      const constraints = await withDriver(server(), (driver) => driver.executeQuery("SHOW CONSTRAINTS"));
      expect(constraints.records).toHaveLength(3 + Object.keys(RELATION_TYPES).length);
      const plan = await store.explain({ cypher: "MATCH ()-[r:OWNS {id: 'r1'}]->() RETURN r" });
      expect(plan.text).toMatch(/IndexSeek/);
    });

    test("the plan's statement type tells a write from a read", async () => {
      expect((await store.explain({ cypher: "RETURN 1 AS one" })).statementType).toBe("r");
      expect((await store.explain({ cypher: "CREATE (n)" })).statementType).toBe("w");
    });

    test("a load by another process is heard", async () => {
      const heard: (string | null)[] = [];
      await store.apply(SMALL, ORIGIN);
      store.onChange((version) => heard.push(version));
      await emptyNeo4j(server());
      await expect.poll(() => heard, { timeout: 10_000 }).toEqual([null]);
    });

    test("nothing answers: unavailable, in words", async () => {
      await expect(
        openStore({ engine: "neo4j", uri: "bolt://127.0.0.1:9", username: "", password: "" }),
      ).rejects.toMatchObject({
        code: "unavailable",
        message: expect.stringContaining("bolt://127.0.0.1:9") as string,
      });
      await expect(
        openStore({ engine: "neo4j", uri: "http://127.0.0.1:9", username: "", password: "" }),
      ).rejects.toMatchObject({ code: "unavailable" });
    });
  });
});

/** No transaction but the one that asks. */
function isIdle(): Promise<boolean> {
  return withDriver(server(), async (driver) => {
    const { records } = await driver.executeQuery(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW TRANSACTIONS' RETURN currentQuery",
    );
    return records.length === 0;
  });
}
