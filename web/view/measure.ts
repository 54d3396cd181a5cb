// Text widths without a canvas: the same table on server and client, so that a picture's labels never overlap.
// Widths are Inter's (the widest of the usual system faces but DejaVu), in hundredths of the font size.

const REGULAR =
  "28 28 40 63 64 81 64 22 36 36 50 66 28 46 28 36 62 46 61 64 64 61 62 57 62 62 28 28 66 66 66 51 94 68 65 73 72 60 59 74 74 26 54 65 56 89 75 76 63 76 64 64 64 74 68 95 64 66 62 36 36 36 47 45 50 56 62 56 62 58 36 61 59 24 24 54 24 87 59 60 61 61 37 52 36 58 56 81 54 56 54 36 33 36 66";
const BOLD =
  "23 32 39 65 65 86 67 21 41 41 56 68 30 47 30 39 69 49 63 66 68 64 66 59 66 66 30 30 68 68 68 56 103 75 66 75 73 61 58 76 75 28 57 69 57 91 74 78 65 78 66 65 67 73 75 104 71 72 67 41 39 41 49 48 50 58 64 59 64 60 39 63 62 27 27 58 27 91 62 61 63 63 41 56 39 62 59 85 57 59 57 41 37 41 68";

const TABLES = { 400: REGULAR.split(" ").map(Number), 650: BOLD.split(" ").map(Number) } as const;
export type Weight = keyof typeof TABLES;

/** CJK, Hangul, kana, emoji and other signs as wide as they are high. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u{1F000}-\u{1FAFF}]/u;
const COMBINING = /\p{M}/u;

/** Width of one line in px at a font size in px. Letters outside ASCII count as the letter they are built on, else 0.62. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  const table = TABLES[weight];
  let hundredths = 0;
  for (const character of text.normalize("NFD")) {
    const width = table[(character.codePointAt(0) ?? 0) - 32];
    if (width !== undefined) hundredths += width;
    else if (!COMBINING.test(character)) hundredths += WIDE.test(character) ? 100 : 62;
  }
  return (hundredths * size) / 100;
}

const graphemes = new Intl.Segmenter();

/** As people count them: a letter with its accents is one. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** As much of `text` as fits with an ellipsis, by whole characters. */
export function cutToWidth(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const characters = [...charactersOf(text)];
  while (characters.length > 1 && measure(`${characters.join("")}…`) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** A name that needs it may be this much wider than `width` before it is cut: better wide than cut. */
const STRETCH = 1.55;

/**
 * One line of at most `width`, else two, balanced, of at most half as wide again; what does not fit even so ends in an
 * ellipsis. Broken at blanks.
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const whole = words.join(" ");
  if (measure(whole) <= width || words.length === 1) return [cutToWidth(whole, width * STRETCH, measure)];
  return balanced(words, measure).map((line) => cutToWidth(line, width * STRETCH, measure));
}

/** The break that makes the wider of two lines narrowest. */
function balanced(words: readonly string[], measure: (text: string) => number): readonly string[] {
  let best: readonly string[] = [words.join(" ")];
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < words.length; at++) {
    const lines = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
    const widest = Math.max(...lines.map(measure));
    if (widest < least) {
      least = widest;
      best = lines;
    }
  }
  return best;
}
