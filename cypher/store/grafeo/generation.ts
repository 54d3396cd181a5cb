// One version of the graph as readers hold it: pinned while they read, ended when the last one leaves after a swap.
import { StoreError } from "../graph-store.ts";
import { READ_MEMORY_BYTES, startChild } from "./child-process.ts";
import type { Child, RequestLimits } from "./child-process.ts";
import { graphFile, parsePointer, readPointedManifest } from "./files.ts";
import type { StoreManifest } from "./files.ts";
import type { ChildAnswers, RequestKind, RequestOf } from "./protocol.ts";
import { createSlots } from "./slots.ts";
import type { Lane } from "./slots.ts";

export interface Generation {
  /** The pointer's text it was opened from. */
  readonly pointer: string;
  readonly manifest: StoreManifest;
  ask<K extends RequestKind>(lane: Lane, request: RequestOf<K>, limits: RequestLimits): Promise<ChildAnswers[K]>;
  /** No new readers come; its processes end when the last reader has left. */
  retire(): Promise<void>;
  /** Ends its processes now. */
  close(): Promise<void>;
}

/** Opens the version a pointer names with its first process, which checks the file; throws StoreError "damaged". */
export async function openGeneration(dataDir: string, pointerText: string, slotCount: number): Promise<Generation> {
  const pointer = parsePointer(dataDir, pointerText);
  const manifest = await readPointedManifest(dataDir, pointer);
  const { file, counts } = manifest;
  const open = async (): Promise<Child> => {
    const child = startChild();
    try {
      const expected = { bytes: file.bytes, sha256: file.sha256, counts };
      await child.request<"open">({ kind: "open", file: graphFile(dataDir, pointer.version), expected });
      return child;
    } catch (error) {
      await child.kill();
      throw error;
    }
  };
  const slots = createSlots(slotCount, open);
  await slots.use("trusted", undefined, async () => undefined);

  let readers = 0;
  let retired = false;
  return {
    pointer: pointerText,
    manifest,
    ask: async (lane, request, limits) => {
      readers++;
      try {
        return await slots.use(lane, limits.signal, (child) =>
          child.request(request, { ...limits, memoryBytes: READ_MEMORY_BYTES }),
        );
      } finally {
        readers--;
        if (retired && readers === 0) void slots.close();
      }
    },
    retire: async () => {
      retired = true;
      if (readers === 0) await slots.close();
    },
    close: () => slots.close(),
  };
}

export function emptyError(): StoreError {
  return new StoreError("empty", "The store holds no graph yet. Load one: npm run ingest");
}
