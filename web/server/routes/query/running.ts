// The queries that run just now, so that whoever asked one can end it. Nobody else can: ids are kept by address.
import { groupAddress } from "#guard/address";

export interface Running {
  /** Undefined where this address has a query of that id already. */
  start(address: string, requestId: string): { readonly signal: AbortSignal; readonly end: () => void } | undefined;
  /** False where this address has no such query. */
  cancel(address: string, requestId: string): boolean;
}

export function createRunning(): Running {
  const queries = new Map<string, AbortController>();
  return {
    start: (address, requestId) => {
      const key = keyOf(address, requestId);
      if (queries.has(key)) return undefined;
      const controller = new AbortController();
      queries.set(key, controller);
      return { signal: controller.signal, end: () => void queries.delete(key) };
    },
    cancel: (address, requestId) => {
      const controller = queries.get(keyOf(address, requestId));
      controller?.abort();
      return controller !== undefined;
    },
  };
}

function keyOf(address: string, requestId: string): string {
  return `${groupAddress(address)} ${requestId}`;
}
