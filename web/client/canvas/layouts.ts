// Asks the layout worker for positions; one at a time, the next one stops the last.
import { RELATION_TYPES, isRelationType } from "#model";
import type { Positions } from "#model";
import { drawnRelations } from "#view";
import type { Scene } from "#view";
import type { LayoutKind, LayoutOptions } from "./drawing.ts";
import type { LayoutNews, LayoutRequest } from "./layout-messages.ts";

export interface Layouts {
  run(kind: LayoutKind, scene: Scene, positions: Positions, ratio: number, options?: LayoutOptions): Promise<Positions>;
  stop(): void;
}

/** The whole of a layout may take this long, ms; then what was found so far is the answer. */
const BUDGET_MS = 12_000;
const TICK_MS = 250;

function requestOf(
  kind: LayoutKind,
  scene: Scene,
  positions: Positions,
  ratio: number,
  options: LayoutOptions,
): LayoutRequest {
  const free = new Set(options.only ?? scene.entities.map((entity) => entity.id));
  return {
    kind,
    nodes: scene.entities.map(({ id }) => {
      const [x, y] = positions[id] ?? [0, 0];
      return { id, x, y, fixed: !free.has(id) };
    }),
    edges: drawnRelations(scene).map(({ type, source, target }) => ({
      source,
      target,
      directed: !isRelationType(type) || RELATION_TYPES[type].directed,
    })),
    groups: options.groups ?? {},
    centre: options.centre,
    ratio,
  };
}

const nothing = () => {};

/** The worker is started with the first request and ended with the answer: a layout leaves nothing running. */
export function startLayouts(): Layouts {
  let stopRunning = nothing;
  const stop = () => stopRunning();
  return {
    stop,
    run(kind, scene, positions, ratio, options = {}) {
      stop();
      return new Promise((resolve, reject) => {
        const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
        const start = performance.now();
        let last: LayoutNews = { progress: 0, positions: {} };
        const end = () => {
          clearInterval(clock);
          worker.terminate();
          stopRunning = nothing;
        };
        // Some layouts cannot tell how far they are: then the number is how much of the time is over.
        const clock = setInterval(() => {
          const spent = (performance.now() - start) / BUDGET_MS;
          options.onProgress?.(Math.min(0.99, Math.max(last.progress, spent)));
          if (spent < 1) return;
          end();
          if (Object.keys(last.positions).length > 0) resolve(last.positions);
          else reject(new Error("The layout took too long; nothing was moved."));
        }, TICK_MS);
        stopRunning = () => {
          end();
          resolve({});
        };
        worker.addEventListener("message", (event: MessageEvent<LayoutNews>) => {
          last = event.data;
          if (last.progress < 1) return;
          end();
          resolve(last.positions);
        });
        worker.addEventListener("error", (event) => {
          end();
          reject(new Error(`The layout could not be computed: ${event.message}`));
        });
        worker.postMessage(requestOf(kind, scene, positions, ratio, options), { transfer: [] });
      });
    },
  };
}
