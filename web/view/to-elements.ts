// A scene as elements to draw: pure, plain objects in the shape that cytoscape takes, without its types. The SVG writer
// draws the same elements, so that a picture and the explorer never differ.
import type { WireEntity, WireRelation } from "#contract";
import { RELATION_TYPES, familyOf, isRelationType, compareText } from "#model";
import type { ShapeName } from "#model";
import { THINNEST, drawnAmount, widthScale } from "./amounts.ts";
import { nodeColours } from "./node-colours.ts";
import { nodeSizes } from "./node-sizes.ts";
import { placeMissing } from "./place.ts";
import type { Scene } from "./scene.ts";
import { degreesOf, drawnRelations } from "./scene.ts";
import { relationLabel } from "./sentences.ts";
import { OPTICAL } from "./shapes.ts";
import type { KindStyle } from "./styles.ts";
import {
  INFERRED_DASH,
  familyName,
  familyStyle,
  fillStyle,
  kindStyle,
  relationMarks,
  relationOpacity,
} from "./styles.ts";

export interface NodeData {
  /** Unique over nodes and edges: "e:" and the entity's id. */
  readonly id: string;
  readonly entityId: string;
  readonly name: string;
  readonly kind: string;
  readonly degree: number;
  readonly shape: ShapeName;
  /** Side of the box in px at zoom 1. */
  readonly size: number;
  /** Among the best linked: its name is set larger. */
  readonly major: boolean;
  readonly fill: string;
  readonly outline: string;
  readonly icon: string;
  readonly iconName: string;
}

export type ArrowName = "triangle" | "none";

export interface EdgeData {
  /** "r:" and the relation's id. */
  readonly id: string;
  readonly relationId: string;
  readonly source: string;
  readonly target: string;
  readonly type: string;
  readonly family: string;
  readonly letter: string;
  /** The few words on the line. */
  readonly label: string;
  /** A label that shows wherever there is room, not only near: amounts and quarrels. */
  readonly telling: boolean;
  readonly amount: number;
  readonly stroke: string;
  readonly width: number;
  readonly line: "solid" | "dashed";
  readonly dash: string;
  /** Distance of the control point from the straight line, px at zoom 1; 0 is straight. Positive is to the left. */
  readonly bend: number;
  readonly sourceArrow: ArrowName;
  readonly targetArrow: ArrowName;
  readonly arrowFill: "filled" | "hollow";
  readonly opacity: number;
  /** The middle of a retracted line is struck. */
  readonly strike: "tee" | "none";
  /** Width of the pale case around a disputed line; 0 is none. */
  readonly casing: number;
  /** A clock badge: ended, or uncertain in time. */
  readonly timeDoubt: boolean;
  /** A badge without hands instead: nobody says when, and a time was asked for. */
  readonly undated: boolean;
  /** Of a line that stands for several: their colours with how many of each (bundles.ts). */
  readonly mix?: string;
}

export interface NodeElement {
  readonly group: "nodes";
  readonly data: NodeData;
  readonly position: { readonly x: number; readonly y: number };
  readonly classes: string;
}

export interface EdgeElement {
  readonly group: "edges";
  readonly data: EdgeData;
  readonly classes: string;
}

export type Element = NodeElement | EdgeElement;

export const nodeId = (entityId: string) => `e:${entityId}`;
export const edgeId = (relationId: string) => `r:${relationId}`;

/** px at zoom 1. */
const MAJOR = 37;
/** How far apart parallel lines are in the middle, px at zoom 1, beside their widths. */
const FAN = 19;
/** More lines than fit into this at that distance come closer: a fan is no balloon. px at zoom 1. */
const WIDEST_FAN = 150;
/** And than into this part of the way between the two. */
const ROUNDEST_FAN = 0.7;

function nodeElement(
  entity: WireEntity,
  scene: Scene,
  degree: number,
  size: number,
  colour: string | undefined,
  position: readonly [number, number],
  styleOf: (kind: string) => KindStyle,
): Omit<NodeElement, "classes"> {
  const own = styleOf(entity.kind);
  const style = colour === undefined ? own : { ...own, ...fillStyle(colour, scene.scheme) };
  return {
    group: "nodes",
    data: {
      id: nodeId(entity.id),
      entityId: entity.id,
      name: entity.name,
      kind: entity.kind,
      degree,
      shape: style.shape,
      size: Math.round(size * OPTICAL[style.shape] * 10) / 10,
      major: size >= MAJOR,
      fill: style.fill,
      outline: style.outline,
      icon: style.icon,
      iconName: style.iconName,
    },
    position: { x: position[0], y: position[1] },
  };
}

/**
 * How far each relation bends: relations between the same two entities fan out around the straight line, in the order
 * given, the widest in the middle of its slot; a relation alone is straight.
 */
function bends(
  relations: readonly WireRelation[],
  widthOf: (relation: WireRelation) => number,
  lengthOf: (relation: WireRelation) => number,
): ReadonlyMap<string, number> {
  const bundles = new Map<string, WireRelation[]>();
  for (const relation of relations) {
    const { source, target } = relation;
    const key = source < target ? `${source}\n${target}` : `${target}\n${source}`;
    const bundle = bundles.get(key);
    if (bundle === undefined) bundles.set(key, [relation]);
    else bundle.push(relation);
  }
  const bend = new Map<string, number>();
  for (const bundle of bundles.values()) {
    const ordered = bundle.toSorted((a, b) => widthOf(b) - widthOf(a) || compareText(a.id, b.id));
    const widest = Math.min(WIDEST_FAN, ROUNDEST_FAN * Math.max(0, ...bundle.slice(0, 1).map(lengthOf)));
    const room = Math.min(FAN, widest / ordered.length);
    const slots = ordered.map((relation) => widthOf(relation) + room);
    const total = slots.reduce((sum, slot) => sum + slot, 0);
    let at = -total / 2;
    for (const [index, relation] of ordered.entries()) {
      const slot = slots[index] ?? room;
      const offset = bundle.length === 1 ? 0 : at + slot / 2;
      at += slot;
      // The control point of a quadratic curve lies twice as far out as its middle; the sign follows one direction.
      const forwards = relation.source <= relation.target ? 1 : -1;
      bend.set(relation.id, Math.round(offset * 2 * forwards * 10) / 10);
    }
  }
  return bend;
}

function edgeElement(relation: WireRelation, scene: Scene, width: number, bend: number): Omit<EdgeElement, "classes"> {
  const style = familyStyle(familyName(relation.type), scene.scheme, scene.styling);
  const marks = relationMarks(relation);
  const directed = !isRelationType(relation.type) || RELATION_TYPES[relation.type].directed;
  const dash = marks.inferred ? INFERRED_DASH : style.dash;
  const amount = drawnAmount(relation)?.amount ?? 0;
  const timeMark = scene.timeMarks?.[relation.id];
  return {
    group: "edges",
    data: {
      id: edgeId(relation.id),
      relationId: relation.id,
      source: nodeId(relation.source),
      target: nodeId(relation.target),
      type: relation.type,
      family: familyName(relation.type),
      letter: style.letter,
      label: relationLabel(relation),
      telling: amount > 0 || familyOf(relation.type) === "conflict",
      amount,
      stroke: style.stroke,
      width: Math.round(width * 100) / 100,
      line: dash.length === 0 ? "solid" : "dashed",
      dash: dash.length === 0 ? "1 0" : dash.join(" "),
      bend,
      sourceArrow: marks.inferred && !directed ? "triangle" : "none",
      targetArrow: directed || marks.inferred ? "triangle" : "none",
      arrowFill: marks.inferred ? "hollow" : "filled",
      opacity: relationOpacity(marks, timeMark),
      strike: marks.retracted ? "tee" : "none",
      casing: marks.disputed ? 2.5 : 0,
      timeDoubt: timeMark === "possible" || (timeMark === undefined && (marks.ended || marks.uncertain)),
      undated: timeMark === "undated",
    },
  };
}

/** What selection and focus make of an element, by its id in the drawing and its fact's. */
function sceneClasses(scene: Pick<Scene, "focus" | "selection">): (id: string, factId: string) => string {
  const focus = scene.focus === undefined ? undefined : new Set(scene.focus);
  const chosen = new Set(scene.selection.map((hit) => (hit.kind === "entity" ? nodeId(hit.id) : edgeId(hit.id))));
  return (id, factId) =>
    [...(chosen.has(id) ? ["selected"] : []), ...(focus !== undefined && !focus.has(factId) ? ["quiet"] : [])].join(
      " ",
    );
}

/** The elements of a scene in which only selection and focus are others; those that look the same are the same objects. */
export function reselected(
  elements: readonly Element[],
  scene: Pick<Scene, "focus" | "selection">,
): readonly Element[] {
  const classesOf = sceneClasses(scene);
  return elements.map((element) => {
    const factId = element.group === "nodes" ? element.data.entityId : element.data.relationId;
    const classes = classesOf(element.data.id, factId);
    return classes === element.classes ? element : { ...element, classes };
  });
}

/** Every entity and every relation with both ends of a scene, nodes first, each in the scene's order. */
export function toElements(scene: Scene): readonly Element[] {
  const relations = drawnRelations(scene);
  const degrees = degreesOf(scene.entities, relations);
  const positions = placeMissing(scene.entities, relations, scene.positions);
  const { sizeOf } = nodeSizes(scene);
  const colours = nodeColours(
    scene.colourBy,
    scene.entities.map((entity) => entity.id),
    scene.scheme,
  );
  const scale = widthScale({ relations });
  const widthOf = (relation: WireRelation) =>
    scale.widthOf(relation) ??
    (familyOf(relation.type) === "capital" ? THINNEST : familyStyle(familyName(relation.type), scene.scheme).width);
  const lengthOf = ({ source, target }: WireRelation) => {
    const [[x, y], [ox, oy]] = [positions[source] ?? [0, 0], positions[target] ?? [0, 0]];
    return Math.hypot(x - ox, y - oy);
  };
  const bend = bends(relations, widthOf, lengthOf);
  const classesOf = sceneClasses(scene);
  const styles = new Map<string, KindStyle>();
  /** There are few kinds, and many of each. */
  const styleOf = (kind: string): KindStyle => {
    const style = styles.get(kind) ?? kindStyle(kind, scene.scheme, scene.styling);
    styles.set(kind, style);
    return style;
  };
  const nodes = scene.entities.map((entity): NodeElement => {
    const position = positions[entity.id] ?? [0, 0];
    const node = nodeElement(
      entity,
      scene,
      degrees.get(entity.id) ?? 0,
      sizeOf(entity.id),
      colours.fillOf(entity.id),
      position,
      styleOf,
    );
    return { ...node, classes: classesOf(node.data.id, entity.id) };
  });
  const edges = relations.map((relation): EdgeElement => {
    const edge = edgeElement(relation, scene, widthOf(relation), bend.get(relation.id) ?? 0);
    return { ...edge, classes: classesOf(edge.data.id, relation.id) };
  });
  return [...nodes, ...edges];
}
