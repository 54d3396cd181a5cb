// A query as a file of the catalogue (cypher/queries/README.md): a header that names its values and columns, then the
// Cypher. Every value is written as JSON, which YAML reads as it stands.
import type { Plain, Properties } from "#model";

export interface QueryFile {
  /** In plain words; a question mark is added where it lacks one. */
  readonly question: string;
  readonly cypher: string;
  readonly params: Properties;
  /** Of its answer. */
  readonly columns: readonly string[];
}

const DRAWN = ["relationIds", "relationId", "entityIds", "entityId"];

/** The file's name is its address. */
export function queryFileName(question: string): string {
  const words = question
    .normalize("NFKD")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return `${(words ?? ["my", "question"]).slice(0, 8).join("-")}.cypher`;
}

export function queryFileText({ question, cypher, params, columns }: QueryFile): string {
  const asked = question.trim().replace(/[?.!\s]*$/, "");
  const named = columns.map((column) => (/^[A-Za-z]\w*$/.test(column) ? column : undefined));
  const lines = [
    "/*---",
    `title: ${quoted(asked)}`,
    `question: ${quoted(`${asked}?`)}`,
    ...paramLines(usedIn(cypher, params)),
    `result: ${columns.some((column) => DRAWN.includes(column)) ? "both" : "table"}`,
    `columns: [${named.map((column, index) => column ?? `column${index + 1}`).join(", ")}]`,
    "---*/",
    `${cypher.trim().replace(/;$/, "")};`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The header is a comment: what would end it is written in the other way that JSON has. */
function quoted(value: Plain): string {
  return JSON.stringify(value).replaceAll("*/", "*\\/");
}

/** A header declares what its Cypher uses and nothing else. */
function usedIn(cypher: string, params: Properties): Properties {
  return Object.fromEntries(
    Object.entries(params).filter(([name]) => /^[A-Za-z]\w*$/.test(name) && new RegExp(`\\$${name}\\b`).test(cypher)),
  );
}

function paramLines(params: Properties): readonly string[] {
  const entries = Object.entries(params);
  if (entries.length === 0) return [];
  return [
    "params:",
    ...entries.flatMap(([name, value]) => {
      const many = Array.isArray(value);
      const first: Plain = many ? (value[0] ?? "") : value;
      return [
        `  - name: ${name}`,
        `    label: ${quoted(name)}`,
        `    type: ${typeOf(first)}`,
        ...(many ? ["    many: true"] : []),
        ...(value === null ? [] : ["    required: true", `    example: ${quoted(value)}`]),
      ];
    }),
  ];
}

function typeOf(value: Plain): string {
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return "text";
}
