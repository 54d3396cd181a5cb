// What may come next in a query, from the names that are live in the graph.
import type { SchemaResponse } from "#contract";

export type NameKind = "label" | "relationType" | "property" | "parameter" | "word";

/** What is typed: which kind of name, and where in the text it begins. */
export interface Typed {
  readonly kind: NameKind;
  readonly from: number;
}

/** Undefined inside a string or a comment, where nothing is completed. */
export function typedAt(text: string, position: number): Typed | undefined {
  const before = blanked(text.slice(0, position));
  if (before === undefined) return undefined;
  const from = position - (/[\w]*$/.exec(before)?.[0].length ?? 0);
  const lead = before.slice(0, from);
  if (lead.endsWith("$")) return { kind: "parameter", from };
  if (/[\w)\]]\.$/.test(lead)) return { kind: "property", from };
  const open = openBracket(lead);
  const bracket = open === undefined ? undefined : lead[open];
  // A list in brackets has no colon after its first name: [x IN names | x].
  const isRelation = bracket === "[" && /^\[\s*\w*\s*:/.test(lead.slice(open));
  if (/[:|&!]\s*$/.test(lead) && isRelation) return { kind: "relationType", from };
  if (/[|]\s*$/.test(lead) && bracket === "[") return { kind: "word", from };
  if (/[:|&!]\s*$/.test(lead) && bracket !== "{") return { kind: "label", from };
  if (bracket === "{" && /[{,]\s*$/.test(lead)) return { kind: "property", from };
  return { kind: "word", from };
}

/** The text with what is in quotes and comments blanked, length kept; undefined where one of them is still open. */
export function blanked(text: string): string | undefined {
  const closed = text.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*(?=\n)/g, (part) =>
    "_".repeat(part.length),
  );
  return /["']|\/\*|\/\//.test(closed) ? undefined : closed;
}

/** Where the innermost bracket stands that is open at the end of the text. */
function openBracket(text: string): number | undefined {
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if ("([{".includes(text.charAt(at))) open.push(at);
    else if (")]}".includes(text.charAt(at))) open.pop();
  }
  return open.at(-1);
}

export interface Offer {
  readonly label: string;
  readonly detail: string;
  /** CodeMirror's name of the icon. */
  readonly type: "class" | "type" | "property" | "variable" | "function" | "keyword";
  /** What is written, where it is more than the label. */
  readonly apply: string;
}

export const KEYWORDS =
  "MATCH|OPTIONAL MATCH|WHERE|RETURN|WITH|UNWIND|ORDER BY|SKIP|LIMIT|UNION|UNION ALL|CALL|YIELD|DISTINCT|AS|AND|OR|NOT|XOR|IN|IS NULL|IS NOT NULL|STARTS WITH|ENDS WITH|CONTAINS|CASE|WHEN|THEN|ELSE|END|ASC|DESC|COUNT|EXISTS|true|false|null".split(
    "|",
  );

/** Everything that may stand there; what is typed so far is compared by whoever shows the list. */
export function offersFor(
  kind: NameKind,
  schema: SchemaResponse | undefined,
  parameters: readonly string[],
): readonly Offer[] {
  switch (kind) {
    case "label":
      return counted(schema?.labels ?? [], "class");
    case "relationType":
      return counted(schema?.relationshipTypes ?? [], "type");
    case "property":
      return (schema?.propertyKeys ?? []).map((label) => ({
        label,
        detail: "property",
        type: "property",
        apply: nameInCypher(label),
      }));
    case "parameter":
      return parameters.map((label) => ({ label, detail: "parameter", type: "variable", apply: label }));
    default:
      return [
        ...KEYWORDS.map((label): Offer => ({ label, detail: "", type: "keyword", apply: `${label} ` })),
        ...(schema?.functions ?? []).map((label): Offer => ({
          label,
          detail: "function",
          type: "function",
          apply: `${label}(`,
        })),
      ];
  }
}

function counted(names: SchemaResponse["labels"], type: "class" | "type"): readonly Offer[] {
  return names.map(({ name, count }) => ({
    label: name,
    detail: count.toLocaleString("en"),
    type,
    apply: nameInCypher(name),
  }));
}

/** A name that is no plain word stands in back quotes. */
function nameInCypher(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replaceAll("`", "``")}\``;
}
