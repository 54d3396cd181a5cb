// What a drawing can do and what it tells: the small interface behind which cytoscape is. State never lives in here.
import type { Positions } from "#model";
import type { Box, Element, Hit, Room, Scene } from "#view";

/** x and y of the graph's (0, 0) in px from the container's corner, and the zoom. */
export interface ViewportState {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** Told, never asked for: what lies to the right in the graph is drawn below. */
  readonly turned?: boolean;
}

export type Insets = Room["insets"];

interface Viewport {
  /** px along the edges that something else lies over: what is fitted stays clear of them. */
  clear(insets: Insets): void;
  /** Fits the entities (all, where none are named) into the container. */
  fit(entityIds?: readonly string[], animate?: boolean): void;
  /** Fits places of the graph, px at zoom 1, into the container, whether something is drawn there or not. */
  fitPlaces(places: Positions, animate?: boolean): void;
  /** About the middle of the container; 1.25 is one step in. */
  zoomBy(factor: number): void;
  zoom(): number;
  /** px on the screen. */
  panBy(x: number, y: number): void;
  centre(entityId: string, animate?: boolean): void;
  get(): ViewportState;
  set(state: ViewportState): void;
}

/**
 * force: from scratch. placed: the same from where things stand. layered: along the relations' direction. concentric:
 * rings around one entity. groups: each group in a circle of its own.
 */
export type LayoutKind = "force" | "placed" | "layered" | "concentric" | "groups";

export interface LayoutOptions {
  /** Ids of the entities that may move; the others stay. Only forces can do that. */
  readonly only?: readonly string[];
  /** Entity id to the name of its group. */
  readonly groups?: Readonly<Record<string, string>>;
  /** What the rings are around; else who has the most relations. */
  readonly centre?: string;
  /** Of the way or of the time, whichever is further: 0 to 0.99. */
  readonly onProgress?: (progress: number) => void;
}

export interface Drawing {
  /**
   * Turned: what lies to the right is drawn below, so that a wide graph fills a tall room. Positions in and out stay
   * the graph's own.
   */
  turn(on: boolean): void;
  turned(): boolean;
  /** Draws the scene: what is new comes, what is gone goes, what is the same stays. Never lays out what has a place. */
  update(scene: Scene): void;
  readonly viewport: Viewport;
  /** What is at a point, px from the container's corner. */
  hit(x: number, y: number): Hit | null;
  /**
   * New positions in a worker, within 12 s; the caller keeps them and hands them in with the next scene. Empty when
   * stopped. Rejects where nothing was found in time.
   */
  relayout(kind: LayoutKind, options?: LayoutOptions): Promise<Positions>;
  stopLayout(): void;
  /** The scene as a picture, `width` px wide times `scale`. */
  png(options: { readonly width: number; readonly scale: number }): Promise<Blob>;
  /** px from the container's corner, with the radius on the screen; null where it is not drawn. */
  renderedPosition(entityId: string): { readonly x: number; readonly y: number; readonly radius: number } | null;
  /** Where it is drawn, px from the container's corner: a node and its name, a line and its ends; empty: nowhere. */
  marksOf(hit: Hit): readonly Box[];
  /** Lights it as if the pointer were on it, until the pointer is on something else; null gives everything back. */
  point(hit: Hit | null): void;
  /** What is drawn, as it is drawn: px at zoom 1. */
  elements(): readonly Element[];
  /** Of the last scene, with the places the drawing found for entities that had none. */
  positions(): Positions;
  destroy(): void;
}

export interface DrawingHandlers {
  onTap(hit: Hit | null, event: { readonly additive: boolean }): void;
  onDoubleTap(entityId: string): void;
  /** Shift and a drag over the ground: the entities in the rectangle, none where it has none. */
  onBox(entityIds: readonly string[]): void;
  /** Right click, or a long press. `at` is px from the container's corner. */
  onMenu?(hit: Hit | null, at: { readonly x: number; readonly y: number }): void;
  /** `at` is px from the container's corner; `together`: ids of the relations drawn as the line that was hit. */
  onHover(hit: Hit | null, at: { readonly x: number; readonly y: number }, together: readonly string[]): void;
  /** Hand-placed. */
  onMoved(positions: Positions): void;
  onViewport(state: ViewportState): void;
}
