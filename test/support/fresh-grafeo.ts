// An embedded store in a directory of its own, gone when the test is.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "#store";
import type { GraphStore } from "#store";

export interface FreshGrafeo {
  readonly store: GraphStore;
  readonly dataDir: string;
  /** Another handle on the same directory, as another process would have. The caller closes it. */
  reopen(options?: { readonly rebuild?: boolean }): Promise<GraphStore>;
  /** Closes the store and removes the directory. */
  readonly dispose: () => Promise<void>;
}

export async function freshGrafeo(): Promise<FreshGrafeo> {
  const dataDir = await mkdtemp(join(tmpdir(), "powerlines-store-"));
  const reopen = (options: { readonly rebuild?: boolean } = {}) => openStore({ engine: "grafeo", dataDir, ...options });
  const store = await reopen();
  return {
    store,
    dataDir,
    reopen,
    dispose: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
