// Text into SVG: escaped, measured, wrapped.
import type { LabelFont } from "./label-wishes.ts";
import { charactersOf, textWidth } from "./measure.ts";

/** What XML 1.0 does not allow, and what would turn the direction of the text around it. */
const NOT_IN_XML =
  // oxlint-disable-next-line no-control-regex -- control characters are what is dropped
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Safe as content and as an attribute's value. */
export function xml(text: string): string {
  return text
    .replaceAll(LONE_SURROGATE, "\uFFFD")
    .replaceAll(NOT_IN_XML, "")
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** The face that widths are measured for (measure.ts). */
export const PICTURE_FACE = "Inter";
/** Then faces that are on every machine. */
export const FONT_STACK = `${PICTURE_FACE}, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif`;

/** A place or a length in a picture: a tenth of a px is more than is seen, and half as much to send as a hundredth. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A share or a factor: two decimals. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function measureText(text: string, font: LabelFont): number {
  return textWidth(text, font.size, font.weight);
}

/** A word in pieces that fit, by whole characters; one character is never broken. */
function pieces(word: string, width: number, font: LabelFont): readonly string[] {
  if (measureText(word, font) <= width) return [word];
  const found: string[] = [];
  let piece = "";
  for (const character of charactersOf(word)) {
    if (piece !== "" && measureText(piece + character, font) > width) {
      found.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...found, piece];
}

/** A word in the parts between which a line may end: after a hyphen or a dash between letters, not in a number. */
const hyphenated = (word: string): readonly string[] => word.split(/(?<=\p{L}[-\u2010\u2013\u2014])(?=\p{L})/u);

/** Text broken at blanks and hyphens into as many lines as it needs, and within a word that is longer than a line. */
export function breakLines(text: string, width: number, font: LabelFont): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    hyphenated(word)
      .flatMap((part) => pieces(part, width, font))
      .forEach((part, index) => {
        const longer = line === "" ? part : `${line}${index === 0 ? " " : ""}${part}`;
        if (line !== "" && measureText(longer, font) > width) {
          lines.push(line);
          line = part;
        } else line = longer;
      });
  }
  return line === "" ? lines : [...lines, line];
}

export interface TextLook {
  readonly font: LabelFont;
  readonly fill: string;
  readonly anchor?: "start" | "middle" | "end";
  /** Runs from right to left as a whole, whatever stands in it. */
  readonly leftwards?: boolean;
  /** Colour of the halo; absent is none. */
  readonly halo?: string;
  readonly opacity?: number;
}

/** One line of text with its baseline at (x, y). */
export function svgText(text: string, x: number, y: number, look: TextLook): string {
  const { font, fill, anchor, halo, opacity, leftwards } = look;
  const attributes = [
    `x="${px(x)}" y="${px(y)}" font-size="${font.size}"`,
    font.weight === 400 ? "" : ` font-weight="${font.weight}"`,
    anchor === undefined || anchor === "start" ? "" : ` text-anchor="${anchor}"`,
    ` fill="${fill}"`,
    halo === undefined ? "" : ` stroke="${halo}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"`,
    opacity === undefined || opacity === 1 ? "" : ` opacity="${n(opacity)}"`,
  ];
  // By characters, because a rasteriser reads no `direction`.
  return `<text ${attributes.join("")}>${leftwards === true ? `\u2067${xml(text)}\u2069` : xml(text)}</text>`;
}
