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

/** The picture with `scale` device px for each of its px. Rejects where the browser makes no image of it. */
export async function scenePng(
  scene: Scene,
  { scale, ...options }: PictureOptions & { readonly scale: number },
): Promise<Blob> {
  const faces = await pictureFaces();
  // An image takes no face from the page that it stands in.
  const image = await decoded(toSvg(scene, options).replace("</svg>", () => `<style>${faces}</style></svg>`));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("The browser could not make a PNG of the drawing."));
      else resolve(blob);
    }, "image/png");
  });
}
