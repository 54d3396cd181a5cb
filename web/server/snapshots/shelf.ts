// What the routes of snapshots share: the store, the scripts of the pages, and a snapshot with all its pages need.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { canonicalJson } from "#model";
import { differenceInWords } from "#web/embed/page/difference";
import { drawForPage } from "#web/embed/page/draw";
import type { SnapshotLinks } from "#web/embed/page/links";
import type { Buried, Published } from "#web/embed/page/published";
import { openFileSnapshotStore } from "./file-snapshot-store.ts";
import type { SnapshotStore, StoredSnapshot } from "./snapshot-store.ts";

export interface Shelf {
  readonly store: SnapshotStore;
  /** The script inside a published page, and the one for pages around a frame; empty where they are not built. */
  readonly pageScript: string;
  readonly hostScript: string;
  /** Changes with the scripts: part of what a cached page depends on. */
  readonly scriptHash: string;
}

export interface ShelfPlaces {
  readonly dataDir: string;
  /** The built scripts, absolute. */
  readonly embedDir: string;
  /** Another place for snapshots than a folder in dataDir. */
  readonly store?: SnapshotStore | undefined;
}

export async function openShelf({ dataDir, embedDir, store }: ShelfPlaces): Promise<Shelf> {
  const pageScript = await readBuilt(join(embedDir, "embed.js"));
  const hostScript = await readBuilt(join(embedDir, "host.js"));
  return {
    store: store ?? (await openFileSnapshotStore(join(dataDir, "snapshots"))),
    pageScript,
    hostScript,
    scriptHash: shortHash(pageScript + hostScript),
  };
}

/** A page without its script still shows everything, so a missing build is not a failure. */
async function readBuilt(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Changes with everything that an answer made of this snapshot depends on. */
export function versionOf({ snapshot, notes }: StoredSnapshot, links: SnapshotLinks): string {
  return shortHash(canonicalJson([snapshot.id, notes, links.page]));
}

function leadTo({ snapshot: { id, title } }: StoredSnapshot, linksFor: (id: string) => SnapshotLinks) {
  return { page: linksFor(id).page, title };
}

/** What is left of a snapshot, if it was withdrawn. */
export async function bury(
  shelf: Shelf,
  { snapshot, notes }: StoredSnapshot,
  linksFor: (id: string) => SnapshotLinks,
): Promise<Buried | undefined> {
  const { withdrawn, replacedBy } = notes;
  if (withdrawn === undefined) return undefined;
  const successor = replacedBy === undefined ? undefined : await shelf.store.read(replacedBy);
  const newer =
    successor === undefined || successor.notes.withdrawn !== undefined ? undefined : leadTo(successor, linksFor);
  return { snapshot, withdrawn, links: linksFor(snapshot.id), newer };
}

/** The snapshot with its drawings, links and what changed since. `linksFor`: the addresses of the one with this id. */
export async function gather(
  shelf: Shelf,
  { snapshot, notes }: StoredSnapshot,
  linksFor: (id: string) => SnapshotLinks,
  drawings = drawForPage(snapshot),
): Promise<Published> {
  const successor = notes.replacedBy === undefined ? undefined : await shelf.store.read(notes.replacedBy);
  const corrected = snapshot.replaces === undefined ? undefined : await shelf.store.read(snapshot.replaces);
  return {
    snapshot,
    notes,
    links: linksFor(snapshot.id),
    drawings,
    script: shelf.pageScript,
    ...(corrected === undefined
      ? {}
      : { earlier: { page: linksFor(corrected.snapshot.id).page, createdAt: corrected.snapshot.createdAt } }),
    ...(successor === undefined
      ? {}
      : {
          newer: {
            ...leadTo(successor, linksFor),
            differences: differenceInWords(snapshot, successor.snapshot),
          },
        }),
  };
}
