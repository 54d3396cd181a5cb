// Keeps what is measured in step with what is on the page: a change of the graph or of what is asked for starts a
// worker, and ends the one before.
import { RELATION_TYPES, isRelationType } from "#model";
import type { MeasureName } from "#model";
import type { ExplorerStore } from "../explorer-store.ts";
import { visibleOf } from "../explorer-store.ts";
import type { VisibleGraph } from "../visible-graph.ts";
import type { MeasureNews, MeasureRequest } from "./measure-messages.ts";
import { missingMeasures, wantedMeasures } from "./transitions.ts";

/** ms without a change before a worker is started: a time that plays is not measured at every moment. */
const REST_MS = 150;

function requestOf(names: readonly MeasureName[], { entities, relations }: VisibleGraph): MeasureRequest {
  const ids = new Set(entities.map(({ id }) => id));
  return {
    names,
    nodes: entities.map(({ id, name }) => ({ id, name })),
    edges: relations
      .filter(({ source, target }) => ids.has(source) && ids.has(target))
      .map(({ type, source, target }) => ({
        source,
        target,
        directed: !isRelationType(type) || RELATION_TYPES[type].directed,
      })),
  };
}

/** Follows a store until the returned function is called. */
export function keepMeasured(explorer: ExplorerStore): () => void {
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What failed is not tried again as long as the graph is the same. */
  let failed: VisibleGraph | undefined;
  let asked: { readonly names: readonly MeasureName[]; readonly of: VisibleGraph } | undefined;
  const end = () => {
    clearTimeout(timer);
    worker?.terminate();
    worker = undefined;
    asked = undefined;
  };
  const start = (names: readonly MeasureName[], of: VisibleGraph) => {
    const { measuringProgressed, measured, measuringFailed } = explorer.getState();
    measuringProgressed(0);
    worker = new Worker(new URL("./measure.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<MeasureNews>) => {
      if (data.found === undefined) return measuringProgressed(data.progress);
      const entries = Object.entries(data.found).map(([name, found]) => [name, { ...found, of }] as const);
      end();
      measured(Object.fromEntries(entries));
    });
    worker.addEventListener("error", (event) => {
      end();
      failed = of;
      measuringFailed(`This could not be computed: ${event.message}`);
    });
    worker.postMessage(requestOf(names, of), { transfer: [] });
  };
  const look = () => {
    const state = explorer.getState();
    const visible = visibleOf(state);
    const wanted = wantedMeasures(state.look, state.measures.ranked);
    const missing =
      visible === failed || visible.entities.length === 0 ? [] : missingMeasures(state.measures, wanted, visible);
    if (missing.length === 0) {
      if (asked === undefined) return;
      end();
      if (state.measures.progress !== undefined) state.measuringProgressed(undefined);
      return;
    }
    if (asked?.of === visible && missing.every((name) => asked?.names.includes(name))) return;
    end();
    asked = { names: missing, of: visible };
    timer = setTimeout(() => start(missing, visible), REST_MS);
  };
  const unsubscribe = explorer.subscribe(look);
  look();
  return () => {
    unsubscribe();
    end();
  };
}
