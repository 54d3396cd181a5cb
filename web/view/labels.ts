// Which labels are shown and where: greedy by importance, none over another, entities before relations. Pure; the
// explorer's overlay and the SVG writer use the same.
import { compareText } from "#model";
import type { XY } from "./geometry.ts";

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
        cells
          .get(key)
          ?.some(
            (other) =>
              (except === undefined || other.id !== except) &&
              box.left < other.right &&
              other.left < box.right &&
              box.top < other.bottom &&
              other.top < box.bottom,
          ),
      ),
  };
}

function isWithin(box: Box, { left, right, top, bottom }: Box): boolean {
  return box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
}

function boxAround({ x, y }: XY, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

/** How many insistent labels are given a second chance: each costs one more placing. */
const SECOND_CHANCES = 6;
const FIRST = 1e9;

/**
 * The labels that are shown. An insistent one that found no place goes first in another try, which counts if as many
 * names find theirs: an amount may push a name to the node's other side, never away; a relation's words it may.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Obstacle[],
  bounds?: Box,
): readonly PlacedLabel[] {
  const names = new Set(wishes.filter((wish) => wish.own !== undefined).map((wish) => wish.id));
  const namesIn = (labels: readonly PlacedLabel[]) => labels.filter((label) => names.has(label.id)).length;
  let chosen = wishes;
  let placed = placeInOrder(chosen, obstacles, bounds);
  const shown = new Set(placed.map((label) => label.id));
  const left = wishes.filter((wish) => wish.insistent === true && !shown.has(wish.id));
  for (const wish of left.toSorted((a, b) => b.rank - a.rank).slice(0, SECOND_CHANCES)) {
    const tried = chosen.map((each) => (each.id === wish.id ? { ...each, rank: FIRST + each.rank } : each));
    const again = placeInOrder(tried, obstacles, bounds);
    if (namesIn(again) < namesIn(placed) || !again.some((label) => label.id === wish.id)) continue;
    chosen = tried;
    placed = again;
  }
  return placed;
}

/** Each label at the first of its places that is free of nodes and of labels before it. */
function placeInOrder(
  wishes: readonly LabelWish[],
  obstacles: readonly Obstacle[],
  bounds: Box | undefined,
): readonly PlacedLabel[] {
  const nodes = boxGrid();
  const labels = boxGrid();
  for (const obstacle of obstacles) nodes.add(obstacle);
  const placed: PlacedLabel[] = [];
  const ordered = wishes.toSorted(
    (a, b) => Number(b.forced) - Number(a.forced) || b.rank - a.rank || compareText(a.id, b.id),
  );
  const inside = (box: Box) => bounds === undefined || isWithin(box, bounds);
  const isFree = (form: LabelForm, index: number, { own, beyond }: LabelWish): boolean => {
    const place = form.places[index];
    if (place === undefined) return false;
    const box = boxAround(place, form.width, form.height);
    // A name in an unusual place must not seem to be a neighbour's: it keeps more distance.
    const clear = index === 0 || own === undefined ? box : boxAround(place, form.width + 12, form.height + 12);
    // And words on a line must not read on from others beside them.
    const alone = own === undefined ? boxAround(place, form.width + 12, form.height) : box;
    return (beyond === true || inside(box)) && !labels.hits(alone) && !nodes.hits(clear, own);
  };
  const freePlace = (form: LabelForm, wish: LabelWish): number => {
    if (wish.last !== undefined && isFree(form, wish.last, wish)) return wish.last;
    return form.places.findIndex((_, index) => isFree(form, index, wish));
  };
  /** Nodes are no hindrance any more, labels and the edge are. */
  const placeOver = (form: LabelForm): number =>
    form.places.findIndex((place) => {
      const box = boxAround(place, form.width, form.height);
      return inside(box) && !labels.hits(box);
    });
  for (const wish of ordered) {
    let form: LabelForm = wish;
    let index = freePlace(wish, wish);
    for (const shorter of wish.shorter ?? []) {
      if (index >= 0) break;
      const free = freePlace(shorter, wish);
      if (free >= 0) [form, index] = [shorter, free];
    }
    if (index < 0 && (wish.forced || wish.overNodes === true)) index = placeOver(form);
    if (index < 0 && wish.forced) index = 0;
    const place = form.places[index];
    if (place === undefined) continue;
    const box = boxAround(place, form.width, form.height);
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
