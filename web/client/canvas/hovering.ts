// What the pointer rests on; nothing of it outlives the pointer.
import type { Core, EventObject } from "cytoscape";
import type { DrawnHit } from "./hit-test.ts";

/** ms the pointer must rest: crossing the drawing must not make it flicker. */
const REST_MS = 70;

export interface Hovering {
  /** The id in the drawing of what the pointer has come to rest on. */
  on(): string | undefined;
  stop(): void;
}

export interface HoveringParts {
  readonly hit: (event: EventObject) => DrawnHit | undefined;
  /** Hears of every change at once. */
  readonly tell: (hit: DrawnHit | undefined, event: EventObject) => void;
  /** The pointer has rested, on something else or on nothing. */
  readonly rested: () => void;
}

export function followPointer(cy: Core, box: HTMLElement, { hit, tell, rested }: HoveringParts): Hovering {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: string | undefined;
  let resting: string | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (under === resting) return;
      resting = under;
      rested();
    }, REST_MS);
  };
  cy.on("mousemove", (event) => {
    const now = hit(event);
    if (now?.id === under) return;
    under = now?.id;
    tell(now, event);
    soon();
  });
  const leave = () => {
    under = undefined;
    soon();
  };
  box.addEventListener("pointerleave", leave);
  return {
    on: () => resting,
    stop() {
      clearTimeout(timer);
      box.removeEventListener("pointerleave", leave);
    },
  };
}
