// What part of a picture a step of a story brings into sight: boxes in px of the picture, in the picture's own shape.
import type { Box } from "./labels.ts";

/** No closer than this: further in, letters shout and nothing else is left. */
const CLOSEST = 2;
/** A part larger than this leaves out a rim only, and cuts the words in it: it is the whole then. */
const NEARLY_WHOLE = 0.8;
/** px around what is framed. */
const ROOM = 14;

/** The smallest box around all of them; undefined for none. */
export function boxAround(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** With room around it, for what is to be seen whole. */
export function withRoom({ left, top, right, bottom }: Box): Box {
  return { left: left - ROOM, top: top - ROOM, right: right + ROOM, bottom: bottom + ROOM };
}

/** The part of `whole`, in its shape and inside of it, that shows the wanted box as large as it may be. */
export function shotOf(wanted: Box, whole: Box): Box {
  const [width, height] = [whole.right - whole.left, whole.bottom - whole.top];
  const fit = Math.max((wanted.right - wanted.left) / width, (wanted.bottom - wanted.top) / height);
  if (fit > NEARLY_WHOLE) return whole;
  const part = Math.max(fit, 1 / CLOSEST);
  const left = within((wanted.left + wanted.right) / 2, width * part, whole.left, whole.right);
  const top = within((wanted.top + wanted.bottom) / 2, height * part, whole.top, whole.bottom);
  return { left, top, right: left + width * part, bottom: top + height * part };
}

/** A few more names bring a few more marks into sight; then all of it may as well be seen. */
const PASSES = 12;

/** As `shotOf`, a little larger where the names of what is in sight are cut otherwise. */
export function withNames(wanted: Box, whole: Box, namesIn: (seen: Box) => readonly Box[]): Box {
  let box = wanted;
  for (let pass = 0; pass < PASSES; pass++) {
    const shot = shotOf(box, whole);
    const next = boxAround([shot, ...namesIn(shot)]) ?? shot;
    const isAllSeen =
      next.left >= shot.left && next.right <= shot.right && next.top >= shot.top && next.bottom <= shot.bottom;
    if (isAllSeen) return shot;
    box = next;
  }
  return shotOf(box, whole);
}

/** Where a part of this size begins, around the middle as far as the whole allows. */
function within(middle: number, size: number, start: number, end: number): number {
  return Math.min(Math.max(middle - size / 2, start), end - size);
}

/** "x y width height", as a viewBox is written. */
export function viewBoxOf({ left, top, right, bottom }: Box): string {
  return [left, top, right - left, bottom - top].map((value) => Math.round(value * 10) / 10).join(" ");
}
