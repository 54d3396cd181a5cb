// One SVG that follows the reader's colour scheme, from the same picture drawn on light and on dark ground: one of them
// with a style sheet that makes it the other where that is wanted. A program that knows no style sheets gets the first.

const COLOUR = /\b(fill|stroke)="(#[0-9A-Fa-f]{6})"/g;

interface Painted {
  readonly attribute: string;
  readonly colour: string;
}

function paintsOf(svg: string): readonly Painted[] {
  return [...svg.matchAll(COLOUR)].map(([, attribute = "", colour = ""]) => ({ attribute, colour }));
}

/** Where the other ground is wanted. Paper is light, whatever the screen is. */
export const OTHER_WHERE = { light: "screen and (prefers-color-scheme:dark)", dark: "print" } as const;

/** Both are the same picture but for its colours; where they are not, the first stays as it is. */
export function followScheme(first: string, other: string, where: string = OTHER_WHERE.light): string {
  const before = paintsOf(first);
  const after = paintsOf(other);
  if (before.length !== after.length || first.replaceAll(COLOUR, "") !== other.replaceAll(COLOUR, "")) return first;
  // One colour on the first may be two on the other: each further one gets a mark of its own.
  const variants = new Map<string, string[]>();
  let at = 0;
  const marked = first.replaceAll(COLOUR, (whole: string) => {
    const from = before[at];
    const to = after[at]?.colour ?? "";
    at++;
    const known = variants.get(whole) ?? [];
    variants.set(whole, known);
    const index = known.indexOf(to) === -1 ? known.push(to) - 1 : known.indexOf(to);
    return index === 0 ? whole : `${whole} data-${from?.attribute ?? ""}="${index}"`;
  });
  // By attributes alone: in the copies that `use` makes of a drawing there is no svg around the marks.
  const rules = [...variants].flatMap(([whole, colours]) => {
    const attribute = whole.slice(0, whole.indexOf("="));
    return colours.map((colour, index) => {
      const mark = index === 0 ? `[${whole}]` : `[${whole}][data-${attribute}="${index}"]`;
      return whole.includes(colour) && index === 0 && colours.length === 1 ? "" : `${mark}{${attribute}:${colour}}`;
    });
  });
  const sheet = `<style>@media ${where}{${rules.join("")}}</style>`;
  return marked.replace("</desc>", () => `</desc>${sheet}`);
}
