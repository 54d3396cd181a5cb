// Which point an arrow key goes to: the nearest one in a cone to that side; and whether it is in sight there.

export type Direction = "left" | "right" | "up" | "down";

interface NamedPoint {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export const STEPS: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * The nearest point on that side; being off to the side counts double. Without a start (or one that is gone), the
 * first point; undefined where nothing lies that way.
 */
export function nearestThatWay(
  points: readonly NamedPoint[],
  from: string | undefined,
  direction: Direction,
): string | undefined {
  const start = points.find((point) => point.id === from);
  if (start === undefined) return points[0]?.id;
  const [stepX, stepY] = STEPS[direction];
  let best: { id: string; cost: number } | undefined;
  for (const point of points) {
    const dx = point.x - start.x;
    const dy = point.y - start.y;
    const along = dx * stepX + dy * stepY;
    const across = Math.abs(dx * stepY - dy * stepX);
    if (along <= 0 || across > 2 * along) continue;
    const cost = along + 2 * across;
    if (best === undefined || cost < best.cost) best = { id: point.id, cost };
  }
  return best?.id;
}

/** px around a mark that belong to its ring. */
const RING = 10;

/** Whether a mark, px from the corner of the stage that `surface` fills, is inside of it with its ring, and under nothing. */
export function isInSight({ x, y, radius }: { x: number; y: number; radius: number }, surface: HTMLElement): boolean {
  const { clientWidth, clientHeight, parentElement } = surface;
  const reach = radius + RING;
  if (x < reach || y < reach || x > clientWidth - reach || y > clientHeight - reach) return false;
  const over = [...(parentElement?.querySelectorAll<HTMLElement>("[data-over-stage]") ?? [])];
  return over.every(
    ({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) =>
      x + reach < offsetLeft ||
      y + reach < offsetTop ||
      x - reach > offsetLeft + offsetWidth ||
      y - reach > offsetTop + offsetHeight,
  );
}
