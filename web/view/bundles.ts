// Parallel relations as one line with a count, as long as the lines of their fan would run into each other. Pure: which
// pairs that are depends on the drawing and the zoom alone.
import { compareText } from "#model";
import type { EdgeData, EdgeElement, Element } from "./to-elements.ts";

/** px on the screen that two lines of a fan must be apart to be told apart. */
const LEAST_APART = 5;
/** px at zoom 1: a bundle is a little wider than its widest line. */
const STRONGER = 1;

export interface Bundle {
  /** The line that stands for them. */
  readonly element: EdgeElement;
  readonly members: readonly EdgeElement[];
  /** The zoom from which the fan is drawn instead. */
  readonly opensAt: number;
}

/** One colour of a bundle, with how many of its relations are drawn in it. */
export interface MixPart {
  readonly stroke: string;
  readonly count: number;
}

/** What a bundle's line stands for, most first; undefined for a line that stands for one relation. */
export function mixOf({ mix }: Pick<EdgeData, "mix">): readonly MixPart[] | undefined {
  return mix?.split(",").map((part) => {
    const [stroke = "", count = "0"] = part.split(" ");
    return { stroke, count: Number(count) };
  });
}

function counted(strokes: readonly string[]): readonly MixPart[] {
  const counts = new Map<string, number>();
  for (const stroke of strokes) counts.set(stroke, (counts.get(stroke) ?? 0) + 1);
  return [...counts]
    .map(([stroke, count]) => ({ stroke, count }))
    .toSorted((a, b) => b.count - a.count || compareText(a.stroke, b.stroke));
}

/** px at zoom 1 between two neighbours of a fan, in the middle of it. */
function apart(members: readonly EdgeData[]): number {
  // The control point lies twice as far out as the middle; the sign follows the relation's own direction.
  const offsets = members.map(({ bend, source, target }) => (bend / 2) * (source <= target ? 1 : -1));
  return (Math.max(...offsets) - Math.min(...offsets)) / (members.length - 1);
}

const same = (values: readonly unknown[]): boolean => values.every((value) => value === values[0]);

/** In the strongest relation's hue and direction; dashed or with a head only where all are. */
function bundleElement(members: readonly EdgeData[], strongest: EdgeData): EdgeElement {
  const mix = counted(members.map(({ stroke }) => stroke));
  const oneWay = same(members.map(({ source }) => source));
  const dashed = same(members.map(({ dash }) => dash));
  const alike = <T>(values: readonly T[], other: T): T => (same(values) ? (values[0] ?? other) : other);
  return {
    group: "edges",
    classes: "",
    data: {
      ...strongest,
      id: `b:${[strongest.source, strongest.target].toSorted().join(" ")}`,
      label: `${members.length} relations`,
      telling: false,
      amount: 0,
      width: strongest.width + STRONGER,
      line: dashed ? strongest.line : "solid",
      dash: dashed ? strongest.dash : "1 0",
      bend: 0,
      sourceArrow: oneWay
        ? alike(
            members.map(({ sourceArrow }) => sourceArrow),
            "none",
          )
        : "none",
      targetArrow: oneWay
        ? alike(
            members.map(({ targetArrow }) => targetArrow),
            "none",
          )
        : "none",
      arrowFill: alike(
        members.map(({ arrowFill }) => arrowFill),
        "filled",
      ),
      opacity: Math.max(...members.map(({ opacity }) => opacity)),
      strike: "none",
      casing: Math.max(...members.map(({ casing }) => casing)),
      timeDoubt: false,
      undated: false,
      mix: mix.map(({ stroke, count }) => `${stroke} ${count}`).join(","),
    },
  };
}

/** The pairs with more than one relation, each with the line that can stand for them. A loop is not bundled. */
export function bundlesOf(elements: readonly Element[]): readonly Bundle[] {
  const pairs = new Map<string, EdgeElement[]>();
  for (const element of elements) {
    if (element.group === "nodes" || element.data.source === element.data.target) continue;
    const key = [element.data.source, element.data.target].toSorted().join(" ");
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, [element]);
    else pair.push(element);
  }
  return [...pairs.values()].flatMap((members): readonly Bundle[] => {
    const data = members.map((member) => member.data);
    const [strongest] = data.toSorted((a, b) => b.width - a.width || compareText(a.id, b.id));
    if (strongest === undefined || members.length < 2) return [];
    return [{ element: bundleElement(data, strongest), members, opensAt: LEAST_APART / apart(data) }];
  });
}

/** Those that are one line at this zoom. */
export function closedAt(bundles: readonly Bundle[], zoom: number): readonly Bundle[] {
  return bundles.filter(({ opensAt }) => zoom < opensAt);
}

/** The elements with one line for each closed bundle in its members' stead. */
export function bundled(elements: readonly Element[], closed: readonly Bundle[]): readonly Element[] {
  if (closed.length === 0) return elements;
  const hidden = new Set<Element>(closed.flatMap(({ members }) => members));
  return [...elements.filter((element) => !hidden.has(element)), ...closed.map(({ element }) => element)];
}

/**
 * What is lifted with an element, by ids in the drawing: an entity with its relations and neighbours, a relation with
 * its ends; of a closed bundle, or a relation in one, the whole fan. Undefined where it is not drawn.
 */
export function companyOf(
  id: string,
  elements: readonly Element[],
  closed: readonly Bundle[],
): ReadonlySet<string> | undefined {
  const bundle = closed.find(({ element, members }) => element.data.id === id || members.some((m) => m.data.id === id));
  const centre = elements.find(({ data }) => data.id === id);
  if (bundle === undefined && centre === undefined) return undefined;
  const edges = elements.filter((each) => each.group === "edges");
  const lines =
    bundle?.members ?? edges.filter(({ data }) => data.id === id || data.source === id || data.target === id);
  return new Set([
    ...(centre === undefined ? [] : [id]),
    ...lines.flatMap(({ data }) => [data.id, data.source, data.target]),
  ]);
}
