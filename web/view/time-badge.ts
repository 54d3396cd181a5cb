// Where the badge of what is uncertain in time stands: on its line, and under no words.
import type { Curve, XY } from "./geometry.ts";
import { directionAt, pointAt } from "./geometry.ts";
import type { Box } from "./labels.ts";
import { boxAt } from "./labels.ts";

/** Along the line from its start, best first: away from the arrow, and from the words in the middle. */
const PLACES = [0.32, 0.68, 0.24, 0.76, 0.14, 0.84, 0.42, 0.58, 0.5] as const;

/** On the line, else touching it from either side; one after another, for the first is nearly always free. */
function* placesOn(curve: Curve, radius: number): Generator<XY> {
  for (const along of PLACES) yield pointAt(curve, along);
  for (const off of [radius + 2, -radius - 2])
    for (const along of PLACES) {
      const [{ x, y }, way] = [pointAt(curve, along), directionAt(curve, along)];
      yield { x: x - way.y * off, y: y + way.x * off };
    }
}

/** `own` is where the line's words are: where they leave nothing of it free, the badge stands before them. */
export function badgeAt(curve: Curve, radius: number, own: Box | undefined, isTaken: (box: Box) => boolean): XY {
  for (const place of placesOn(curve, radius)) if (!isTaken(boxAt(place, 2 * radius, 2 * radius))) return place;
  if (own === undefined) return pointAt(curve, PLACES[0]);
  return { x: own.left - radius - 1, y: (own.top + own.bottom) / 2 };
}
