// Text to HTML and XML, escaped where it is put in: nothing a curator or a stranger wrote becomes markup.

/** HTML that is known to be safe. Only `markup` and `trusted` make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Content = Markup | string | number | null | undefined | false | readonly Content[];

/** A template whose values are escaped; markup stays, lists are joined, null, undefined and false are nothing. */
export function markup(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const text = parts.map((part, index) => (index === 0 ? "" : render(values[index - 1])) + unindented(part)).join("");
  return new Markup(text);
}

/** How the source is indented is not the reader's to download. Only templates' own text: values keep every blank. */
function unindented(part: string): string {
  return part.replaceAll(/\n\s+/g, "\n");
}

/** Markup from elsewhere in the project (the SVG writer, a style sheet): never from data. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(content: Content): string {
  if (content === null || content === undefined || content === false) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(render).join("");
  return escapeXml(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For text and quoted attributes of both HTML and XML 1.0; characters that XML has no way to write become U+FFFD. */
export function escapeXml(text: string): string {
  return withoutForbidden(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** XML 1.0 allows neither most control characters nor half a surrogate pair, escaped or not. */
function withoutForbidden(text: string): string {
  return text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}");
}
