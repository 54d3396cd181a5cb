// One writer at a time over all processes: a file that names its holder, taken over from a holder that is dead.
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { StoreError } from "../graph-store.ts";

interface Holder {
  readonly pid: number;
  /** When that process started, as its system counts: a pid alone may have been given to another since. */
  readonly started: string;
}

/** Takes the lock, or throws StoreError "locked". The answer gives it back. */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  const mine: Holder = { pid: process.pid, started: (await processStart(process.pid)) ?? "" };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await create(path, mine)) return () => rm(path, { force: true });
    const text = await readFile(path, "utf8").catch(() => "");
    const holder = parseHolder(text);
    if (holder !== undefined && (await isAlive(holder))) {
      throw new StoreError(
        "locked",
        `Another load is writing to this store (process ${holder.pid}). Try again when it is done.`,
      );
    }
    await takeAway(path, text);
  }
  throw new StoreError("locked", "Another load is writing to this store. Try again when it is done.");
}

async function create(path: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(path, "wx");
    await handle.writeFile(JSON.stringify(holder));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Moves a dead holder's lock aside; one that another took over in the meantime is put back. */
async function takeAway(path: string, deadText: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, "utf8")) !== deadText) await link(aside, path);
  } catch {
    // Somebody else was quicker: the next attempt sees whose it is.
  } finally {
    await rm(aside, { force: true });
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("pid" in value) || !("started" in value)) return undefined;
    const { pid, started } = value;
    return typeof pid === "number" && typeof started === "string" ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}

async function isAlive({ pid, started }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  const now = await processStart(pid);
  return now === undefined || started === "" || now === started;
}

/** Field 22 of /proc/<pid>/stat with the boot it counts from; undefined where there is no /proc. */
async function processStart(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    return `${boot.trim()}:${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return undefined;
  }
}
