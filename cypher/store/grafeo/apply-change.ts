// A change to the embedded store: a new version beside the old, written in a process of its own, then the pointer moves.
import { checkChange } from "../check-change.ts";
import { dataVersionOf } from "../data-version.ts";
import type { GraphChange, LoadOrigin, LoadProgress } from "../graph-store.ts";
import { StoreError } from "../graph-store.ts";
import { ChildDied, startChild } from "./child-process.ts";
import type { Child } from "./child-process.ts";
import {
  GRAPH_FILE,
  addOrigin,
  dropVersion,
  graphFile,
  lockFile,
  makeVersionFolder,
  newVersionName,
  parsePointer,
  pruneVersions,
  publishVersion,
  readPointedManifest,
  readPointerText,
} from "./files.ts";
import type { StoreManifest } from "./files.ts";
import { takeLock } from "./lock.ts";
import type { RequestKind, RequestOf, WrittenGraph } from "./protocol.ts";

const BATCH = 5_000;

type WriteRequest = RequestOf<"deleteRelationships" | "deleteNodes" | "upsertNodes" | "upsertRelationships">;

/** All or nothing. `fresh` starts from nothing, whatever the pointer names (a damaged store being loaded again). */
export async function applyChange(
  dataDir: string,
  change: GraphChange,
  origin: LoadOrigin,
  options: { readonly fresh: boolean; readonly progress?: LoadProgress | undefined },
): Promise<StoreManifest> {
  checkChange(change);
  const unlock = await takeLock(lockFile(dataDir));
  try {
    const base = options.fresh ? null : await readBase(dataDir);
    const version = newVersionName(new Date(), String(process.pid));
    await makeVersionFolder(dataDir, version);
    try {
      const from = base === null ? null : graphFile(dataDir, base.version);
      const written = await writeInChild(from, graphFile(dataDir, version), change, options.progress);
      const manifest = buildManifest(version, written, addOrigin(base?.origins ?? [], origin));
      await publishVersion(dataDir, manifest, base?.version ?? null);
      await pruneVersions(dataDir, base === null ? [version] : [version, base.version]);
      return manifest;
    } catch (error) {
      await dropVersion(dataDir, version);
      throw error;
    }
  } finally {
    await unlock();
  }
}

async function readBase(dataDir: string): Promise<StoreManifest | null> {
  const text = await readPointerText(dataDir);
  return text === null ? null : readPointedManifest(dataDir, parsePointer(dataDir, text));
}

async function writeInChild(
  from: string | null,
  to: string,
  change: GraphChange,
  progress: LoadProgress | undefined,
): Promise<WrittenGraph> {
  const child = startChild();
  try {
    await child.request<"beginWrite">({ kind: "beginWrite", from, to });
    await sendChange(child, change, progress);
    return await child.request<"finishWrite">({ kind: "finishWrite" });
  } catch (error) {
    if (!(error instanceof ChildDied)) throw error;
    throw new StoreError("internal", `Nothing was loaded: ${error.message}`, { cause: error });
  } finally {
    await child.kill();
  }
}

async function sendChange(child: Child, change: GraphChange, progress: LoadProgress | undefined): Promise<void> {
  const { deleteRelationshipIds, deleteNodeIds, upsertNodes, upsertRelationships } = change;
  const requests: readonly (readonly [WriteRequest, number])[] = [
    ...batches(deleteRelationshipIds, (ids) => ({ kind: "deleteRelationships", ids })),
    ...batches(deleteNodeIds, (ids) => ({ kind: "deleteNodes", ids })),
    ...batches(upsertNodes, (nodes) => ({ kind: "upsertNodes", nodes })),
    ...batches(upsertRelationships, (relationships) => ({ kind: "upsertRelationships", relationships })),
  ];
  const total = requests.reduce((sum, [, size]) => sum + size, 0);
  let done = 0;
  progress?.(done, total);
  for (const [request, size] of requests) {
    await child.request<RequestKind>(request);
    done += size;
    progress?.(done, total);
  }
}

function batches<T>(
  items: readonly T[],
  request: (items: readonly T[]) => WriteRequest,
): readonly (readonly [WriteRequest, number])[] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) => {
    const batch = items.slice(index * BATCH, (index + 1) * BATCH);
    return [request(batch), batch.length] as const;
  });
}

function buildManifest(version: string, written: WrittenGraph, origins: StoreManifest["origins"]): StoreManifest {
  const { bytes, sha256, counts, engineVersion, propertyKeys, datasets } = written;
  return {
    format: 1,
    engine: "grafeo",
    engineVersion,
    version,
    createdAt: new Date().toISOString(),
    dataVersion: dataVersionOf(datasets),
    file: { name: GRAPH_FILE, bytes, sha256 },
    counts: { nodes: counts.nodes, relationships: counts.relationships, labels: counts.labels, types: counts.types },
    propertyKeys: [...propertyKeys],
    datasets: datasets.map((dataset) => ({ ...dataset })),
    origins,
  };
}
