// PNGs that were asked for lately: one is drawn once however many ask for it at the same time.

const KEPT = 32;

export type PngCache = (key: string, render: () => Promise<Buffer>) => Promise<Buffer>;

export function createPngCache(): PngCache {
  const kept = new Map<string, Promise<Buffer>>();
  return (key, render) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const image = render();
    kept.set(key, image);
    image.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return image;
  };
}
