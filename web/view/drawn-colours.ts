// The colours of a picture as they meet on paper: what is put over what, blended where it is not opaque.
import type { Styling } from "#model";
import { contrast, mix } from "./colour.ts";
import { hullsOf } from "./hulls.ts";
import type { Hull } from "./hulls.ts";
import type { Scene } from "./scene.ts";
import { familyStyle, ground, wordColour } from "./styles.ts";
import { HULL_OPACITY } from "./svg-hulls.ts";
import { toElements } from "./to-elements.ts";
import type { EdgeData } from "./to-elements.ts";

/** WCAG 2.2: marks, and words. */
const MARKS = 3;
const WORDS = 4.5;

const SCHEMES = ["light", "dark"] as const;
const SMALLEST_STEP = 0.01;

/**
 * A line that steps back in time stays one that is seen: the opacity that was wanted, or the least that leaves 3:1 on
 * both grounds, for one picture may be read on either.
 */
export function seenOpacity({ opacity, family }: Pick<EdgeData, "opacity" | "family">, styling?: Styling): number {
  const isSeen = (part: number) =>
    SCHEMES.every((scheme) => {
      const paper = ground(scheme).ground;
      return contrast(mix(paper, familyStyle(family, scheme, styling).stroke, part), paper) >= MARKS;
    });
  for (let part = opacity; part < 1; part += SMALLEST_STEP) if (isSeen(part)) return part;
  return 1;
}

export interface DrawnPair {
  readonly ids: readonly string[];
  readonly colours: readonly [mark: string, under: string];
  readonly atLeast: number;
}

/** Every mark and word of a scene against what it lies on. Areas lie under their members only. */
export function drawnColours(scene: Scene): readonly DrawnPair[] {
  const paper = ground(scene.scheme).ground;
  const areas = scene.groups ?? [];
  const colourOf = new Map(areaColours(scene).map(({ name, colour }) => [name, colour]));
  const under = (entityId: string): string =>
    areas
      .filter(({ members }) => members.includes(entityId))
      .reduce((below, { name }) => mix(below, colourOf.get(name) ?? below, HULL_OPACITY), paper);
  const marks = toElements(scene).flatMap((element): readonly DrawnPair[] => {
    if (element.group === "nodes") {
      const { entityId, fill } = element.data;
      return [{ ids: [entityId], colours: [fill, under(entityId)], atLeast: MARKS }];
    }
    const { relationId, stroke } = element.data;
    const line = mix(paper, stroke, seenOpacity(element.data, scene.styling));
    return [
      { ids: [relationId], colours: [line, paper], atLeast: MARKS },
      { ids: [relationId], colours: [wordColour(stroke, scene.scheme), paper], atLeast: WORDS },
    ];
  });
  const names = areas.flatMap(({ name, members }): readonly DrawnPair[] => {
    const colour = colourOf.get(name);
    return colour === undefined
      ? []
      : [{ ids: members, colours: [wordColour(colour, scene.scheme), paper], atLeast: WORDS }];
  });
  return [...marks, ...names];
}

/** The areas for their colours: where they lie does not matter to those. */
function areaColours(scene: Scene): readonly Hull[] {
  return hullsOf(scene, () => ({ x: 0, y: 0 }), 1);
}
