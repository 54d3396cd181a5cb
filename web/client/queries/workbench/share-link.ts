// A query with its values as an address: packed into the fragment, which no server sees or cuts. The way back is lenient:
// a link is a stranger's text.
import type { Properties } from "#model";
import { fieldsOf, propertiesOf } from "../../read/parse-graph.ts";
import { packText, unpackText } from "../../state/packed-address.ts";

export interface SharedQuery {
  readonly cypher: string;
  readonly params: Properties;
}

const WORKBENCH = "/queries/new";
const FIELD = "#q=";

export function sharedQueryAddress(query: SharedQuery): string {
  return `${WORKBENCH}${FIELD}${packText(JSON.stringify(query))}`;
}

/** Undefined where the fragment holds no query that can be read. */
export function readSharedQuery(hash: string): SharedQuery | undefined {
  const text = hash.startsWith(FIELD) ? unpackText(hash.slice(FIELD.length)) : undefined;
  if (text === undefined) return undefined;
  return readQueryJson(text);
}

/** The same out of its JSON, as local storage keeps it. */
export function readQueryJson(text: string): SharedQuery | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return parseSharedQuery(parsed);
  } catch {
    return undefined;
  }
}

export function parseSharedQuery(value: unknown): SharedQuery | undefined {
  const fields = fieldsOf(value);
  if (typeof fields?.["cypher"] !== "string") return undefined;
  return { cypher: fields["cypher"], params: propertiesOf(fields["params"]) };
}

export function isSameQuery(one: SharedQuery, other: SharedQuery): boolean {
  return one.cypher === other.cypher && JSON.stringify(one.params) === JSON.stringify(other.params);
}
