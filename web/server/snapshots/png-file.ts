// A snapshot as PNG: once, twice, or as the card of a link's preview; each says inside which snapshot it is.
import type { Snapshot } from "#model";
import { drawForPng } from "#web/embed/page/draw";
import { CARD, pictureSize } from "#web/embed/page/picture-size";
import { PROVENANCE_KEY, provenanceText } from "#web/embed/page/provenance";
import { tombstoneSvg } from "#web/embed/page/tombstone-svg";
import type { Buried } from "#web/embed/page/published";
import { withPngText } from "#view";
import { renderPng } from "./render-png.ts";

export const PNG_SCALES = ["1", "2", "card"] as const;
export type PngScale = (typeof PNG_SCALES)[number];

/**
 * @param page the address that its footer and its provenance name
 * @param step the index of the step of its story that it shows; default is the whole
 */
export async function pngFile(snapshot: Snapshot, page: string, scale: PngScale, step?: number): Promise<Buffer> {
  const [size, zoom] = scale === "card" ? [CARD.drawn, CARD.scale] : [pictureSize(snapshot), Number(scale)];
  const png = await renderPng(drawForPng(snapshot, page, size, step), zoom);
  return Buffer.from(withPngText(png, PROVENANCE_KEY, provenanceText(snapshot, page)).buffer);
}

/** What an article shows in the place of a PNG that was withdrawn: as large as that was, so that the article keeps its shape. */
export async function tombstonePng({ snapshot, withdrawn }: Buried, scale: PngScale): Promise<Buffer> {
  const [size, zoom] = scale === "card" ? [CARD.drawn, CARD.scale] : [pictureSize(snapshot), Number(scale)];
  return renderPng(tombstoneSvg(snapshot, withdrawn, size), zoom);
}
