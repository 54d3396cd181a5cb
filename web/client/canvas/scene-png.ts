// The scene as a PNG in the browser: the same SVG that is published, rasterised.
import { toSvg } from "#view";
import type { PictureOptions, Scene } from "#view";
import { pictureFaces } from "./picture-faces.ts";

async function decoded(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/** The image on a canvas of this many px. */
function drawn(image: HTMLImageElement, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** ms before each look at an image whose faces may still be on their way; most often the first two are enough. */
const LOOKS = [0, 30, 60, 120, 240, 480] as const;
/** px: large enough to tell whether words are there. */
const LOOK_WIDTH = 640;

/**
 * Until an image draws its words. `decode` is done before the faces in an SVG are, and a face that is not there yet
 * draws nothing; no event tells of it in an image, so its drawing is looked at until it changes no more.
 * Chromium is ready a task after `decode`, Safari later.
 */
async function withWords(image: HTMLImageElement): Promise<void> {
  const factor = Math.min(1, LOOK_WIDTH / image.naturalWidth);
  let before: string | undefined;
  for (const wait of LOOKS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const now = drawn(image, image.naturalWidth * factor, image.naturalHeight * factor).toDataURL();
    if (now === before) return;
    before = now;
  }
}

/** The picture with `scale` device px for each of its px. Rejects where the browser makes no image of it. */
export async function scenePng(
  scene: Scene,
  { scale, ...options }: PictureOptions & { readonly scale: number },
): Promise<Blob> {
  const faces = await pictureFaces();
  // An image takes no face from the page that it stands in.
  const image = await decoded(toSvg(scene, options).replace("</svg>", () => `<style>${faces}</style></svg>`));
  await withWords(image);
  const canvas = drawn(image, image.naturalWidth * scale, image.naturalHeight * scale);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("The browser could not make a PNG of the drawing."));
      else resolve(blob);
    }, "image/png");
  });
}
