// Where a card goes: beside what it is about, inside the stage, over nothing of what it is about. Pure; px from the
// stage's corner.
import type { Box } from "#view";
import type { Size } from "../../state/view/transitions.ts";

export interface Place {
  readonly left: number;
  readonly top: number;
  /** There was no room without covering something. */
  readonly covers: boolean;
}

/** px to the stage's rim. */
const RIM = 8;
/** px from the anchor: near, so that a pointer that goes to the card meets little else on its way. */
const GAPS = [10, 24, 48, 96, 160] as const;
/** Across and down; the nearer to reading order the earlier. */
const SIDES = [
  [1, 1],
  [1, 0],
  [1, -1],
  [0, 1],
  [0, -1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
] as const;
/** A px of distance for each side later in that order. */
const LATER = 4;

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

const clamped = (value: number, least: number, most: number) => Math.max(least, Math.min(value, Math.max(least, most)));

/** Before, at the middle of, or after the stretch from `start` to `end`. */
function beside(side: -1 | 0 | 1, start: number, end: number, size: number, gap: number): number {
  if (side === 0) return (start + end - size) / 2;
  return side === 1 ? end + gap : start - gap - size;
}

/** How much of one box lies over others, px². */
const over = (box: Box, others: readonly Box[]) => others.reduce((sum, other) => sum + overlap(box, other), 0);

/**
 * `anchor`: what it stands beside. `marks`: what it must not cover, as far as there is room. `controls`: what it had
 * better not.
 */
export function placeCard(
  card: Size,
  stage: Size,
  anchor: Box,
  marks: readonly Box[],
  controls: readonly Box[] = [],
): Place {
  let best: (Place & { readonly cost: number }) | undefined;
  for (const gap of GAPS) {
    for (const [order, [across, down]] of SIDES.entries()) {
      // At a corner the card's own corner is near, not a gap away in both directions.
      const near = across === 0 || down === 0 ? gap : gap * 0.7;
      const wantedLeft = beside(across, anchor.left, anchor.right, card.width, near);
      const wantedTop = beside(down, anchor.top, anchor.bottom, card.height, near);
      const left = clamped(wantedLeft, RIM, stage.width - RIM - card.width);
      const top = clamped(wantedTop, RIM, stage.height - RIM - card.height);
      const box = { left, top, right: left + card.width, bottom: top + card.height };
      const covered = over(box, marks);
      const aside = Math.abs(left - wantedLeft) + Math.abs(top - wantedTop);
      const cost = covered * 1000 + over(box, controls) + gap * 2 + order * LATER + aside / 4;
      if (best === undefined || cost < best.cost) best = { left, top, covers: covered > 0, cost };
    }
  }
  return { left: best?.left ?? RIM, top: best?.top ?? RIM, covers: best?.covers ?? true };
}

/** Whether any of it is on the stage. */
export function isOnStage({ left, top, right, bottom }: Box, { width, height }: Size): boolean {
  return right > 0 && bottom > 0 && left < width && top < height;
}
