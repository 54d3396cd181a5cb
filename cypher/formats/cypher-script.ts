// A graph as Cypher that any shell takes: every statement a MERGE, so that running it twice changes nothing.
import { ENTITY_LABEL, SOURCE_LABEL } from "#model";
import type { ExportAbout, ExportGraph, FlatValue } from "./flat-facts.ts";
import { flatProperties } from "./flat-facts.ts";
import { wellFormed } from "./well-formed.ts";

/** Sources, entities, then relations; one statement a line, each ended by a semicolon. */
export function toCypherScript(graph: ExportGraph, about: ExportAbout): string {
  const { title, asOf, query, permalink } = about;
  const labelsById = new Map(graph.entities.map((entity) => [entity.id, identifying(entity.labels)]));
  return [
    ...[title, asOf, query, permalink].flatMap((line) => (line === undefined ? [] : [comment(line)])),
    comment("Running it again changes nothing. For many facts: an index or a constraint on (n:Entity) n.id first."),
    ...graph.sources.map(
      (source) => `MERGE (n:${name(SOURCE_LABEL)} {id: ${literal(source.id)}})${settings("n", source)};`,
    ),
    ...graph.entities.map(({ labels, ...entity }) => {
      const first = identifying(labels);
      const others = labels.filter((label) => label !== first).map((label) => ` SET n:${name(label)}`);
      return `MERGE (n${labelled(first)} {id: ${literal(entity.id)}})${others.join("")}${settings("n", entity)};`;
    }),
    ...graph.relations.map((relation) => {
      const end = (id: string) => `${labelled(labelsById.get(id))} {id: ${literal(id)}}`;
      return (
        `MATCH (a${end(relation.source)}) MATCH (b${end(relation.target)})` +
        ` MERGE (a)-[r:${name(relation.type)} {id: ${literal(relation.id)}}]->(b)${settings("r", relation)};`
      );
    }),
    "",
  ].join("\n");
}

/** The label a node is found by: the one that carries the constraint, else its first. */
function identifying(labels: readonly string[]): string | undefined {
  return labels.includes(ENTITY_LABEL) ? ENTITY_LABEL : labels[0];
}

function labelled(label: string | undefined): string {
  return label === undefined ? "" : `:${name(label)}`;
}

function settings(variable: string, fact: Parameters<typeof flatProperties>[0]): string {
  const assigned = [...flatProperties(fact)].filter(([property]) => property !== "id");
  if (assigned.length === 0) return "";
  return ` SET ${assigned.map(([property, value]) => `${variable}.${name(property)} = ${literal(value)}`).join(", ")}`;
}

function literal(value: FlatValue): string {
  if (typeof value === "string") return text(value);
  if (typeof value === "object") return `[${value.map(literal).join(", ")}]`;
  // JSON's 1e+21 is a float in Cypher too.
  return String(value);
}

/**
 * Neo4j reads backslash and u as a character wherever it stands, even behind another backslash: the two are never
 * side by side. NUL ends a text for some readers and is left out.
 */
function text(value: string): string {
  const escaped = wellFormed(value)
    .replaceAll("\0", "")
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
  return `'${escaped.replaceAll("\\u", "\\' + 'u")}'`;
}

/** A quoted name, which knows no escapes: a control character is a blank; see text for the backslash. */
function name(written: string): string {
  const safe = wellFormed(written)
    .replaceAll(/\p{Cc}/gu, " ")
    .replaceAll("\\u", "\\ u")
    .replaceAll("`", "``");
  return `\`${safe}\``;
}

/** One line, whatever ends a line for whichever reader. */
function comment(line: string): string {
  return `// ${wellFormed(line)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll("\\", "/")}`;
}
