// The child of snapshot-kills.test.ts: publishes new snapshots as fast as it can until it is killed.
import { openFileSnapshotStore } from "#web/server/snapshots/file-snapshot-store";
import { sampleSnapshot } from "#test/support/sample-snapshot";

const [folder = "", round = ""] = process.argv.slice(2);
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
