// Which store a command works on: --store, else the environment, else the embedded store beside the project.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { StoreConfig } from "./open-store.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** A --store that is none: usage, not data. */
export class StoreUriError extends Error {}

const BOLT = /^(neo4j|bolt)(\+s|\+ssc)?:\/\//;

/**
 * `neo4j://…` and `bolt://…` (also `+s`) are Neo4j, with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE; `file:…`
 * or a folder is the embedded store. A relative --store starts from `cwd`, a relative DATA_DIR from `root`.
 * Throws StoreUriError.
 */
export function storeConfig(
  uri: string | undefined,
  env: Environment,
  places: { readonly cwd: string; readonly root: string },
): StoreConfig {
  const fromEnvironment = env["NEO4J_URI"]?.trim() ?? "";
  if (uri === undefined && fromEnvironment === "") {
    return { engine: "grafeo", dataDir: resolve(places.root, env["DATA_DIR"]?.trim() || ".data") };
  }
  const wanted = uri ?? fromEnvironment;
  if (BOLT.test(wanted)) {
    const database = env["NEO4J_DATABASE"]?.trim();
    return {
      engine: "neo4j",
      uri: wanted,
      username: env["NEO4J_USERNAME"] ?? "neo4j",
      password: env["NEO4J_PASSWORD"] ?? "",
      ...(database ? { database } : {}),
    };
  }
  if (uri === undefined) throw new StoreUriError(`NEO4J_URI is "${wanted}": it must begin with neo4j:// or bolt://.`);
  if (wanted.startsWith("file:")) return { engine: "grafeo", dataDir: folderOf(wanted) };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(wanted)) {
    throw new StoreUriError(`--store "${wanted}": give neo4j://…, bolt://…, file:… or a folder.`);
  }
  return { engine: "grafeo", dataDir: resolve(places.cwd, wanted) };
}

function folderOf(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch (error) {
    throw new StoreUriError(`--store "${uri}" names no folder. Write file:///folder or just the folder.`, {
      cause: error,
    });
  }
}

/** For people; never a password. */
export function describeStore(config: StoreConfig): string {
  return config.engine === "neo4j"
    ? config.uri.replace(/\/\/[^@/]*@/, "//")
    : `the embedded store in ${config.dataDir}`;
}
