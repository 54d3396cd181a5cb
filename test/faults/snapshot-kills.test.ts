// 200 kills while snapshots are written: afterwards each id is absent or whole, and the others just go on.
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { expect, it } from "vitest";
import { openFileSnapshotStore } from "#web/server/snapshots/file-snapshot-store";

const KILLS = 200;
const ROOT = join(import.meta.dirname, "..", "..");

/** The writer as one plain file: 200 starts of a TypeScript loader would be all that this test measures. */
async function buildWriter(outDir: string): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: "error",
    build: {
      ssr: join(ROOT, "test/faults/snapshot-writer.ts"),
      outDir,
      target: "node20",
      minify: false,
      rollupOptions: { output: { entryFileNames: "writer.mjs" } },
    },
    ssr: { noExternal: true },
  });
  return join(outDir, "writer.mjs");
}

/**
 * What a writer says when a moment comes that a kill may follow: it begins, a first one is kept; and on a slow disk, the
 * first file is written aside, it has its name, its notes are written aside.
 */
const MOMENTS = ["ready", "kept", "sync 1", "sync 2", "sync 3"] as const;
const SLOW_MS = 20;

/** Runs one writer and kills it `afterMs` after the moment. Gives the ids it had announced. */
function writeAndKill(
  [writer, folder, round]: readonly [string, string, number],
  moment: (typeof MOMENTS)[number],
  afterMs: number,
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const words = [writer, folder, round, moment.startsWith("sync") ? SLOW_MS : 0].map(String);
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const before = output.includes(moment);
      output += text;
      if (!before && output.includes(moment)) setTimeout(() => child.kill("SIGKILL"), afterMs);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("error", reject);
    child.on("close", (_code, signal) => {
      if (signal !== "SIGKILL") reject(new Error(`the writer ended by itself: ${errors}`));
      else resolve(output.split("\n").filter((line) => /^[0-9a-z]{16}$/.test(line)));
    });
  });
}

it(`leaves every snapshot absent or whole over ${KILLS} kills`, { timeout: 300_000 }, async () => {
  const work = await mkdtemp(join(tmpdir(), "snapshot-kills-"));
  try {
    const writer = await buildWriter(join(work, "writer"));
    const folder = join(work, "snapshots");
    const announced: string[] = [];
    // Two writers at a time, as two servers over one folder would be: most of a round is a process that starts.
    const rounds = Array.from({ length: KILLS }, (_, round) => round).values();
    const killOn = async (): Promise<void> => {
      for (const round of rounds) {
        const moment = MOMENTS[round % MOMENTS.length] ?? "ready";
        announced.push(...(await writeAndKill([writer, folder, round], moment, (round % 19) * 0.7)));
      }
    };
    await Promise.all([killOn(), killOn()]);
    const store = await openFileSnapshotStore(folder);
    const found = { whole: 0, absent: 0 };
    for (const id of announced) {
      const stored = await store.read(id);
      if (stored === undefined) found.absent++;
      else {
        const { snapshot, notes } = stored;
        if (snapshot.caption?.length === 50_000 && [undefined, 20_000].includes(notes.withdrawn?.reason.length))
          found.whole++;
      }
    }
    expect(found.whole + found.absent).toBe(announced.length);
    expect((await store.list({ limit: 1, offset: 0 })).damaged).toEqual([]);
    // The test saw what it is about: writes that were finished, and writes that a kill cut off.
    expect(found.whole).toBeGreaterThan(KILLS / 4);
    expect(found.absent).toBeGreaterThan(0);
    const leftAside = (await readdir(folder)).filter((name) => name.endsWith(".tmp"));
    console.log(`${found.whole} whole, ${found.absent} absent, ${leftAside.length} cut off in the middle of a write`);
    expect(leftAside.length).toBeGreaterThan(0);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});
