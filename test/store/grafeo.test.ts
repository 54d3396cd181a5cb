// The embedded store: the common suite, then what only it has: processes, versions, a pointer, a lock.
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readManifest } from "#store";
import { engineProcesses, processorTicks } from "../support/child-processes.ts";
import { freshGrafeo } from "../support/fresh-grafeo.ts";
import type { FreshGrafeo } from "../support/fresh-grafeo.ts";
import { ENDLESS, describeGraphStore } from "./describe-graph-store.ts";
import { NOTHING, ORIGIN, SMALL, dataset, entity } from "./small-graph.ts";

const COUNT = "MATCH (n:Entity) RETURN count(n) AS count";

describeGraphStore("Grafeo", async () => {
  const { store, dispose } = await freshGrafeo();
  return { store, dispose, isIdle };
});

/** No process of the engine has used more than a breath of processor time for a while. */
async function isIdle(): Promise<boolean> {
  const before = engineProcesses().map((pid) => [pid, processorTicks(pid)] as const);
  await wait(200);
  return before.every(([pid, ticks]) => processorTicks(pid) - ticks < 5);
}

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
}

describe("Grafeo's own", () => {
  let grafeo: FreshGrafeo;
  beforeEach(async () => {
    grafeo = await freshGrafeo();
    await grafeo.store.apply(SMALL, ORIGIN);
  });
  afterEach(() => grafeo.dispose());

  const countEntities = async () => (await grafeo.store.run({ cypher: COUNT })).rows[0]?.[0];
  const graphFolder = () => join(grafeo.dataDir, "graph");
  const versions = async () => {
    const entries = await readdir(graphFolder(), { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  };
  const currentFile = async (name: string) => {
    const manifest = await readManifest(grafeo.dataDir);
    return join(graphFolder(), manifest?.version ?? "", name);
  };

  test("a read before the first load says that the store is empty", async () => {
    const other = await freshGrafeo();
    const asking = [
      other.store.run({ cypher: COUNT }),
      other.store.explain({ cypher: COUNT }),
      other.store.liveSchema(),
      other.store.nodesByKey(["1"]),
    ];
    for (const asked of await Promise.allSettled(asking)) {
      expect(asked).toMatchObject({ status: "rejected", reason: { code: "empty" } });
    }
    await other.dispose();
  });

  test("a swap under a reader: it ends on the old graph, the next one sees the new", async () => {
    const reader = await grafeo.reopen();
    const heard: (string | null)[] = [];
    reader.onChange((version) => heard.push(version));
    // Long enough that the load below is over before it answers.
    const slow =
      "UNWIND range(1, 3000) AS a UNWIND range(1, 6000) AS b WITH count(*) AS work MATCH (n:Entity) RETURN work, count(n) AS count";
    const running = reader.run({ cypher: slow });
    let answered = false;
    void running.then(() => (answered = true));
    const after = await grafeo.store.apply(
      { ...NOTHING, upsertNodes: [entity("new"), dataset("small", "h2")] },
      ORIGIN,
    );
    await expect.poll(async () => (await reader.run({ cypher: COUNT })).rows, { timeout: 5_000 }).toEqual([[4]]);
    expect(answered).toBe(false);
    expect((await running).rows[0]?.[1]).toBe(3);
    expect(heard).toEqual([after.dataVersion]);
    expect((await reader.describe()).dataVersion).toBe(after.dataVersion);
    await reader.close();
  });

  test("processes killed while serving: what was asked and what is asked next is answered", async () => {
    const slow = `UNWIND range(1, 2000) AS a UNWIND range(1, 3000) AS b WITH count(*) AS work ${COUNT}`;
    const running = grafeo.store.run({ cypher: slow.replace("RETURN count(n)", "RETURN count(DISTINCT n)") });
    await expect.poll(isIdle, { timeout: 5_000 }).toBe(false);
    const killed = engineProcesses();
    expect(killed.length).toBeGreaterThan(0);
    for (const pid of killed) process.kill(pid, "SIGKILL");
    expect((await running).rows).toEqual([[3]]);
    for (const pid of engineProcesses()) process.kill(pid, "SIGKILL");
    expect(await countEntities()).toBe(3);
    expect(engineProcesses()).not.toEqual(expect.arrayContaining([...killed]));
  });

  test("a query that takes too much memory is stopped, and the next one is answered", async () => {
    const greedy = "UNWIND range(1, 100000) AS a UNWIND range(1, 1000) AS b RETURN collect(a + b) AS all";
    await expect(grafeo.store.run({ cypher: greedy }, { timeoutMs: 30_000 })).rejects.toMatchObject({ code: "memory" });
    expect(await countEntities()).toBe(3);
  });

  test("strangers that hold every slot do not shut out the application's own questions", async () => {
    const controller = new AbortController();
    const limits = { timeoutMs: 60_000, rows: 1, bytes: 1_000, cellBytes: 1_000 };
    const sink = { columns: () => undefined, row: () => undefined };
    const strangers = Array.from({ length: 6 }, () =>
      grafeo.store.runLimited({ cypher: ENDLESS }, limits, sink, { signal: controller.signal }),
    );
    const settled = Promise.allSettled(strangers);
    await expect.poll(isIdle, { timeout: 10_000 }).toBe(false);
    expect(await countEntities()).toBe(3);
    controller.abort();
    for (const result of await settled) expect(result).toMatchObject({ reason: { code: "cancelled" } });
  });

  describe("damage is refused, never served", () => {
    test.each([
      ["a flipped byte in the graph", "graph.grafeo", flip],
      [
        "a graph cut short",
        "graph.grafeo",
        async (path: string) => writeFile(path, (await readFile(path)).subarray(0, 4_096)),
      ],
      ["an emptied graph", "graph.grafeo", (path: string) => writeFile(path, "")],
      [
        "a manifest that counts otherwise",
        "manifest.json",
        async (path: string) => writeFile(path, (await readFile(path, "utf8")).replace('"nodes": 5', '"nodes": 4')),
      ],
      ["a manifest that is none", "manifest.json", (path: string) => writeFile(path, "{")],
    ])("%s", async (_what, name, damage) => {
      const path = await currentFile(name);
      const before = await readFile(path);
      await damage(path);
      expect((await readFile(path)).equals(before)).toBe(false);
      await expect(grafeo.reopen()).rejects.toMatchObject({
        code: "damaged",
        message: expect.stringContaining(path) as string,
      });
    });

    test("a pointer that is none", async () => {
      await writeFile(join(graphFolder(), "current.json"), "nonsense");
      await expect(grafeo.reopen()).rejects.toMatchObject({ code: "damaged" });
    });

    test("damage while serving is seen by the next process that opens the file", async () => {
      await flip(await currentFile("graph.grafeo"));
      for (const pid of engineProcesses()) process.kill(pid, "SIGKILL");
      await expect(countEntities()).rejects.toMatchObject({ code: "damaged" });
    });

    test("a rebuild opens it as empty, and a server that holds it open serves the new one", async () => {
      const path = await currentFile("graph.grafeo");
      await flip(path);
      for (const pid of engineProcesses()) process.kill(pid, "SIGKILL");
      await expect(countEntities()).rejects.toMatchObject({ code: "damaged" });
      expect((await readManifest(grafeo.dataDir))?.origins).toEqual([ORIGIN]);

      const rebuilder = await grafeo.reopen({ rebuild: true });
      expect((await rebuilder.describe()).counts.nodes).toBe(0);
      await rebuilder.apply(SMALL, ORIGIN);
      await rebuilder.close();
      await expect.poll(countEntities, { timeout: 5_000 }).toBe(3);
    });
  });

  test("the last two versions are kept, and a load that was killed leaves nothing behind", async () => {
    for (const id of ["one", "two", "three"])
      await grafeo.store.apply({ ...NOTHING, upsertNodes: [entity(id)] }, ORIGIN);
    expect(await versions()).toHaveLength(2);

    const serving = engineProcesses();
    const many = Array.from({ length: 60_000 }, (_, index) => entity(`many${index}`));
    const loading = grafeo.store.apply({ ...NOTHING, upsertNodes: many }, ORIGIN, () => {
      for (const pid of engineProcesses()) if (!serving.includes(pid)) process.kill(pid, "SIGKILL");
    });
    await expect(loading).rejects.toMatchObject({ code: "internal" });
    expect(await countEntities()).toBe(6);
    expect(await versions()).toHaveLength(2);
    const folder = join(graphFolder(), "20200101T000000000Z-1");
    await mkdir(folder);
    await grafeo.store.apply({ ...NOTHING, upsertNodes: [entity("four")] }, ORIGIN);
    expect(await versions()).not.toContain("20200101T000000000Z-1");
    expect(await countEntities()).toBe(7);
  });

  test("the file does not grow with loads that change nothing", async () => {
    await grafeo.store.apply(SMALL, ORIGIN);
    const before = (await stat(await currentFile("graph.grafeo"))).size;
    for (let load = 0; load < 4; load++) await grafeo.store.apply(SMALL, ORIGIN);
    expect((await stat(await currentFile("graph.grafeo"))).size).toBeLessThanOrEqual(before * 1.1);
  });

  test("two loads at once: the second is told, and a dead writer's lock is taken over", async () => {
    const [first, second] = await Promise.allSettled([
      grafeo.store.apply({ ...NOTHING, upsertNodes: [entity("first")] }, ORIGIN),
      grafeo.store.apply({ ...NOTHING, upsertNodes: [entity("second")] }, ORIGIN),
    ]);
    expect([first, second].map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect([first, second].find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "locked" } });
    expect(await countEntities()).toBe(4);

    // A process id that was ours may be anybody's after a restart: the start time tells.
    await writeFile(join(graphFolder(), "lock.json"), JSON.stringify({ pid: process.pid, started: "another boot:1" }));
    await grafeo.store.apply({ ...NOTHING, upsertNodes: [entity("third")] }, ORIGIN);
    expect(await countEntities()).toBe(5);
  });

  test("the manifest remembers every origin, the newest of the same paths", async () => {
    const other = { paths: ["other.yaml"], options: {}, hashes: { "other.yaml": "11" } };
    const again = { ...ORIGIN, hashes: { "small.yaml": "22" } };
    await grafeo.store.apply(NOTHING, other);
    await grafeo.store.apply(NOTHING, again);
    expect((await readManifest(grafeo.dataDir))?.origins).toEqual([other, again]);
  });

  test("closing ends every process, and tells whoever still waits", async () => {
    await countEntities();
    const { store } = grafeo;
    const mine = engineProcesses();
    expect(mine.length).toBeGreaterThan(0);
    const waiting = Promise.allSettled(Array.from({ length: 8 }, () => store.run({ cypher: ENDLESS })));
    await expect.poll(isIdle, { timeout: 10_000 }).toBe(false);
    await store.close();
    for (const result of await waiting) expect(result).toMatchObject({ reason: { code: "unavailable" } });
    await expect.poll(() => engineProcesses(), { timeout: 5_000 }).toEqual([]);
  });
});
