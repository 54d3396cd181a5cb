// Snapshots in a folder. A file is there whole or not at all: written aside, synced, renamed, and the folder synced.
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { NO_NOTES, canonicalJson, isSnapshotId, compareText } from "#model";
import type { SavedView, Snapshot, SnapshotNotes } from "#model";
import { hashOfKept } from "./snapshot-id.ts";
import { parseKeptView } from "./saved-view-schema.ts";
import { parseKeptNotes, parseKeptSnapshot } from "./snapshot-schema.ts";
import { DEFAULT_QUOTAS, SnapshotError } from "./snapshot-store.ts";
import type { SnapshotQuotas, SnapshotStore, SnapshotSummary, StoredSnapshot } from "./snapshot-store.ts";

const SNAPSHOT_FILE = /^(?<id>[0-9a-z]{16})\.json$/;
/** What the quotas count. */
const KEPT_FILE = /^[0-9a-z]{16}(?:\.view)?\.json$/;
const ASIDE = /^\..*\.tmp$/;
/** A file written aside is younger than this, or its writer is dead. */
const ASIDE_LIFE_MS = 60 * 60 * 1000;

/** Opens the folder, which the first write makes; what dead writers left aside is removed. */
export async function openFileSnapshotStore(
  folder: string,
  quotas: SnapshotQuotas = DEFAULT_QUOTAS,
): Promise<SnapshotStore> {
  await removeLeftovers(folder);
  return new FileSnapshotStore(folder, quotas);
}

class FileSnapshotStore implements SnapshotStore {
  readonly #folder: string;
  readonly #quotas: SnapshotQuotas;
  /** Writes of this process, one after the other: quotas and notes are read before they are written. */
  #lastWrite: Promise<unknown> = Promise.resolve();
  readonly #summaries = new Map<string, { readonly stamp: string; readonly summary: SnapshotSummary }>();

  constructor(folder: string, quotas: SnapshotQuotas) {
    this.#folder = folder;
    this.#quotas = quotas;
  }

  async read(id: string): Promise<StoredSnapshot | undefined> {
    if (!isSnapshotId(id)) return undefined;
    const text = await readOrUndefined(this.#path(id));
    if (text === undefined) return undefined;
    const snapshot = decode(id, text, (json) => asNamed(id, json, parseKeptSnapshot));
    const notesText = await readOrUndefined(this.#notesPath(id));
    const notes = notesText === undefined ? NO_NOTES : decode(id, notesText, parseKeptNotes);
    return { snapshot, notes };
  }

  save(snapshot: Snapshot): Promise<{ readonly stored: StoredSnapshot; readonly created: boolean }> {
    return this.#inTurn(async () => {
      const existing = await this.read(snapshot.id);
      if (existing !== undefined) return { stored: existing, created: false };
      const text = canonicalJson(snapshot);
      await this.#checkQuotas(Buffer.byteLength(text));
      await this.#write(this.#path(snapshot.id), text);
      return { stored: { snapshot, notes: NO_NOTES }, created: true };
    });
  }

  async readView(id: string): Promise<SavedView | undefined> {
    if (!isSnapshotId(id)) return undefined;
    const text = await readOrUndefined(this.#viewPath(id));
    return text === undefined ? undefined : decode(id, text, (json) => asNamed(id, json, parseKeptView));
  }

  saveView(view: SavedView): Promise<{ readonly stored: SavedView; readonly created: boolean }> {
    return this.#inTurn(async () => {
      const existing = await this.readView(view.id);
      if (existing !== undefined) return { stored: existing, created: false };
      const text = canonicalJson(view);
      await this.#checkQuotas(Buffer.byteLength(text));
      await this.#write(this.#viewPath(view.id), text);
      return { stored: view, created: true };
    });
  }

  note(id: string, change: (notes: SnapshotNotes) => SnapshotNotes): Promise<StoredSnapshot> {
    return this.#inTurn(async () => {
      const stored = await this.read(id);
      if (stored === undefined) throw new SnapshotError("unknown", `There is no snapshot ${id}.`);
      const notes = change(stored.notes);
      await this.#write(this.#notesPath(id), canonicalJson(notes));
      return { snapshot: stored.snapshot, notes };
    });
  }

  async list({ limit, offset }: { readonly limit: number; readonly offset: number }) {
    const summaries: SnapshotSummary[] = [];
    const damaged: string[] = [];
    for (const id of await this.#ids()) {
      try {
        const summary = await this.#summary(id);
        if (summary !== undefined) summaries.push(summary);
      } catch (error) {
        if (!(error instanceof SnapshotError) || error.code !== "damaged") throw error;
        damaged.push(id);
      }
    }
    const newestFirst = summaries.toSorted((a, b) =>
      a.createdAt === b.createdAt ? compareText(a.id, b.id) : a.createdAt < b.createdAt ? 1 : -1,
    );
    return { snapshots: newestFirst.slice(offset, offset + limit), total: summaries.length, damaged };
  }

  /** Remembered until either file changes: a list does not open thousands of files twice. */
  async #summary(id: string): Promise<SnapshotSummary | undefined> {
    const stamp = `${await stampOf(this.#path(id))} ${await stampOf(this.#notesPath(id))}`;
    const known = this.#summaries.get(id);
    if (known?.stamp === stamp) return known.summary;
    const stored = await this.read(id);
    if (stored === undefined) return undefined;
    const { snapshot, notes } = stored;
    const summary = {
      id,
      title: snapshot.title,
      createdAt: snapshot.createdAt,
      withdrawn: notes.withdrawn !== undefined,
      ...(notes.replacedBy === undefined ? {} : { replacedBy: notes.replacedBy }),
    };
    this.#summaries.set(id, { stamp, summary });
    return summary;
  }

  async #ids(): Promise<readonly string[]> {
    const names = await namesIn(this.#folder);
    return names.flatMap((name) => SNAPSHOT_FILE.exec(name)?.groups?.["id"] ?? []).filter(isSnapshotId);
  }

  async #checkQuotas(bytes: number): Promise<void> {
    if (bytes > this.#quotas.bytesEach) {
      throw new SnapshotError(
        "tooLarge",
        `It has ${bytes} bytes; at most ${this.#quotas.bytesEach} are kept. Show fewer entities.`,
      );
    }
    const kept = (await namesIn(this.#folder)).filter((name) => KEPT_FILE.test(name));
    if (kept.length >= this.#quotas.count) {
      throw new SnapshotError("full", `There are ${kept.length} snapshots and saved views, as many as are kept.`);
    }
    let total = bytes;
    for (const name of kept) total += (await statOrUndefined(join(this.#folder, name)))?.size ?? 0;
    if (total > this.#quotas.bytesTotal) {
      throw new SnapshotError(
        "full",
        `Snapshots would take ${total} bytes; at most ${this.#quotas.bytesTotal} are kept.`,
      );
    }
  }

  async #write(path: string, text: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const aside = join(this.#folder, `.${process.pid}-${randomBytes(6).toString("hex")}.tmp`);
    try {
      const file = await open(aside, "wx", 0o644);
      try {
        await file.writeFile(text, "utf8");
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(aside, path);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
    await syncFolder(this.#folder);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#lastWrite.then(work, work);
    this.#lastWrite = turn.catch(() => undefined);
    return turn;
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }

  #viewPath(id: string): string {
    return join(this.#folder, `${id}.view.json`);
  }

  #notesPath(id: string): string {
    return join(this.#folder, `${id}.notes.json`);
  }
}

/** What a file holds, where that is what its name says. Throws Error with the reason. */
function asNamed<T extends { readonly id: string }>(id: string, json: unknown, parse: (json: unknown) => T): T {
  const kept = parse(json);
  if (kept.id !== id || hashOfKept(json) !== id) throw new Error("its content is not what its id says");
  return kept;
}

function decode<T>(id: string, text: string, parse: (json: unknown) => T): T {
  try {
    return parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SnapshotError("damaged", `The file of snapshot ${id} is damaged: ${reason}.`, cause);
  }
}

/** A rename is on disk only when its folder is; some systems cannot sync a folder, and then it is as good as theirs. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  if (handle === undefined) return;
  try {
    await handle.sync();
  } catch (error) {
    if (!isCode(error, "EINVAL", "EPERM", "ENOTSUP", "EISDIR")) throw error;
  } finally {
    await handle.close();
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!ASIDE.test(name)) continue;
    const path = join(folder, name);
    const age = Date.now() - ((await statOrUndefined(path))?.mtimeMs ?? Date.now());
    if (age > ASIDE_LIFE_MS) await rm(path, { force: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    throw error;
  }
}

async function readOrUndefined(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

async function statOrUndefined(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

async function stampOf(path: string): Promise<string> {
  const found = await statOrUndefined(path);
  return found === undefined ? "none" : `${found.mtimeMs}/${found.size}/${found.ino}`;
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
