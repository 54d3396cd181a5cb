// Where the embedded store keeps what: versions side by side, a manifest in each, one pointer, one lock.
//   <dataDir>/graph/current.json                 the pointer: which version readers see
//   <dataDir>/graph/lock.json                    who writes
//   <dataDir>/graph/<version>/graph.grafeo       the engine's file
//   <dataDir>/graph/<version>/manifest.json      what it must hold, and what it was loaded from
import { createHash } from "node:crypto";
import { mkdir, open, readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { LoadOrigin } from "../graph-store.ts";
import { StoreError } from "../graph-store.ts";

export const GRAPH_FILE = "graph.grafeo";
const MANIFEST_FILE = "manifest.json";
const POINTER_FILE = "current.json";

const countsByName = z.record(z.string(), z.number().int());

const manifestSchema = z.object({
  format: z.literal(1),
  engine: z.literal("grafeo"),
  engineVersion: z.string(),
  version: z.string(),
  createdAt: z.string(),
  dataVersion: z.string().nullable(),
  file: z.object({ name: z.string(), bytes: z.number(), sha256: z.string() }),
  counts: z.object({ nodes: z.number(), relationships: z.number(), labels: countsByName, types: countsByName }),
  propertyKeys: z.array(z.string()),
  datasets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string().nullable(),
      licence: z.string().nullable(),
      reviewedDate: z.string(),
      contentHash: z.string(),
    }),
  ),
  origins: z.array(
    z.object({
      paths: z.array(z.string()),
      options: z.record(z.string(), z.union([z.string(), z.boolean()])),
      hashes: z.record(z.string(), z.string()),
    }),
  ),
});

/** What was loaded into one version of the embedded store, and from where: enough to load it again. */
export type StoreManifest = Readonly<z.infer<typeof manifestSchema>>;

const pointerSchema = z.object({
  version: z.string().regex(/^[\w.-]+$/),
  previous: z
    .string()
    .regex(/^[\w.-]+$/)
    .nullable(),
  manifestSha256: z.string(),
});

export type Pointer = Readonly<z.infer<typeof pointerSchema>>;

function graphFolder(dataDir: string): string {
  return join(dataDir, "graph");
}

export function graphFile(dataDir: string, version: string): string {
  return join(graphFolder(dataDir), version, GRAPH_FILE);
}

export function lockFile(dataDir: string): string {
  return join(graphFolder(dataDir), "lock.json");
}

/** The pointer's text, to be compared cheaply; null where nothing was ever loaded. */
export async function readPointerText(dataDir: string): Promise<string | null> {
  try {
    return await readFile(join(graphFolder(dataDir), POINTER_FILE), "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw new StoreError("damaged", `The store's pointer in ${graphFolder(dataDir)} cannot be read.`, { cause: error });
  }
}

/** Throws StoreError "damaged" that names the file. */
export function parsePointer(dataDir: string, text: string): Pointer {
  const parsed = pointerSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new StoreError("damaged", `The store's pointer ${join(graphFolder(dataDir), POINTER_FILE)} is damaged.`);
}

/** The manifest a pointer names, checked against the pointer's hash of it; throws StoreError "damaged". */
export async function readPointedManifest(dataDir: string, pointer: Pointer): Promise<StoreManifest> {
  const path = manifestPath(dataDir, pointer.version);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new StoreError("damaged", `The manifest ${path} cannot be read.`, { cause: error });
  });
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success || sha256(text) !== pointer.manifestSha256) {
    throw new StoreError("damaged", `The manifest ${path} is damaged.`);
  }
  return parsed.data;
}

/**
 * What the store was loaded from, readable even where its graph file is damaged: the current version's manifest, else
 * the newest one that can be read, else null. Its origins (paths, options, hashes) are what a rebuild loads again, in order.
 */
export async function readManifest(dataDir: string): Promise<StoreManifest | null> {
  const versions = await listVersions(dataDir);
  const pointer = pointerSchema.safeParse(parseJson((await readPointerText(dataDir).catch(() => null)) ?? ""));
  const first = pointer.success ? [pointer.data.version] : [];
  for (const version of [...first, ...versions.toReversed()]) {
    const text = await readFile(manifestPath(dataDir, version), "utf8").catch(() => "");
    const parsed = manifestSchema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
  }
  return null;
}

/** A name that sorts by time and tells two loads of one moment apart. */
export function newVersionName(now: Date, dataVersionHint: string): string {
  return `${now.toISOString().replaceAll(/[-:.]/g, "")}-${dataVersionHint}`;
}

export async function makeVersionFolder(dataDir: string, version: string): Promise<string> {
  const folder = join(graphFolder(dataDir), version);
  await mkdir(folder, { recursive: true });
  return folder;
}

export async function dropVersion(dataDir: string, version: string): Promise<void> {
  await rm(join(graphFolder(dataDir), version), { recursive: true, force: true });
}

/** Writes the manifest, then moves the pointer to it with one rename: readers see the old version or this one. */
export async function publishVersion(dataDir: string, manifest: StoreManifest, previous: string | null): Promise<void> {
  const folder = graphFolder(dataDir);
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await syncFile(graphFile(dataDir, manifest.version));
  await writeDurably(manifestPath(dataDir, manifest.version), text);
  await syncFile(join(folder, manifest.version));
  const pointer: Pointer = { version: manifest.version, previous, manifestSha256: sha256(text) };
  const pointerPath = join(folder, POINTER_FILE);
  await writeDurably(`${pointerPath}.new`, `${JSON.stringify(pointer)}\n`);
  await rename(`${pointerPath}.new`, pointerPath);
  await syncFile(folder);
}

/** Removes every version that is not named; what a killed load left behind goes with them. */
export async function pruneVersions(dataDir: string, keep: readonly string[]): Promise<void> {
  for (const version of await listVersions(dataDir)) if (!keep.includes(version)) await dropVersion(dataDir, version);
}

/** An origin loaded again replaces its older self; the others keep their order. */
export function addOrigin(origins: readonly LoadOrigin[], origin: LoadOrigin): StoreManifest["origins"] {
  const others = origins.filter((known) => pathsKey(known) !== pathsKey(origin));
  return [...others, origin].map(({ paths, options, hashes }) => ({
    paths: [...paths],
    options: { ...options },
    hashes: { ...hashes },
  }));
}

function pathsKey(origin: LoadOrigin): string {
  return JSON.stringify(origin.paths.toSorted());
}

async function listVersions(dataDir: string): Promise<readonly string[]> {
  const entries = await readdir(graphFolder(dataDir), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

function manifestPath(dataDir: string, version: string): string {
  return join(graphFolder(dataDir), version, MANIFEST_FILE);
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
