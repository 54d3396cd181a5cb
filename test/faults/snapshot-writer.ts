// The child of snapshot-kills.test.ts: publishes new snapshots as fast as it can until it is killed, on a slow disk if told.
import { open } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { openFileSnapshotStore } from "#web/server/snapshots/file-snapshot-store";
import { sampleSnapshot } from "#test/support/sample-snapshot";

const [folder = "", round = "", slowMs = "0"] = process.argv.slice(2);

/** Says each wait for the disk, and makes it last: how long a real one takes, and what it hides, is in nobody's hand. */
async function slowDown(ms: number): Promise<void> {
  const file = await open(process.execPath);
  const handles = Object.getPrototypeOf(file);
  const sync: (this: unknown) => Promise<void> = handles.sync;
  let syncs = 0;
  handles.sync = async function slowSync() {
    process.stdout.write(`sync ${++syncs}\n`);
    await wait(ms);
    return sync.call(this);
  };
  await file.close();
}

if (Number(slowMs) > 0) await slowDown(Number(slowMs));
const store = await openFileSnapshotStore(folder);
process.stdout.write("ready\n");
for (let n = 0; ; n++) {
  // Large enough that a write takes more than one block.
  const snapshot = sampleSnapshot({ title: `round ${round}, number ${n}`, caption: "x".repeat(50_000) });
  process.stdout.write(`${snapshot.id}\n`);
  await store.save(snapshot);
  process.stdout.write("kept\n");
  await store.note(snapshot.id, (notes) => ({
    ...notes,
    withdrawn: { date: "2026-01-01", reason: "y".repeat(20_000) },
  }));
}
