// PNGs that were asked for lately: one is drawn once however many ask for it at the same time.
import { renderPng } from "./render-png.ts";

const KEPT = 32;

export type PngCache = (key: string, source: () => { readonly svg: string; readonly scale: number }) => Promise<Buffer>;

export function createPngCache(): PngCache {
  const kept = new Map<string, Promise<Buffer>>();
  return (key, source) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const { svg, scale } = source();
    const image = renderPng(svg, scale);
    kept.set(key, image);
    image.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return image;
  };
}
