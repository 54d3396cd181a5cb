// The query string of /api/graph as a filter; names that are nowhere in the graph are told, all at once.
import { DATASET_LABEL, ENTITY_LABEL, KINDS, RELATION_TYPES, SOURCE_LABEL, keysOf } from "#model";
import type { Family } from "#model";
import { ProblemError } from "../../errors.ts";
import type { FieldError } from "../../errors.ts";
import type { GraphFilter } from "../../graph-reader.ts";
import type { GraphFilters } from "./schema.ts";

/** Labels of ours that say what a node is for, not what it is. */
const NO_KINDS: readonly string[] = [ENTITY_LABEL, SOURCE_LABEL, DATASET_LABEL];

/** Names that the graph has beside the vocabulary's. */
export interface KnownNames {
  readonly labels: readonly string[];
  readonly types: readonly string[];
  readonly datasets: readonly string[];
}

/** Whether a name in the query is not the vocabulary's, so that the store has to be asked for what it has. */
export function needsLiveNames(query: GraphFilters): boolean {
  return query.kind.some((name) => !Object.hasOwn(KINDS, name)) || query.type.some((name) => !isOwnType(name));
}

/** @throws ProblemError "invalid-parameters" naming every value that nothing in the graph has */
export function toGraphFilter(query: GraphFilters, known: KnownNames): GraphFilter {
  const labels = known.labels.filter((label) => !NO_KINDS.includes(label));
  const errors: FieldError[] = [
    ...unknownNames("kind", query.kind, [...keysOf(KINDS), ...labels]),
    ...unknownNames("type", query.type, [...keysOf(RELATION_TYPES), ...known.types]),
    ...unknownNames("dataset", query.dataset, known.datasets),
  ];
  if (errors.length > 0) {
    throw new ProblemError("invalid-parameters", errors.map(({ message }) => message).join(" "), { errors });
  }
  return {
    kinds: query.kind,
    types: [...new Set([...query.type, ...typesOf(query.family)])],
    datasets: query.dataset,
    confidences: query.confidence,
    bases: query.basis,
  };
}

/** The relation types of these families. */
export function typesOf(families: readonly Family[]): readonly string[] {
  return keysOf(RELATION_TYPES).filter((type) => families.includes(RELATION_TYPES[type].family));
}

export function isOwnType(name: string): boolean {
  return Object.hasOwn(RELATION_TYPES, name);
}

/** One error for every name that is not among the known ones, which it lists. */
export function unknownNames(field: string, names: readonly string[], known: readonly string[]): readonly FieldError[] {
  const there = [...new Set(known)].toSorted().join(", ") || "none";
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({ field, message: `There is no ${field} "${name}"; there are: ${there}.` }));
}
