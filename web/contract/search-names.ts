// Finding an entity by what it is called: pure, in memory, the same order whichever store the names came from.
import { compareText } from "#model";
import type { MatchField } from "./wire.ts";

export interface NamedEntity {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly formerNames: readonly string[];
  /** Other texts of a node in a graph that is not ours. */
  readonly others?: readonly string[];
  /** How many relations it has. */
  readonly degree: number;
}

export interface NameMatch {
  readonly id: string;
  readonly field: MatchField;
  /** As written in the graph. */
  readonly text: string;
  readonly degree: number;
}

interface Term {
  readonly field: MatchField;
  readonly text: string;
  readonly folded: string;
}

interface Entry {
  readonly id: string;
  readonly degree: number;
  readonly foldedName: string;
  readonly terms: readonly Term[];
}

export interface NameIndex {
  readonly entries: readonly Entry[];
  /** Entities were left out, because there are more than the index holds. */
  readonly truncated: boolean;
}

/** Best first. */
const EXACT = 0;
const PREFIX = 1;
const WORD_PREFIX = 2;
const SUBSTRING = 3;

/** Case, diacritics and the width of spaces do not matter: "Société  Générale" is "societe generale". */
export function foldText(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();
}

function term(field: MatchField, text: string): Term {
  return { field, text, folded: foldText(text) };
}

export function buildNameIndex(entities: readonly NamedEntity[], truncated: boolean): NameIndex {
  const entries = entities.map((entity) => ({
    id: entity.id,
    degree: entity.degree,
    foldedName: foldText(entity.name),
    // In the order in which a field is named as the reason, where several match equally well.
    terms: [
      term("name", entity.name),
      ...entity.aliases.map((text) => term("alias", text)),
      ...entity.formerNames.map((text) => term("formerName", text)),
      ...(entity.others ?? []).map((text) => term("property", text)),
      term("id", entity.id),
    ].filter(({ folded }) => folded !== ""),
  }));
  return { entries, truncated };
}

/**
 * The best `limit` matches: exact, then prefix, then the prefix of a word (every word of the query, in any order),
 * then anywhere; among equals the best connected, then by name, then by id. One match an entity.
 */
export function searchNames(
  index: NameIndex,
  query: string,
  limit: number,
): { readonly matches: readonly NameMatch[]; readonly total: number } {
  const folded = foldText(query);
  if (folded === "") return { matches: [], total: 0 };
  const words = wordsOf(folded);
  const found = index.entries.flatMap((entry) => {
    const best = bestTerm(entry.terms, folded, words);
    return best === undefined ? [] : [{ entry, ...best }];
  });
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      b.entry.degree - a.entry.degree ||
      compareText(a.entry.foldedName, b.entry.foldedName) ||
      compareText(a.entry.id, b.entry.id),
  );
  const matches = found
    .slice(0, limit)
    .map(({ entry, term }) => ({ id: entry.id, field: term.field, text: term.text, degree: entry.degree }));
  return { matches, total: found.length };
}

function bestTerm(
  terms: readonly Term[],
  query: string,
  words: readonly string[],
): { readonly rank: number; readonly term: Term } | undefined {
  let best: { rank: number; term: Term } | undefined;
  for (const term of terms) {
    const rank = rankOf(term.folded, query, words);
    if (rank !== undefined && (best === undefined || rank < best.rank)) best = { rank, term };
  }
  return best;
}

function rankOf(text: string, query: string, words: readonly string[]): number | undefined {
  if (text === query) return EXACT;
  if (text.startsWith(query)) return PREFIX;
  const own = wordsOf(text);
  if (words.length > 0 && words.every((word) => own.some((candidate) => candidate.startsWith(word))))
    return WORD_PREFIX;
  return text.includes(query) ? SUBSTRING : undefined;
}

function wordsOf(folded: string): readonly string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
