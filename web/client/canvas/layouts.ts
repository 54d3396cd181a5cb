// Asks the layout worker for positions; one at a time, the next one stops the last.
import { drawnRelations } from "#view";
import type { Scene } from "#view";
import type { Positions } from "#model";
import type { LayoutKind } from "./drawing.ts";
import type { LayoutAnswer, LayoutRequest } from "./layout-messages.ts";

export interface Layouts {
  run(kind: LayoutKind, scene: Scene, positions: Positions, only?: readonly string[]): Promise<Positions>;
  stop(): void;
}

function requestOf(kind: LayoutKind, scene: Scene, positions: Positions, only?: readonly string[]): LayoutRequest {
  const free = new Set(only ?? scene.entities.map((entity) => entity.id));
  return {
    kind,
    nodes: scene.entities.map(({ id }) => {
      const [x, y] = positions[id] ?? [0, 0];
      return { id, x, y, fixed: !free.has(id) };
    }),
    edges: drawnRelations(scene).map(({ source, target }) => ({ source, target })),
  };
}

/** The worker is started with the first request and ended with the answer: a layout leaves nothing running. */
const nothing = () => {};

export function startLayouts(): Layouts {
  let stopRunning = nothing;
  const stop = () => stopRunning();
  return {
    stop,
    run(kind, scene, positions, only) {
      stop();
      return new Promise((resolve, reject) => {
        const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
        const end = () => {
          worker.terminate();
          stopRunning = nothing;
        };
        stopRunning = () => {
          end();
          resolve({});
        };
        worker.addEventListener("message", (event: MessageEvent<LayoutAnswer>) => {
          end();
          resolve(event.data.positions);
        });
        worker.addEventListener("error", (event) => {
          end();
          reject(new Error(`The layout could not be computed: ${event.message}`));
        });
        worker.postMessage(requestOf(kind, scene, positions, only), { transfer: [] });
      });
    },
  };
}
