// What is to be drawn: facts, where they stand and what the reader chose. A fact is never the same type as its drawing.
import type { WireEntity, WireGraph, WireRelation } from "#contract";
import type { ColourBy, EntityGroup, Positions, SizeBy, SnapshotLook, Styling, TimeMark } from "#model";

export type Scheme = "light" | "dark";

/** One thing of the drawing, by its id in the graph. Ids of entities and of relations may coincide, hence the kind. */
export interface Hit {
  readonly kind: "entity" | "relation";
  readonly id: string;
}

export interface Scene {
  readonly entities: readonly WireEntity[];
  /** A relation whose ends are not both in `entities` is not drawn. */
  readonly relations: readonly WireRelation[];
  /** In px at zoom 1. Entities without one are placed by the fallback (place.ts). */
  readonly positions: Positions;
  readonly selection: readonly Hit[];
  /** Entity and relation ids that stay; everything else goes quiet. Absent: nothing does. */
  readonly focus?: readonly string[];
  readonly scheme: Scheme;
  /** What the reader chose for labels and types. Absent: all as given. */
  readonly styling?: Styling;
  readonly sizeBy?: SizeBy;
  readonly colourBy?: ColourBy;
  /** Drawn as areas under the graph. */
  readonly groups?: readonly EntityGroup[];
  /** Relations that are not certainly in the time that was asked for, by id. Absent: no time was asked for. */
  readonly timeMarks?: Readonly<Record<string, TimeMark>>;
}

/** The scene of a whole graph with nothing selected, as its look was; what the server and the embed start from. */
export function sceneOf(
  graph: Pick<WireGraph, "entities" | "relations">,
  positions: Positions,
  scheme: Scheme,
  { sizeBy, colourBy, grouping, styling, time }: SnapshotLook = {},
): Scene {
  return {
    entities: graph.entities,
    relations: graph.relations,
    positions,
    selection: [],
    scheme,
    ...(sizeBy === undefined ? {} : { sizeBy }),
    ...(colourBy === undefined ? {} : { colourBy }),
    ...(grouping === undefined ? {} : { groups: grouping.groups }),
    ...(styling === undefined ? {} : { styling }),
    ...(time?.marks === undefined ? {} : { timeMarks: time.marks }),
  };
}

/** The relations whose ends are both among the entities, in their order. */
export function drawnRelations(scene: Pick<Scene, "entities" | "relations">): readonly WireRelation[] {
  const ids = new Set(scene.entities.map((entity) => entity.id));
  return scene.relations.filter((relation) => ids.has(relation.source) && ids.has(relation.target));
}

/** How many relations touch each entity; a loop counts once. Entities without any have 0. */
export function degreesOf(
  entities: readonly WireEntity[],
  relations: readonly WireRelation[],
): ReadonlyMap<string, number> {
  const degrees = new Map(entities.map((entity) => [entity.id, 0]));
  const raise = (id: string) => degrees.set(id, (degrees.get(id) ?? 0) + 1);
  for (const relation of relations) {
    raise(relation.source);
    if (relation.target !== relation.source) raise(relation.target);
  }
  return degrees;
}
