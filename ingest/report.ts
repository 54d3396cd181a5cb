// What a load did, in lines for a person. Pure.
import { KINDS, RELATION_TYPES, isKind, isRelationType } from "#model";
import type { Counts, DiffReport } from "./diff.ts";

const COLUMNS = ["added", "changed", "removed", "unchanged"] as const;
const COLUMN_WIDTH = 11;

export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** A table of entities by kind, relations by type, then sources and datasets; empty groups are left out. */
export function reportLines({ entities, relations, others }: DiffReport): readonly string[] {
  const groups = [
    { title: "Entities", rows: named(entities, (name) => (isKind(name) ? KINDS[name].label : name)) },
    {
      title: "Relations",
      rows: named(relations, (name) => (isRelationType(name) ? RELATION_TYPES[name].label : name)),
    },
    { title: "Provenance", rows: named(others, (name) => name) },
  ].filter(({ rows }) => rows.length > 0);
  const width = Math.max(
    ...groups.flatMap(({ title, rows }) => [title, ...rows.map(([name]) => `  ${name}`)]).map(length),
  );
  const header = `${"".padEnd(width)}${COLUMNS.map((column) => column.padStart(COLUMN_WIDTH)).join("")}`;
  const lines = groups.flatMap(({ title, rows }) => [
    line(title, width, sum(rows.map(([, counts]) => counts))),
    ...rows.map(([name, counts]) => line(`  ${name}`, width, counts)),
  ]);
  return groups.length === 0 ? [] : [header, ...lines];
}

function named(
  counts: ReadonlyMap<string, Counts>,
  label: (name: string) => string,
): readonly (readonly [string, Counts])[] {
  return [...counts].map(([name, count]) => [label(name), count] as const);
}

function length(text: string): number {
  return text.length;
}

function line(name: string, width: number, counts: Counts): string {
  return `${name.padEnd(width)}${COLUMNS.map((column) => counts[column].toLocaleString("en").padStart(COLUMN_WIDTH)).join("")}`;
}

function sum(counts: readonly Counts[]): Counts {
  const total = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  for (const one of counts) for (const column of COLUMNS) total[column] += one[column];
  return total;
}
