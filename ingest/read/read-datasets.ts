// Paths as typed to groups of files, one group a dataset: the file system's side of the ingest.
import { compareText } from "#model";
import { readFile, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Problem } from "../problem.ts";
import { READABLE_ENDS, idsIn, isReadable, parseSourceFile } from "./parse-file.ts";
import type { SourceFile } from "./source-file.ts";

/** The files of one dataset, in the order of their paths. */
export interface FileGroup {
  /** The folder, or the first file: where a problem without a place of its own is told. */
  readonly label: string;
  readonly files: readonly SourceFile[];
  /** Of files that could not be read. */
  readonly problems: readonly Problem[];
  /** Ids that stand in those files. */
  readonly uncertain: ReadonlySet<string>;
}

/** A path that cannot be read: the user's mistake, not the data's. */
export class PathError extends Error {}

/**
 * Each folder with a dataset file (dataset.yaml, .yml or .json) is one dataset with everything below it; a folder
 * without one is looked through for such folders, and is one dataset itself where there is none. Files given by name
 * are one dataset together. Throws PathError.
 */
export async function readDatasets(paths: readonly string[]): Promise<readonly FileGroup[]> {
  const groups: FileGroup[] = [];
  const single: string[] = [];
  for (const path of paths) {
    if (await isFolder(path)) {
      for (const folder of await datasetFolders(path)) groups.push(await readGroup(folder, await filesBelow(folder)));
    } else single.push(path);
  }
  if (single[0] !== undefined) groups.push(await readGroup(single[0], single));
  return groups;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new PathError(`${path}: ${reason(error)}`, { cause: error });
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file or folder";
  if (code === "EACCES" || code === "EPERM") return "it may not be read";
  return error instanceof Error ? error.message : "it cannot be read";
}

async function datasetFolders(folder: string): Promise<readonly string[]> {
  const found = await foldersWithDataset(folder);
  return found.length === 0 ? [folder] : found;
}

async function foldersWithDataset(folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(folder);
  if (entries.some(({ name, isFile }) => isFile && /^dataset\.(ya?ml|json)$/i.test(name))) return [folder];
  const below = entries.filter(({ isDirectory }) => isDirectory);
  return (await Promise.all(below.map(({ name }) => foldersWithDataset(join(folder, name))))).flat();
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(folder);
  const found = await Promise.all(
    entries.map(async ({ name, isDirectory }) => {
      const path = join(folder, name);
      return isDirectory ? filesBelow(path) : isReadable(path) ? [path] : [];
    }),
  );
  return found.flat();
}

/** Sorted by name; hidden ones and installed packages left out. */
async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(({ name }) => !name.startsWith(".") && name !== "node_modules")
      .map((entry) => ({ name: entry.name, isFile: entry.isFile(), isDirectory: entry.isDirectory() }))
      .toSorted((a, b) => compareText(a.name, b.name));
  } catch (error) {
    throw new PathError(`${folder}: ${reason(error)}`, { cause: error });
  }
}

async function readGroup(label: string, paths: readonly string[]): Promise<FileGroup> {
  if (paths.length === 0) throw new PathError(`${label}: no file here ends in ${READABLE_ENDS.join(", ")}`);
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  const uncertain = new Set<string>();
  for (const path of paths) {
    const bytes = await readBytes(path);
    const result = parseSourceFile(path, bytes);
    if ("value" in result) files.push(result);
    else {
      problems.push(...result);
      for (const id of idsIn(bytes)) uncertain.add(id);
    }
  }
  const describes = paths.find((path) => /^dataset\./i.test(basename(path)));
  return { label: describes ?? label, files, problems, uncertain };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new PathError(`${path}: ${reason(error)}`, { cause: error });
  }
}
