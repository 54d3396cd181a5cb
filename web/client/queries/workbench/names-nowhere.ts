// Names in a query that are nowhere in the graph: it runs all the same, and finds nothing by them.
import type { SchemaResponse } from "#contract";
import { nearestName } from "#model";
import type { NameKind } from "./complete-cypher.ts";
import { blanked, typedAt } from "./complete-cypher.ts";

const CALLED = { label: "label", relationType: "type of relation", property: "property" } as const;
type Checked = keyof typeof CALLED;

/** One sentence for each, in the order of the text. Empty where the schema is not known, or not all of it. */
export function namesNowhere(text: string, schema: SchemaResponse | undefined): readonly string[] {
  if (schema === undefined || schema.truncated) return [];
  const known: Readonly<Record<Checked, ReadonlySet<string>>> = {
    label: new Set(schema.labels.map(({ name }) => name)),
    relationType: new Set(schema.relationshipTypes.map(({ name }) => name)),
    property: new Set(schema.propertyKeys),
  };
  const plain = blanked(`${text}\n`) ?? "";
  const found = [...plain.matchAll(/[A-Za-z]\w*/g)].flatMap(({ 0: name, index }): string[] => {
    const kind = typedAt(text, index + name.length)?.kind;
    if (!isChecked(kind) || known[kind].has(name) || (kind === "property" && !isOfPattern(plain, index))) return [];
    const near = nearestName(name, known[kind]);
    return [`This graph has no ${CALLED[kind]} “${name}”${near === undefined ? "." : `: did you mean ${near}?`}`];
  });
  return [...new Set(found)];
}

function isChecked(kind: NameKind | undefined): kind is Checked {
  return kind !== undefined && Object.hasOwn(CALLED, kind);
}

/** Whether a property is of an entity or a relation that the text matches: a map of the query's own has names of its own. */
function isOfPattern(text: string, at: number): boolean {
  const owner = /(?<![\w.])([A-Za-z_]\w*)\.$/.exec(text.slice(0, at))?.[1];
  return (
    owner !== undefined && new RegExp(`(?<!\\w)(?:\\(\\s*${owner}\\s*[:){]|\\[\\s*${owner}\\s*[:*\\]{])`).test(text)
  );
}
