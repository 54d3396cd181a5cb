// One SVG that follows the reader's colour scheme, from the same picture drawn on light and on dark ground. It is the
// light one with a style sheet; a program that knows no style sheets, and paper, get the light one.

const COLOUR = /\b(fill|stroke)="(#[0-9A-Fa-f]{6})"/g;

interface Painted {
  readonly attribute: string;
  readonly colour: string;
}

function paintsOf(svg: string): readonly Painted[] {
  return [...svg.matchAll(COLOUR)].map(([, attribute = "", colour = ""]) => ({ attribute, colour }));
}

/** Both are the same picture but for its colours; where they are not, the light one stays as it is. */
export function followScheme(light: string, dark: string): string {
  const before = paintsOf(light);
  const after = paintsOf(dark);
  if (before.length !== after.length || light.replaceAll(COLOUR, "") !== dark.replaceAll(COLOUR, "")) return light;
  // One colour on light may be two on dark: each further one gets a mark of its own.
  const variants = new Map<string, string[]>();
  let at = 0;
  const marked = light.replaceAll(COLOUR, (whole: string) => {
    const from = before[at];
    const to = after[at]?.colour ?? "";
    at++;
    const known = variants.get(whole) ?? [];
    variants.set(whole, known);
    const index = known.indexOf(to) === -1 ? known.push(to) - 1 : known.indexOf(to);
    return index === 0 ? whole : `${whole} data-${from?.attribute ?? ""}="${index}"`;
  });
  const rules = [...variants].flatMap(([whole, colours]) => {
    const attribute = whole.slice(0, whole.indexOf("="));
    return colours.map((colour, index) => {
      const mark = index === 0 ? `[${whole}]` : `[${whole}][data-${attribute}="${index}"]`;
      return whole.includes(colour) && index === 0 && colours.length === 1 ? "" : `svg ${mark}{${attribute}:${colour}}`;
    });
  });
  const sheet = `<style>@media screen and (prefers-color-scheme:dark){${rules.join("")}}</style>`;
  return marked.replace("</desc>", () => `</desc>${sheet}`);
}
