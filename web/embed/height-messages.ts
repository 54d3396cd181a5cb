// A frame's height by message, in the three forms that hosts know; and how our own host script reads its own.

/** What web/embed/host.ts listens for. */
const HEIGHT_MESSAGE = "powerlines:height";

const SMALLEST_PX = 80;
const LARGEST_PX = 6_000;

/** Own form, AMP's embed-size, and the iframe.resize that Medium, Embedly and others read (a JSON text). */
export function heightMessages(height: number, address: string): readonly unknown[] {
  return [
    { type: HEIGHT_MESSAGE, height },
    { sentinel: "amp", type: "embed-size", height },
    JSON.stringify({ src: address, context: "iframe.resize", height }),
  ];
}

/** The height in a message of the own form, whole px within bounds; undefined for anything else. */
export function readHeight(data: unknown): number | undefined {
  if (typeof data !== "object" || data === null || !("type" in data) || data.type !== HEIGHT_MESSAGE) return undefined;
  if (!("height" in data) || typeof data.height !== "number" || !Number.isFinite(data.height)) return undefined;
  return Math.min(Math.max(Math.ceil(data.height), SMALLEST_PX), LARGEST_PX);
}

/** Sends the document's height to the page around it, once for each change. */
export function announceHeight(page: Window & typeof globalThis): void {
  if (page.parent === page) return;
  let last = 0;
  const announce = () => {
    const height = Math.ceil(page.document.documentElement.getBoundingClientRect().height);
    if (height === last || height === 0) return;
    last = height;
    // Any page may embed the picture, so the height, and nothing else, goes to whoever it is.
    for (const message of heightMessages(height, page.location.href)) page.parent.postMessage(message, "*");
  };
  new page.ResizeObserver(announce).observe(page.document.documentElement);
}
