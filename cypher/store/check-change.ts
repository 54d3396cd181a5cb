// What a change must be before any store starts to write it, so that both engines refuse the same ones.
import type { GraphNode, GraphRelationship, Plain, Properties } from "#model";
import { DATASET_LABEL, ENTITY_LABEL, SOURCE_LABEL } from "#model";
import type { GraphChange } from "./graph-store.ts";
import { StoreError } from "./graph-store.ts";

/** Every node has one of them; ids are unique over all three. Relations join entities. */
export const ANCHOR_LABELS = [ENTITY_LABEL, SOURCE_LABEL, DATASET_LABEL] as const;
export type AnchorLabel = (typeof ANCHOR_LABELS)[number];

const NAMED_AT_MOST = 10;

export function anchorOf(labels: readonly string[]): AnchorLabel | undefined {
  return ANCHOR_LABELS.find((anchor) => labels.includes(anchor));
}

/** Throws StoreError "constraint" that names what is wrong, the first ten of it. */
export function checkChange(change: GraphChange): void {
  const problems = [
    ...change.upsertNodes.flatMap(nodeProblems),
    ...change.upsertRelationships.flatMap(relationshipProblems),
    ...duplicates("node", change.upsertNodes),
    ...duplicates("relationship", change.upsertRelationships),
  ];
  if (problems.length > 0) throw constraintError(problems);
}

export function constraintError(problems: readonly string[]): StoreError {
  const named = problems.slice(0, NAMED_AT_MOST).join("; ");
  const more = problems.length > NAMED_AT_MOST ? `; and ${problems.length - NAMED_AT_MOST} more` : "";
  return new StoreError("constraint", `Nothing was loaded: ${named}${more}.`);
}

function nodeProblems(node: GraphNode): readonly string[] {
  const name = `node "${node.id}"`;
  const anchors = ANCHOR_LABELS.filter((anchor) => node.labels.includes(anchor));
  return [
    ...(anchors.length === 1 ? [] : [`${name} needs exactly one of the labels ${ANCHOR_LABELS.join(", ")}`]),
    ...idProblems(name, node.id, node.properties),
    ...propertyProblems(name, node.properties),
  ];
}

function relationshipProblems(relationship: GraphRelationship): readonly string[] {
  const name = `relationship "${relationship.id}"`;
  return [
    ...(relationship.type === "" ? [`${name} has no type`] : []),
    ...idProblems(name, relationship.id, relationship.properties),
    ...propertyProblems(name, relationship.properties),
  ];
}

function idProblems(name: string, id: string, properties: Properties): readonly string[] {
  if (id === "") return [`${name} has no id`];
  return properties["id"] === id ? [] : [`${name} has another id among its properties`];
}

function propertyProblems(name: string, properties: Properties): readonly string[] {
  return Object.entries(properties).flatMap(([key, value]) =>
    isStorable(value)
      ? []
      : [`${name} has a "${key}" that no store can keep: text, a number, true or false, or a list of one of them`],
  );
}

function isStorable(value: Plain): boolean {
  if (!Array.isArray(value)) return isScalar(value);
  const items: readonly Plain[] = value;
  return items.every((item) => isScalar(item) && typeof item === typeof items[0]);
}

function isScalar(value: Plain): boolean {
  return (
    typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))
  );
}

function duplicates(what: string, items: readonly { readonly id: string }[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { id } of items) (seen.has(id) ? twice : seen).add(id);
  return [...twice].map((id) => `${what} "${id}" is there twice`);
}
