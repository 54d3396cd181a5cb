// Which labels are shown and where: greedy by importance, none over another, entities before relations. Pure; the
// explorer's overlay and the SVG writer use the same.
import { compareText } from "#model";
import type { Curve, XY } from "./geometry.ts";
import { pointAt } from "./geometry.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LabelForm {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Middles of the box, best first. */
  readonly places: readonly XY[];
}

export interface LabelWish extends LabelForm {
  readonly id: string;
  /** What to try in turn where the label has no place: a name cut short is better than none. */
  readonly shorter?: readonly LabelForm[];
  /** Higher goes first. */
  readonly rank: number;
  /** Shown in any case, where no place is free over what is there. */
  readonly forced: boolean;
  /** So important that it may stand over other nodes where no place is free, but never over a label. */
  readonly overNodes?: boolean;
  /** Worth moving others for: shown if that hides no name that would be shown without it. */
  readonly insistent?: boolean;
  /** What it names is beyond the bounds: then the label may be too. */
  readonly beyond?: boolean;
  /** The obstacle that is its own node. */
  readonly own?: string;
  /** Index of the place it had before: tried first, so that a name does not jump from side to side. */
  readonly last?: number;
}

export interface PlacedLabel {
  readonly id: string;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  /** Which of its places it has, by index. */
  readonly place: number;
}

export interface Obstacle extends Box {
  readonly id: string;
  /** Something written, as an area's name: nothing stands over it but what must be shown. */
  readonly words?: true;
}

/** A drawn line, so that words on it do not seem to be another's; `id` is that of its label. */
export interface LabelLine {
  readonly id: string;
  readonly curve: Curve;
  /** Half of its width, px. */
  readonly half: number;
}

const CELL = 96;
/** More cells in a row than any drawing has: a cell's key is one number, which is asked for a hundred thousand times. */
const ROW = 1 << 20;

/** Boxes by the cells of a coarse grid, so that a thousand labels do not ask each other. */
function boxGrid() {
  const cells = new Map<number, (Box & { id?: string })[]>();
  const visit = (box: Box, see: (key: number) => boolean | undefined): boolean => {
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++)
      for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++)
        if (see(row * ROW + column) === true) return true;
    return false;
  };
  return {
    add: (box: Box & { id?: string }) =>
      void visit(box, (key) => {
        const cell = cells.get(key);
        if (cell === undefined) cells.set(key, [box]);
        else cell.push(box);
        return false;
      }),
    hits: (box: Box, except?: string) =>
      visit(box, (key) =>
        cells.get(key)?.some((other) => (except === undefined || other.id !== except) && overlaps(box, other)),
      ),
    /** px² of what is there that the box lies over. */
    covered: (box: Box, except?: string) => {
      const under = new Set<Box>();
      visit(box, (key) => {
        for (const other of cells.get(key) ?? [])
          if ((except === undefined || other.id !== except) && overlaps(box, other)) under.add(other);
        return false;
      });
      const within = (other: Box) =>
        (Math.min(box.right, other.right) - Math.max(box.left, other.left)) *
        (Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top));
      return [...under].reduce((sum, other) => sum + within(other), 0);
    },
  };
}

/** px between the points that stand for a line. */
const LINE_STEP = 7;
/** So many px further than its own line must every other be from a label. */
const CLEAR_OF_LINES = 3;

interface LinePoint extends XY {
  readonly id: string;
  readonly half: number;
}

/** Where lines run, as points by the cells of a grid. */
function lineGrid(lines: readonly LabelLine[]) {
  const cells = new Map<number, LinePoint[]>();
  const own = new Map<string, readonly LinePoint[]>();
  for (const { id, curve, half } of lines) {
    const length = Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y);
    const steps = Math.max(1, Math.ceil(length / LINE_STEP));
    const points = Array.from({ length: steps + 1 }, (_, step) => ({ ...pointAt(curve, step / steps), id, half }));
    own.set(id, [...(own.get(id) ?? []), ...points]);
    for (const point of points) {
      const key = Math.floor(point.y / CELL) * ROW + Math.floor(point.x / CELL);
      const cell = cells.get(key);
      if (cell === undefined) cells.set(key, [point]);
      else cell.push(point);
    }
  }
  // Not by Math.hypot, which takes many times as long: this is asked a hundred thousand times for a picture.
  const distance = ({ left, right, top, bottom }: Box, { x, y, half }: LinePoint): number => {
    const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
    return Math.max(0, Math.sqrt(dx * dx + dy * dy) - half);
  };
  return {
    /** Whether a label of line `id` in this box is nearer to its own line than to any other. */
    isNearest(id: string, box: Box): boolean {
      const mine = own.get(id);
      if (mine === undefined) return true;
      const room = Math.min(...mine.map((point) => distance(box, point))) + CLEAR_OF_LINES;
      for (let column = Math.floor((box.left - room) / CELL); column <= Math.floor((box.right + room) / CELL); column++)
        for (let row = Math.floor((box.top - room) / CELL); row <= Math.floor((box.bottom + room) / CELL); row++)
          if (cells.get(row * ROW + column)?.some((point) => point.id !== id && distance(box, point) < room) === true)
            return false;
      return true;
    },
  };
}
type LineGrid = ReturnType<typeof lineGrid>;

function isWithin(box: Box, { left, right, top, bottom }: Box): boolean {
  return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
}

/** The box whose middle is at a point. */
export function boxAt({ x, y }: XY, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** px² of nodes that a name may hide rather than be cut: a small mark. */
const CUT = 120;
/** How many insistent labels are given a second chance: each costs one more placing. */
const SECOND_CHANCES = 6;
const FIRST = 1e9;
/** Words that must be said may be touched by another line at their ends: the eye goes by what runs through their middle. */
const MIDDLE = 0.5;

/**
 * The labels that are shown. An insistent one that found no place goes first in another try, which counts if as many
 * names find theirs: an amount may push a name to the node's other side, never away; a relation's words it may.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Obstacle[],
  bounds?: Box,
  lines: readonly LabelLine[] = [],
): readonly PlacedLabel[] {
  const grid = lineGrid(lines);
  const names = new Set(wishes.filter((wish) => wish.own !== undefined).map((wish) => wish.id));
  const namesIn = (labels: readonly PlacedLabel[]) => labels.filter((label) => names.has(label.id)).length;
  let chosen = wishes;
  let placed = placeInOrder(chosen, obstacles, bounds, grid);
  const shown = new Set(placed.map((label) => label.id));
  const left = wishes.filter((wish) => wish.insistent === true && !shown.has(wish.id));
  for (const wish of left.toSorted((a, b) => b.rank - a.rank).slice(0, SECOND_CHANCES)) {
    const tried = chosen.map((each) => (each.id === wish.id ? { ...each, rank: FIRST + each.rank } : each));
    const again = placeInOrder(tried, obstacles, bounds, grid);
    if (namesIn(again) < namesIn(placed) || !again.some((label) => label.id === wish.id)) continue;
    chosen = tried;
    placed = again;
  }
  return placed;
}

/** Each label at the first of its places that is free of nodes and of labels before it, and nearest to its own line. */
function placeInOrder(
  wishes: readonly LabelWish[],
  obstacles: readonly Obstacle[],
  bounds: Box | undefined,
  lines: LineGrid,
): readonly PlacedLabel[] {
  const nodes = boxGrid();
  const labels = boxGrid();
  for (const obstacle of obstacles) (obstacle.words === true ? labels : nodes).add(obstacle);
  const placed: PlacedLabel[] = [];
  const ordered = wishes.toSorted(
    (a, b) => Number(b.forced) - Number(a.forced) || b.rank - a.rank || compareText(a.id, b.id),
  );
  const inside = (box: Box) => bounds === undefined || isWithin(box, bounds);
  const isFree = (form: LabelForm, index: number, { id, own, beyond }: LabelWish, part: number): boolean => {
    const place = form.places[index];
    if (place === undefined) return false;
    const box = boxAt(place, form.width, form.height);
    // A name must not seem to be a neighbour's, least of all in an unusual place: it keeps more distance; a number need not so much.
    const aside = own === undefined ? 0 : Math.min(16, form.width / 2);
    const clear = boxAt(place, form.width + aside, form.height + (index === 0 ? 0 : Math.min(12, aside)));
    // And words on a line must not read on from others beside them.
    const alone = own === undefined ? boxAt(place, form.width + 12, form.height) : box;
    if (!(beyond === true || inside(box)) || labels.hits(alone) || nodes.hits(clear, own)) return false;
    return own !== undefined || part === 0 || lines.isNearest(id, boxAt(place, form.width * part, form.height));
  };
  /** `part` is how much of the width is nearest to its own line. */
  const freePlace = (form: LabelForm, wish: LabelWish, part = 1): number => {
    if (wish.last !== undefined && isFree(form, wish.last, wish, part)) return wish.last;
    return form.places.findIndex((_, index) => isFree(form, index, wish, part));
  };
  /** Nodes are no hindrance any more, labels and the edge are: where, and how short, it hides least. */
  const placeOver = (wish: LabelWish): readonly [LabelForm, number] | undefined => {
    let best: readonly [LabelForm, number] | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const [cut, form] of [wish, ...(wish.shorter ?? [])].entries())
      for (const [at, place] of form.places.entries()) {
        const box = boxAt(place, form.width, form.height);
        if (!inside(box) || labels.hits(box)) continue;
        const hidden = nodes.covered(box, wish.own) + cut * CUT;
        if (hidden >= least) continue;
        least = hidden;
        best = [form, at];
      }
    return best;
  };
  for (const wish of ordered) {
    let form: LabelForm = wish;
    let index = -1;
    for (const part of wish.forced ? [1, MIDDLE, 0] : wish.insistent === true ? [1, MIDDLE] : [1]) {
      for (const tried of [wish, ...(wish.shorter ?? [])]) {
        if (index >= 0) break;
        const free = freePlace(tried, wish, part);
        if (free >= 0) [form, index] = [tried, free];
      }
    }
    if (index < 0 && (wish.forced || wish.overNodes === true)) [form, index] = placeOver(wish) ?? [wish, -1];
    if (index < 0 && wish.forced) index = 0;
    const place = form.places[index];
    if (place === undefined) continue;
    const box = boxAt(place, form.width, form.height);
    labels.add(box);
    placed.push({ id: wish.id, lines: form.lines, x: place.x, y: place.y, box, place: index });
  }
  return placed;
}

/** Middles for a node's label: below, above, beside, and below or above to either side of a node of half size `half` at (x, y). */
export function placesAround({ x, y }: XY, half: number, width: number, height: number, gap = 5): readonly XY[] {
  const aside = Math.max(0, width / 2 - half * 0.6);
  return [
    { x, y: y + half + gap + height / 2 },
    { x, y: y - half - gap - height / 2 },
    { x: x + half + gap + width / 2, y },
    { x: x - half - gap - width / 2, y },
    { x: x + aside, y: y + half + gap + height / 2 },
    { x: x - aside, y: y + half + gap + height / 2 },
    { x: x + aside, y: y - half - gap - height / 2 },
    { x: x - aside, y: y - half - gap - height / 2 },
  ];
}
