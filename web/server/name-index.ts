// Keeps the name index of the data version that is served; rebuilt when that changes.
import type { Properties } from "#model";
import type { Rows } from "#store/graph-store";
import type { Captions } from "./captions.ts";
import { captionOf } from "./captions.ts";
import { buildNameIndex, searchNames } from "#web/contract/search-names";
import type { NameIndex, NameMatch, NamedEntity } from "#web/contract/search-names";
import { readNames, readNodesWithText } from "./graph-reader.ts";
import type { Reading } from "./graph-reader.ts";
import { toGraphNode } from "./present.ts";
import { nodesIn, numbersIn, textListsIn, textsIn } from "./rows.ts";

/**
 * About 0.5 KB an entity in memory. Beyond it only the best connected can be found by name, and the answer says so;
 * a graph of that size wants the database's full-text index behind this same route.
 */
const MAX_NAMES = 200_000;
/** Whole nodes are read of a graph that is not ours, so fewer of them (the sample of the live schema). */
const MAX_FOREIGN_NAMES = 10_000;
/** Of one such node: texts beside its name that it is found by, and their length. */
const MAX_TEXTS = 12;
const MAX_CHARACTERS = 120;
/** A graph that the ingest did not load has no version to tell that it changed. */
const FOREIGN_MAX_AGE_MS = 60_000;

export interface NameIndexes {
  /** The index for the data version of `reading`. @throws StoreError as the store does */
  for(reading: Reading): Promise<NameIndex>;
}

/** @param now milliseconds, for the age of an index without a version */
export function createNameIndexes(now: () => number = Date.now): NameIndexes {
  let current: { version: string | null; since: number; index: Promise<NameIndex> } | undefined;
  return {
    for(reading) {
      const version = reading.description.dataVersion;
      const fresh =
        current !== undefined &&
        current.version === version &&
        (version !== null || now() - current.since < FOREIGN_MAX_AGE_MS);
      if (current !== undefined && fresh) return current.index;
      // Shared by everybody who searches meanwhile, so one visitor who leaves must not stop it.
      const entry = { version, since: now(), index: readIndex({ ...reading, signal: undefined }) };
      current = entry;
      entry.index.catch(() => {
        if (current === entry) current = undefined;
      });
      return entry.index;
    },
  };
}

/** Looking through a whole database for what is typed: longer than this nobody waits. */
const SCAN_MS = 3000;
/** So many are found in there that the best of them are among them. */
const SCANNED = 200;

export interface FoundNames {
  readonly matches: readonly NameMatch[];
  /** More match, or might. */
  readonly truncated: boolean;
}

/**
 * Best first. Where the index could not hold a whole graph that is not ours, the database itself is looked through for
 * what is still missing.
 */
export async function findNames(reading: Reading, index: NameIndex, text: string, limit: number): Promise<FoundNames> {
  const { matches, total } = searchNames(index, text, limit);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!index.truncated || reading.identity === "id" || matches.length === limit || words.length === 0)
    return { matches, truncated: index.truncated || total > matches.length };
  const rows = await readNodesWithText(reading, words, SCANNED, SCAN_MS);
  if (rows === undefined) return { matches, truncated: true };
  const known = new Set(matches.map(({ id }) => id));
  const others = foreignNames(rows, reading.foreign.captions).filter(({ id }) => !known.has(id));
  const rest = searchNames(buildNameIndex(others, false), text, limit - matches.length);
  const found = [...matches, ...rest.matches];
  return { matches: found, truncated: rows.rows.length === SCANNED || rest.total > rest.matches.length };
}

async function readIndex(reading: Reading): Promise<NameIndex> {
  const limit = reading.identity === "key" ? MAX_FOREIGN_NAMES : MAX_NAMES;
  const rows = await readNames(reading, limit + 1);
  const named = reading.identity === "key" ? foreignNames(rows, reading.foreign.captions) : ownNames(rows);
  return buildNameIndex(named.slice(0, limit), rows.rows.length > limit);
}

function ownNames(rows: Rows): readonly NamedEntity[] {
  const names = textsIn(rows, "name");
  const aliases = textListsIn(rows, "aliases");
  const formerNames = textListsIn(rows, "formerNames");
  const degrees = numbersIn(rows, "degree");
  return textsIn(rows, "id").map((id, index) => ({
    id,
    name: names[index] ?? "",
    aliases: aliases[index] ?? [],
    formerNames: formerNames[index] ?? [],
    degree: degrees[index] ?? 0,
  }));
}

function foreignNames(rows: Rows, captions: Captions): readonly NamedEntity[] {
  const degrees = numbersIn(rows, "degree");
  return nodesIn(rows, "node").map((node, index) => {
    const name = captionOf(toGraphNode(node, "key"), captions);
    return {
      id: node.key,
      name,
      aliases: [],
      formerNames: [],
      others: textsOfNode(node.properties).filter((text) => text !== name),
      degree: degrees[index] ?? 0,
    };
  });
}

/** What else a node says in words: the first texts of each property, cut, so that ten thousand nodes stay small. */
function textsOfNode(properties: Properties): readonly string[] {
  return Object.values(properties)
    .flatMap((value) => (Array.isArray(value) ? value.slice(0, MAX_TEXTS) : [value]))
    .filter((value): value is string => typeof value === "string" && value !== "")
    .slice(0, MAX_TEXTS)
    .map((text) => text.slice(0, MAX_CHARACTERS));
}
