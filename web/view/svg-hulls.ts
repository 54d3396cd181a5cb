// The areas of groups as SVG marks under the lines, with their names on the upper rim.
import type { XY } from "./geometry.ts";
import type { Hull } from "./hulls.ts";
import { hullTop } from "./hulls.ts";
import type { Scheme } from "./scene.ts";
import { ground, wordColour } from "./styles.ts";
import { n, svgText, xml } from "./svg-text.ts";

/** The outlines in px of the picture. */
export function hullMarks(hulls: readonly Hull[]): string {
  return hulls
    .map(({ name, colour, outline }) => {
      const points = outline.map(({ x, y }: XY) => `${n(x)} ${n(y)}`).join("L");
      return `<path d="M${points}Z" fill="${colour}" fill-opacity=".1" stroke="${colour}" stroke-opacity=".55" stroke-width="1.25"><title>${xml(name)}</title></path>`;
    })
    .join("");
}

export function hullNames(hulls: readonly Hull[], scheme: Scheme, fontSize: number): string {
  const font = { size: fontSize, weight: 650 } as const;
  return hulls
    .map((hull) => {
      const { x, y } = hullTop(hull);
      const fill = wordColour(hull.colour, scheme);
      return svgText(hull.name, x, y - 4, { font, fill, anchor: "middle", halo: ground(scheme).ground });
    })
    .join("");
}
