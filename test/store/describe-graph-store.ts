// What every GraphStore must do, asked of both engines with the same statements and the same expected rows.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dataVersionOf } from "#store";
import type { GraphStore, LimitedRun, RowLimits, Rows, Statement, StoreValue } from "#store";
import { NOTHING, ORIGIN, SMALL, dataset, entity, relation, source } from "./small-graph.ts";

export interface OpenedStore {
  readonly store: GraphStore;
  /** Whether the database works on anything. */
  readonly isIdle: () => Promise<boolean>;
  readonly dispose: () => Promise<void>;
}

/** Days on either engine, in little memory: a cartesian product. */
export const ENDLESS = `${["a", "b", "c", "d", "e", "f"].map((name) => `UNWIND range(1, 100) AS ${name}`).join(" ")}
RETURN count(*) AS count`;

const NAMES = "MATCH (n:Entity) RETURN n.id AS id, n.name AS name ORDER BY id";
const LIMITS: RowLimits = { timeoutMs: 20_000, rows: 5_000, bytes: 8_000_000, cellBytes: 64_000 };

export function describeGraphStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(`${name} as a store`, () => {
    let opened: OpenedStore;
    let store: GraphStore;

    const start = async () => {
      opened = await open();
      store = opened.store;
    };
    const end = () => opened.dispose();
    const freshForEach = () => {
      beforeEach(start);
      afterEach(end);
    };
    /** One small graph for a group of tests that only read. */
    const smallForAll = () => {
      beforeAll(async () => {
        await start();
        await store.apply(SMALL, ORIGIN);
      });
      afterAll(end);
    };

    const rowsOf = async (cypher: string, parameters: Statement["parameters"] = {}): Promise<Rows["rows"]> =>
      (await store.run({ cypher, parameters })).rows;

    describe("loading", () => {
      freshForEach();

      test("an empty store says so and takes a first load", async () => {
        await store.ping();
        expect(await store.describe()).toMatchObject({
          dataVersion: null,
          datasets: [],
          counts: { nodes: 0, relationships: 0 },
        });
        const after = await store.apply(SMALL, ORIGIN);
        expect(after).toEqual(await store.describe());
        expect(after).toMatchObject({
          engine: store.engine,
          dataVersion: dataVersionOf([{ id: "small", contentHash: "h1" }]),
          datasets: [
            {
              id: "small",
              title: "Set small",
              description: null,
              licence: "CC0-1.0",
              reviewedDate: "2025-09",
              contentHash: "h1",
            },
          ],
          counts: { nodes: 5, relationships: 2 },
        });
        expect(after.version).toMatch(/^(Neo4j|Grafeo) \d+\.\d+\.\d+$/);
      });

      test("the same change twice is the same graph", async () => {
        const first = await store.apply(SMALL, ORIGIN);
        const before = await everything(store);
        expect(await store.apply(SMALL, ORIGIN)).toEqual(first);
        expect(await everything(store)).toEqual(before);
      });

      test("an upsert replaces every property and label, and adds what is new", async () => {
        await store.apply(SMALL, ORIGIN);
        const after = await store.apply(
          {
            ...NOTHING,
            upsertNodes: [entity("ada", "Company", { sector: "Sums" }), entity("zeno"), dataset("small", "h2")],
            upsertRelationships: [relation("r2", "INVESTED_IN", "loom", "engine", { summary: "Only this" })],
          },
          ORIGIN,
        );
        expect(after.counts).toEqual({ nodes: 6, relationships: 2 });
        expect(after.dataVersion).toBe(dataVersionOf([{ id: "small", contentHash: "h2" }]));
        const [[ada]] = nonEmpty(await rowsOf("MATCH (n:Entity {id: 'ada'}) RETURN n"));
        expect(ada).toMatchObject({
          "@": "node",
          labels: ["Company", "Entity"],
          properties: { id: "ada", name: "The ada", sector: "Sums" },
        });
        expect(ada).not.toHaveProperty("properties.aliases");
        const [[r2]] = nonEmpty(await rowsOf("MATCH ()-[r:INVESTED_IN]->() RETURN properties(r) AS properties"));
        expect(r2).toEqual({ id: "r2", summary: "Only this" });
        // The relation of the changed node is still there.
        expect(await rowsOf("MATCH (:Entity {id: 'ada'})-[r]->(m) RETURN type(r) AS type, m.id AS id")).toEqual([
          ["FOUNDED", "engine"],
        ]);
      });

      test("a relation can change its type and its ends", async () => {
        await store.apply(SMALL, ORIGIN);
        const moved = relation("r1", "ADVISES", "loom", "ada");
        const after = await store.apply({ ...NOTHING, upsertRelationships: [moved] }, ORIGIN);
        expect(after.counts.relationships).toBe(2);
        expect(await rowsOf("MATCH (a)-[r {id: 'r1'}]->(b) RETURN type(r) AS type, a.id AS a, b.id AS b")).toEqual([
          ["ADVISES", "loom", "ada"],
        ]);
      });

      test("what is removed is gone, with the relations of a removed node", async () => {
        await store.apply(SMALL, ORIGIN);
        const after = await store.apply({ ...NOTHING, deleteNodeIds: ["engine", "ledger", "no such node"] }, ORIGIN);
        expect(after.counts).toEqual({ nodes: 3, relationships: 0 });
        expect(await rowsOf("MATCH ()-[r]->() RETURN r.id AS id")).toEqual([]);
        const emptied = await store.apply(
          { ...SMALL, deleteRelationshipIds: ["r1"], upsertRelationships: [], upsertNodes: [] },
          ORIGIN,
        );
        expect(emptied.counts).toEqual({ nodes: 3, relationships: 0 });
      });

      test("removing one relation leaves the other", async () => {
        await store.apply(SMALL, ORIGIN);
        await store.apply({ ...NOTHING, deleteRelationshipIds: ["r1", "no such relation"] }, ORIGIN);
        expect(await rowsOf("MATCH ()-[r]->() RETURN r.id AS id")).toEqual([["r2"]]);
      });

      test("more than one batch of each, with progress to the end", async () => {
        const ids = Array.from({ length: 5_500 }, (_, index) => `n${index}`);
        const steps: (readonly [number, number])[] = [];
        const after = await store.apply(
          {
            ...NOTHING,
            upsertNodes: ids.map((id) => entity(id)),
            upsertRelationships: ids.map((id, index) =>
              relation(`r${index}`, "OWNS", id, `n${(index + 1) % ids.length}`),
            ),
          },
          ORIGIN,
          (done, total) => steps.push([done, total]),
        );
        expect(after.counts).toEqual({ nodes: 5_500, relationships: 5_500 });
        expect(steps[0]).toEqual([0, 11_000]);
        expect(steps.at(-1)).toEqual([11_000, 11_000]);
        expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).toSorted((a, b) => a - b));
        expect(steps.length).toBeGreaterThan(4);
        expect(await rowsOf("MATCH (a:Entity {id: 'n5499'})-[r:OWNS]->(b) RETURN b.id AS id")).toEqual([["n0"]]);
      });

      test("a change that fails in the middle loads nothing", async () => {
        await store.apply(SMALL, ORIGIN);
        const before = await everything(store);
        const change = {
          ...NOTHING,
          deleteNodeIds: ["loom"],
          upsertNodes: [entity("new"), entity("ada", "Company")],
          upsertRelationships: [relation("r8", "OWNS", "new", "ada"), relation("r9", "OWNS", "new", "nobody")],
        };
        await expect(store.apply(change, ORIGIN)).rejects.toMatchObject({
          code: "constraint",
          message: expect.stringMatching(/"r9" ends at "nobody"/) as string,
        });
        expect(await everything(store)).toEqual(before);
        // And the store is not left locked.
        await store.apply({ ...NOTHING, upsertNodes: [entity("nobody")] }, ORIGIN);
        expect((await store.describe()).counts.nodes).toBe(6);
      });

      test("a first load that fails leaves an empty store", async () => {
        const change = { ...NOTHING, upsertRelationships: [relation("r9", "OWNS", "a", "b")] };
        await expect(store.apply(change, ORIGIN)).rejects.toMatchObject({ code: "constraint" });
        expect((await store.describe()).counts.nodes).toBe(0);
      });

      test("the live schema counts what is there and nothing that was", async () => {
        await store.apply(SMALL, ORIGIN);
        await store.apply(
          { ...NOTHING, deleteRelationshipIds: ["r1"], upsertNodes: [entity("ada", "Company")] },
          ORIGIN,
        );
        expect(await store.liveSchema()).toEqual({
          labels: [
            { name: "Company", count: 3 },
            { name: "Dataset", count: 1 },
            { name: "Entity", count: 3 },
            { name: "Source", count: 1 },
          ],
          relationshipTypes: [{ name: "INVESTED_IN", count: 1 }],
          propertyKeys: [
            "amount",
            "contentHash",
            "currency",
            "id",
            "isCurrent",
            "licence",
            "name",
            "reviewedDate",
            "title",
          ],
          sampled: false,
        });
      });

      test("listeners hear of another data version, not of the same", async () => {
        const heard: (string | null)[] = [];
        await store.apply(SMALL, ORIGIN);
        const stop = store.onChange((version) => heard.push(version));
        await store.apply({ ...NOTHING, upsertNodes: [entity("quiet")] }, ORIGIN);
        const { dataVersion } = await store.apply({ ...NOTHING, upsertNodes: [dataset("small", "h2")] }, ORIGIN);
        expect(heard).toEqual([dataVersion]);
        stop();
        await store.apply({ ...NOTHING, upsertNodes: [dataset("small", "h3")] }, ORIGIN);
        expect(heard).toEqual([dataVersion]);
      });

      test("a closed store is unavailable", async () => {
        await store.close();
        await expect(store.run({ cypher: NAMES })).rejects.toMatchObject({ code: "unavailable" });
        await expect(store.ping()).rejects.toMatchObject({ code: "unavailable" });
      });

      test("an id belongs to one of entities, sources and datasets", async () => {
        await store.apply(SMALL, ORIGIN);
        await expect(store.apply({ ...NOTHING, upsertNodes: [source("ada")] }, ORIGIN)).rejects.toMatchObject({
          code: "constraint",
          message: expect.stringContaining('"ada" is taken') as string,
        });
      });

      test("what no store can keep is refused, all of it at once", async () => {
        const change = {
          ...NOTHING,
          upsertNodes: [
            entity("deep", "Company", { nested: { a: 1 } }),
            entity("mixed", "Company", { list: [1, "a"] }),
            { id: "bare", labels: ["Company"], properties: { id: "bare" } },
            entity("twice"),
            entity("twice"),
          ],
        };
        const error: unknown = await store.apply(change, ORIGIN).catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: "constraint" });
        for (const part of ['"nested"', '"list"', "exactly one of the labels", '"twice" is there twice']) {
          expect(String(error)).toContain(part);
        }
      });
    });

    describe("values", () => {
      freshForEach();

      const VALUES = {
        hebrew: "שלום עולם",
        emoji: "🏭👩🏽‍🔬",
        combining: "é ≠ é",
        quotes: `'"\`\\ \n\t \r\n \u0000 end`,
        long: "x".repeat(60_000),
        empty: "",
        billions: 13_000_000_000,
        largest: Number.MAX_SAFE_INTEGER,
        smallest: Number.MIN_SAFE_INTEGER,
        beyond: 1e20,
        float: 0.1,
        negative: -2.5,
        zero: 0,
        yes: true,
        no: false,
        texts: ["b", "a", ""],
        numbers: [3, 1, 2],
        floats: [1, 2.5],
        booleans: [true, false],
        none: [],
      };

      test("come back as they went in", async () => {
        await store.apply({ ...NOTHING, upsertNodes: [entity("v", "Metric", VALUES)] }, ORIGIN);
        const [[node]] = nonEmpty(await rowsOf("MATCH (n:Metric) RETURN n"));
        expect(node).toHaveProperty("properties", { id: "v", name: "The v", ...VALUES });
        for (const [key, value] of Object.entries(VALUES)) {
          expect([key, await rowsOf(`MATCH (n:Metric) RETURN n.${key} AS value`)]).toEqual([key, [[value]]]);
        }
      });

      test("the same on a relation, and after another load", async () => {
        await store.apply({ ...SMALL, upsertRelationships: [relation("r1", "OWNS", "ada", "loom", VALUES)] }, ORIGIN);
        await store.apply({ ...NOTHING, upsertNodes: [entity("other")] }, ORIGIN);
        const [[found]] = nonEmpty(await rowsOf("MATCH ()-[r:OWNS]->() RETURN r"));
        expect(found).toHaveProperty("properties", { id: "r1", ...VALUES });
      });

      test("parameters of every shape, computed values, nulls", async () => {
        await store.apply(SMALL, ORIGIN);
        const parameters = { n: 7, f: 1.5, t: "x'y", l: [1, "a", null], m: { a: [1], b: null }, nil: null };
        expect(
          await rowsOf("RETURN $n AS n, $f AS f, $t AS t, $l AS l, $m AS m, $nil AS nil, 1.0 AS one", parameters),
        ).toEqual([[7, 1.5, "x'y", [1, "a", null], { a: [1], b: null }, null, 1]]);
        expect(await rowsOf("RETURN 9007199254740993 AS big, 4611686018427387904 AS bigger")).toEqual([
          ["9007199254740993", "4611686018427387904"],
        ]);
        expect(await rowsOf("RETURN 0.0 / 0.0 AS nan, 1.0 / 0.0 AS infinity")).toEqual([["NaN", "Infinity"]]);
        expect(await rowsOf("MATCH (n:Entity) RETURN n.id AS id ORDER BY id SKIP $s LIMIT $l", { s: 1, l: 1 })).toEqual(
          [["engine"]],
        );
        expect(await rowsOf("MATCH (n:Entity {id: 'loom'}) RETURN n.sector AS sector")).toEqual([[null]]);
      });

      test("a map that looks like a node does not pass for one", async () => {
        await store.apply(SMALL, ORIGIN);
        expect(await rowsOf("RETURN {`@`: 'node', key: '1'} AS m, {a: 1} AS plain")).toEqual([
          [{ "@": "map", value: { "@": "node", key: "1" } }, { a: 1 }],
        ]);
      });

      test("nodes, relationships and paths hang together by their keys", async () => {
        await store.apply(SMALL, ORIGIN);
        const [row] = await rowsOf("MATCH p = (a {id: 'ada'})-[r]->(b) RETURN a, r, b, p, [a, b] AS list");
        const [a, r, b, p, list] = row ?? [];
        expect(r).toMatchObject({ "@": "relationship", type: "FOUNDED", startKey: keyOf(a), endKey: keyOf(b) });
        expect(p).toEqual({ "@": "path", nodes: [a, b], relationships: [r] });
        expect(list).toEqual([a, b]);
        expect(await store.nodesByKey([keyOf(b), keyOf(a), "no such key"])).toEqual([b, a]);
        expect(await store.nodesByKey([])).toEqual([]);
        const [[id] = []] = await rowsOf("MATCH ({id: 'ada'})-[r]->() RETURN r.id AS id");
        const known = typeof id === "string" ? id : "";
        const found = await store.relationshipsById(["nobody", known, known]);
        expect(found).toEqual([{ relationship: r, source: a, target: b }]);
        expect(await store.relationshipsById([])).toEqual([]);
      });
    });

    describe("asking", () => {
      smallForAll();

      test("columns keep their order, with rows and without", async () => {
        expect(await store.run({ cypher: "MATCH (n:Entity {id: 'ada'}) RETURN n.name AS z, n.id AS a" })).toEqual({
          columns: ["z", "a"],
          rows: [["The ada", "ada"]],
        });
        expect(await store.run({ cypher: "MATCH (n:Entity {id: 'nobody'}) RETURN n.name AS z, n.id AS a" })).toEqual({
          columns: ["z", "a"],
          rows: [],
        });
      });

      test("several at once", async () => {
        const answers = await Promise.all(Array.from({ length: 12 }, () => rowsOf(NAMES)));
        for (const answer of answers) expect(answer).toEqual(answers[0]);
        expect(answers[0]).toHaveLength(3);
      });

      test.each([
        ["CREATE (n:Entity {id: 'x'}) RETURN n"],
        ["MATCH (n:Entity) SET n.name = 'x'"],
        ["MATCH (n) DETACH DELETE n"],
      ])("a write is refused: %s", async (cypher) => {
        const before = await everything(store);
        await expect(store.run({ cypher })).rejects.toMatchObject({ code: "refused" });
        await expect(limited(store, { cypher })).rejects.toMatchObject({ code: "refused" });
        expect(await everything(store)).toEqual(before);
      });

      test.each([
        ["RETUR 1 AS one", 1, 1],
        ["MATCH (n:Entity)\n  WHERE n.id = 'ada'\n  RETRN n", 3, 3],
      ])("a syntax error has a position: %j", async (cypher, line, column) => {
        for (const ask of [
          () => store.run({ cypher }),
          () => store.explain({ cypher }),
          () => limited(store, { cypher }),
        ]) {
          await expect(ask()).rejects.toMatchObject({ name: "StoreError", code: "syntax", position: { line, column } });
        }
      });

      test.each([["MATCH (n:Entity) RETURN m.id AS id"], ["RETURN noSuchFunction(1) AS x"], ["RETURN $missing AS x"]])(
        "a name that is not there is a syntax error: %s",
        async (cypher) => {
          await expect(store.run({ cypher })).rejects.toMatchObject({ code: "syntax" });
        },
      );

      test("a value the engine cannot work with is refused", async () => {
        await expect(store.run({ cypher: "RETURN 1 / 0 AS x" })).rejects.toMatchObject({ code: "refused" });
      });

      test("explain names the operators and runs nothing", async () => {
        const plan = await store.explain({ cypher: "MATCH (n:Entity {id: $id}) RETURN n", parameters: { id: "ada" } });
        expect(plan.operators.map(({ name }) => name).join(" ")).toMatch(/Seek|Scan/);
        expect(plan.operators.some(({ detail }) => detail.includes("Entity"))).toBe(true);
        expect(plan.text).toContain(plan.operators[0]?.name);
        expect((await store.explain({ cypher: ENDLESS })).operators.length).toBeGreaterThan(2);
      });
    });

    describe("stopping", () => {
      smallForAll();

      test("at the deadline, and the next read is answered", async () => {
        await expect(store.run({ cypher: ENDLESS }, { timeoutMs: 300 })).rejects.toMatchObject({ code: "timeout" });
        await expect(limited(store, { cypher: ENDLESS }, { timeoutMs: 300 })).rejects.toMatchObject({
          code: "timeout",
        });
        expect(await rowsOf(NAMES)).toHaveLength(3);
        await expect.poll(opened.isIdle, { timeout: 10_000 }).toBe(true);
      });

      test("by a signal, and the database is idle when it is over", async () => {
        const controller = new AbortController();
        const { signal } = controller;
        const running = store.run({ cypher: ENDLESS }, { signal });
        const runningLimited = limited(store, { cypher: ENDLESS }, {}, signal);
        const settled = Promise.allSettled([running, runningLimited]);
        await expect.poll(opened.isIdle, { timeout: 10_000 }).toBe(false);
        controller.abort();
        for (const result of await settled) {
          expect(result).toMatchObject({ status: "rejected", reason: { code: "cancelled" } });
        }
        await expect.poll(opened.isIdle, { timeout: 10_000 }).toBe(true);
        await expect(store.run({ cypher: NAMES }, { signal })).rejects.toMatchObject({ code: "cancelled" });
      });
    });

    describe("limits", () => {
      const NUMBERS = "UNWIND range(1, 100) AS n RETURN n, 'abcdefgh' AS text ORDER BY n";
      smallForAll();

      test("a result inside them comes whole", async () => {
        const { run, rows, columns } = await limited(store, { cypher: NUMBERS }, { rows: 100 });
        expect(columns).toEqual(["n", "text"]);
        expect(rows).toHaveLength(100);
        expect(rows[0]).toEqual([1, "abcdefgh"]);
        expect(run).toMatchObject({ columns, rows: 100, truncated: false });
        expect(run).not.toHaveProperty("cutBy");
      });

      test("parameters and empty results", async () => {
        const cypher = "MATCH (n:Entity {id: $id}) RETURN n.id AS id";
        expect(await limited(store, { cypher, parameters: { id: "ada" } })).toMatchObject({ rows: [["ada"]] });
        expect(await limited(store, { cypher, parameters: { id: "nobody" } })).toMatchObject({
          columns: ["id"],
          rows: [],
          run: { rows: 0, truncated: false },
        });
      });

      test.each([
        ["rows", { rows: 10 }, 10],
        // Each row is [n,"abcdefgh"]: 14 bytes up to n = 9, so nine rows are 126.
        ["bytes", { bytes: 130 }, 9],
        ["cell", { cellBytes: 9 }, 0],
      ] as const)("cut by %s", async (cutBy, limits, kept) => {
        const { run, rows } = await limited(store, { cypher: NUMBERS }, limits);
        expect(run).toMatchObject({ rows: kept, truncated: true, cutBy });
        expect(rows).toHaveLength(kept);
        await expect.poll(opened.isIdle, { timeout: 10_000 }).toBe(true);
      });

      test("the next row waits until the last one is taken", async () => {
        let taking = 0;
        let most = 0;
        const sink = {
          columns: () => undefined,
          row: async () => {
            most = Math.max(most, ++taking);
            await new Promise((resolve) => setTimeout(resolve, 1));
            taking--;
          },
        };
        await store.runLimited({ cypher: NUMBERS }, LIMITS, sink);
        expect(most).toBe(1);
      });
    });
  });
}

async function limited(
  store: GraphStore,
  statement: Statement,
  limits: Partial<RowLimits> = {},
  signal?: AbortSignal,
): Promise<{ run: LimitedRun; columns: readonly string[]; rows: readonly (readonly StoreValue[])[] }> {
  const rows: (readonly StoreValue[])[] = [];
  let columns: readonly string[] = [];
  const sink = {
    columns: (names: readonly string[]) => {
      columns = names;
    },
    row: (values: readonly StoreValue[]) => {
      rows.push(values);
    },
  };
  const run = await store.runLimited(statement, { ...LIMITS, ...limits }, sink, signal === undefined ? {} : { signal });
  return { run, columns, rows };
}

/** Everything a store holds, without its own keys. */
async function everything(store: GraphStore): Promise<unknown> {
  const nodes = await store.run({ cypher: "MATCH (n) RETURN n.id AS id, properties(n) AS properties ORDER BY id" });
  const labelled = await store.run({
    cypher: "MATCH (n) UNWIND labels(n) AS label RETURN n.id AS id, label ORDER BY id, label",
  });
  const relationships = await store.run({
    cypher: `MATCH (a)-[r]->(b)
      RETURN r.id AS id, type(r) AS type, a.id AS a, b.id AS b, properties(r) AS properties ORDER BY id`,
  });
  return [nodes.rows, labelled.rows, relationships.rows];
}

function nonEmpty<T>(rows: readonly (readonly T[])[]): readonly [readonly [T, ...T[]], ...unknown[]] {
  const [first] = rows;
  const [cell] = first ?? [];
  if (cell === undefined) throw new Error("The store answered with no row.");
  return [[cell]];
}

function keyOf(value: StoreValue | undefined): string {
  if (typeof value !== "object" || value === null || !("key" in value) || typeof value.key !== "string") {
    throw new Error(`No node: ${JSON.stringify(value)}`);
  }
  return value.key;
}
