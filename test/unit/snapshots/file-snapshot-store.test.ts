// The folder of snapshots: same content same record, quotas, damage, notes, the order of the list.
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, expectTypeOf, it } from "vitest";
import { NO_NOTES, SAVED_VIEW_VERSION, canonicalJson, isSnapshotId } from "#model";
import type { SnapshotGraph } from "#model";
import type { WireGraph } from "#contract";
import { openFileSnapshotStore } from "#web/server/snapshots/file-snapshot-store";
import { hashOfKept, snapshotId } from "#web/server/snapshots/snapshot-id";
import { DEFAULT_QUOTAS } from "#web/server/snapshots/snapshot-store";
import { sampleSnapshot } from "#test/support/sample-snapshot";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "snapshots-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("gives back what was saved, also to a second store on the same folder", async () => {
  const snapshot = sampleSnapshot();
  await (await openFileSnapshotStore(folder)).save(snapshot);
  const second = await openFileSnapshotStore(folder);
  expect(await second.read(snapshot.id)).toEqual({ snapshot, notes: NO_NOTES });
  expect(await second.read("0000000000000000")).toBeUndefined();
  expect(await second.read("../../etc/passwd")).toBeUndefined();
});

it("keeps the first record, and its bytes, when the same content comes again", async () => {
  const store = await openFileSnapshotStore(folder);
  const first = sampleSnapshot();
  const again = sampleSnapshot({}, "2027-01-01T00:00:00.000Z");
  expect(again.id).toBe(first.id);
  expect((await store.save(first)).created).toBe(true);
  const bytes = await readFile(join(folder, `${first.id}.json`));
  const saved = await store.save(again);
  expect(saved.created).toBe(false);
  expect(saved.stored.snapshot.createdAt).toBe(first.createdAt);
  expect(await readFile(join(folder, `${first.id}.json`))).toEqual(bytes);
});

it("saves one record when the same content is published many times at once", async () => {
  const store = await openFileSnapshotStore(folder);
  const results = await Promise.all(Array.from({ length: 20 }, () => store.save(sampleSnapshot())));
  expect(results.filter((result) => result.created)).toHaveLength(1);
  expect((await readdir(folder)).filter((name) => name.endsWith(".json"))).toHaveLength(1);
});

it("refuses what is over a quota, by code", async () => {
  const snapshot = sampleSnapshot();
  const bytes = Buffer.byteLength(canonicalJson(snapshot));
  const small = await openFileSnapshotStore(folder, { ...DEFAULT_QUOTAS, bytesEach: bytes - 1 });
  await expect(small.save(snapshot)).rejects.toMatchObject({ code: "tooLarge" });
  const one = await openFileSnapshotStore(folder, { ...DEFAULT_QUOTAS, count: 1, bytesEach: bytes });
  await one.save(snapshot);
  await expect(one.save(sampleSnapshot({ title: "x" }))).rejects.toMatchObject({ code: "full" });
  expect((await one.save(snapshot)).created).toBe(false);
  const total = await openFileSnapshotStore(folder, { ...DEFAULT_QUOTAS, bytesTotal: bytes + 10 });
  await expect(total.save(sampleSnapshot({ title: "x" }))).rejects.toMatchObject({ code: "full" });
  expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

it("says that a file is damaged, whichever way it was", async () => {
  const store = await openFileSnapshotStore(folder);
  const snapshot = sampleSnapshot();
  await store.save(snapshot);
  const path = join(folder, `${snapshot.id}.json`);
  const text = await readFile(path, "utf8");
  for (const bad of [
    "",
    text.slice(0, 200),
    "[]",
    text.replace("Arbor funds", "Arbor found"),
    text.replace('"version":1', '"version":99'),
  ]) {
    await writeFile(path, bad);
    await expect(store.read(snapshot.id)).rejects.toMatchObject({ code: "damaged" });
    expect((await store.list({ limit: 10, offset: 0 })).damaged).toEqual([snapshot.id]);
  }
  await writeFile(path, text);
  expect((await store.read(snapshot.id))?.snapshot).toEqual(snapshot);
});

it("reads a kept file with fields it does not know and without some it does", async () => {
  const { publishCheck: _check, view: _view, ...rest } = sampleSnapshot();
  const kept = { ...rest, somethingNew: { a: 1 } };
  const id = hashOfKept(kept);
  await writeFile(join(folder, `${id}.json`), JSON.stringify({ ...kept, id }));
  const stored = await (await openFileSnapshotStore(folder)).read(id);
  expect(stored?.snapshot).toMatchObject({ id, title: rest.title, publishCheck: [], view: { scheme: "auto" } });
  expect(stored?.snapshot).not.toHaveProperty("somethingNew");
});

it("keeps notes beside the snapshot, which never changes", async () => {
  const store = await openFileSnapshotStore(folder);
  const snapshot = sampleSnapshot();
  await store.save(snapshot);
  const changes = Array.from({ length: 10 }, (_, n) =>
    store.note(snapshot.id, (notes) => ({
      ...notes,
      corrections: [...notes.corrections, { date: "2026-02-01", text: `note ${n}` }],
    })),
  );
  await Promise.all(changes);
  const stored = await store.read(snapshot.id);
  expect(stored?.notes.corrections).toHaveLength(10);
  expect(stored?.snapshot).toEqual(snapshot);
  await expect(store.note("0000000000000000", (notes) => notes)).rejects.toMatchObject({ code: "unknown" });
});

it("lists the newest first, by pages, and sees a withdrawal", async () => {
  const store = await openFileSnapshotStore(folder);
  const all = [3, 1, 2].map((day) => sampleSnapshot({ title: `day ${day}` }, `2026-01-0${day}T00:00:00.000Z`));
  for (const snapshot of all) await store.save(snapshot);
  const page = await store.list({ limit: 2, offset: 0 });
  expect(page.snapshots.map((s) => s.title)).toEqual(["day 3", "day 2"]);
  expect(page.total).toBe(3);
  expect((await store.list({ limit: 2, offset: 2 })).snapshots.map((s) => s.title)).toEqual(["day 1"]);
  await store.note(page.snapshots[0]?.id ?? "", (notes) => ({
    ...notes,
    withdrawn: { date: "2026-02-01", reason: "wrong" },
  }));
  expect((await store.list({ limit: 1, offset: 0 })).snapshots[0]?.withdrawn).toBe(true);
});

it("removes what a dead writer left, and leaves a living one's alone", async () => {
  const old = join(folder, ".1-aa.tmp");
  const fresh = join(folder, ".2-bb.tmp");
  await writeFile(old, "half");
  await writeFile(fresh, "half");
  await utimes(old, new Date(0), new Date(0));
  await openFileSnapshotStore(folder);
  expect(await readdir(folder)).toEqual([".2-bb.tmp"]);
});

it("makes one id of one content, whatever the order of its keys", () => {
  const { id, createdAt: _createdAt, publishCheck: _check, ...content } = sampleSnapshot();
  const reversed = Object.fromEntries(Object.entries(content).toReversed());
  expect(isSnapshotId(id)).toBe(true);
  expect(hashOfKept(reversed)).toBe(id);
  expect(snapshotId({ ...content, title: "another" })).not.toBe(id);
});

it("writes canonical JSON: sorted keys, nothing undefined, no blanks", () => {
  expect(canonicalJson({ b: [1, { d: 1e21, c: "é\u2028" }], a: undefined, "": null })).toBe(
    '{"":null,"b":[1,{"c":"é\u2028","d":1e+21}]}',
  );
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
});

it("keeps the shape of the wire's graph", () => {
  expectTypeOf<WireGraph>().toEqualTypeOf<SnapshotGraph>();
});

const savedView = (view: string) => {
  const content = { version: SAVED_VIEW_VERSION, view } as const;
  return { ...content, id: snapshotId(content), createdAt: "2026-11-20T10:00:00.000Z" };
};

it("keeps a view in no list, once for the same content, and within the same quotas", async () => {
  const store = await openFileSnapshotStore(folder, { ...DEFAULT_QUOTAS, count: 2 });
  const view = savedView("hide=Person");
  expect(await store.saveView(view)).toEqual({ stored: view, created: true });
  expect(await store.saveView({ ...view, createdAt: "2027-01-01T00:00:00.000Z" })).toEqual({
    stored: view,
    created: false,
  });
  expect(await (await openFileSnapshotStore(folder)).readView(view.id)).toEqual(view);
  expect(await store.list({ limit: 10, offset: 0 })).toEqual({ snapshots: [], total: 0, damaged: [] });
  expect(await store.read(view.id)).toBeUndefined();
  expect(await store.readView("../../etc/passwd")).toBeUndefined();
  await store.save(sampleSnapshot());
  await expect(store.saveView(savedView("hide=Company"))).rejects.toMatchObject({ code: "full" });
  await expect(store.save(sampleSnapshot({ title: "x" }))).rejects.toMatchObject({ code: "full" });
});

it("refuses a view whose file is not what was written, and reads one with fields of a later version", async () => {
  const store = await openFileSnapshotStore(folder);
  const view = savedView("hide=Person");
  await store.saveView(view);
  await writeFile(join(folder, `${view.id}.view.json`), canonicalJson({ ...view, view: "hide=Company" }));
  await expect(store.readView(view.id)).rejects.toMatchObject({ code: "damaged" });
  const later = { version: SAVED_VIEW_VERSION, view: "hide=Person", moon: "full" };
  const id = hashOfKept(later);
  await writeFile(join(folder, `${id}.view.json`), canonicalJson({ ...later, id, createdAt: "" }));
  expect(await store.readView(id)).toEqual({ version: SAVED_VIEW_VERSION, view: "hide=Person", id, createdAt: "" });
});
