// Where everything on the canvas stands: derived from the data's places, the first layout and what was moved.
import type { Positions } from "#model";
import { layOut } from "#view";
import type { GraphState } from "../graph/types.ts";
import type { PlacesState } from "../places/types.ts";
import { move } from "../places/transitions.ts";
import type { CanvasGraph } from "./canvas-graph.ts";

/** The places that are known, whether their entities are on the canvas or not. */
export function knownPositions(graph: Pick<GraphState, "placed" | "laid">, places: PlacesState): Positions {
  return { ...graph.placed, ...graph.laid, ...places.moved };
}

/** A place for everything on the canvas: the known ones, the others beside their neighbours. Filters move nothing. */
export function drawnPositions(canvas: CanvasGraph, known: Positions): Positions {
  return layOut([...canvas.entities.values()], [...canvas.relations.values()], known);
}

/**
 * The places with those of `next` written down that were only derived, so that what comes or goes later moves nothing:
 * what stood on `before` keeps its place, what is new is put beside its neighbours.
 */
export function settle(before: CanvasGraph, next: CanvasGraph, known: Positions, places: PlacesState): PlacesState {
  const unknown = [...next.entities.keys(), ...before.entities.keys()].filter((id) => known[id] === undefined);
  if (unknown.length === 0) return places;
  const standing = { ...known, ...drawnPositions(before, known) };
  const after = { ...standing, ...drawnPositions(next, standing) };
  const settled = unknown.flatMap((id) => {
    const point = after[id];
    return point === undefined ? [] : [[id, point] as const];
  });
  return move(places, Object.fromEntries(settled));
}

type Asked = readonly [canvas: CanvasGraph, placed: Positions, laid: Positions, moved: Positions];

/** The same positions for the same canvas and places, in any store. */
export function rememberingDrawnPositions() {
  const answers = new WeakMap<CanvasGraph, { readonly asked: Asked; readonly answer: Positions }>();
  return (canvas: CanvasGraph, graph: Pick<GraphState, "placed" | "laid">, places: PlacesState): Positions => {
    const asked: Asked = [canvas, graph.placed, graph.laid, places.moved];
    const last = answers.get(canvas);
    if (last?.asked.every((part, index) => part === asked[index]) === true) return last.answer;
    const known = knownPositions(graph, places);
    const all = drawnPositions(canvas, known);
    const answer = Object.fromEntries([...canvas.entities.keys()].flatMap((id) => (all[id] ? [[id, all[id]]] : [])));
    answers.set(canvas, { asked, answer });
    return answer;
  };
}
