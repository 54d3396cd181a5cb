// Text that may stand in an XML file: what XML 1.0 has no place for is left out, markup is escaped.

import { wellFormed } from "./well-formed.ts";

/** Control characters and the two that are no characters; half of a surrogate pair is replaced. */
// oxlint-disable-next-line no-control-regex -- control characters are what is dropped
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Without what no XML file can hold. */
export function xmlLegal(text: string): string {
  return wellFormed(text).replaceAll(NOT_IN_XML, "");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // A reader makes a blank of each where it stands in an attribute, and LF of CR everywhere.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Safe as content and as an attribute's value, and read back as it was. */
export function xmlText(text: string): string {
  return xmlLegal(text).replaceAll(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? "");
}
