// What is on screen as one file: a picture, a format of the table, or several tables in one archive.
import { strToU8, zipSync } from "fflate";
import { EXPORT_FORMATS } from "#formats";
import type { ExportFormat, ExportInput } from "#formats";
import { toSvg, withPngText } from "#view";
import { PROVENANCE_KEY, viewText, withProvenance } from "#web/embed/page/provenance";
import type { Scheme } from "#view";
import { scenePng } from "../../canvas/scene-png.ts";
import type { Sight } from "./export-subject.ts";
import { fileStem, pictureOf } from "./export-subject.ts";

export const PICTURES = {
  svg: { label: "SVG", use: "a picture with real text, to edit or print" },
  png: { label: "PNG", use: "a picture at a chosen size" },
} as const;
export type FileKind = keyof typeof PICTURES | ExportFormat;

export interface PictureSize {
  /** px of the drawing. */
  readonly width: number;
  /** px of a PNG for each of them. */
  readonly scale: number;
  readonly scheme: Scheme;
  readonly sight: Sight;
}

export interface MadeFile {
  readonly name: string;
  readonly content: Blob;
}

/** Rejects where the browser cannot make the picture. */
export async function makeFile(kind: FileKind, input: ExportInput, size: PictureSize): Promise<MadeFile> {
  const stem = fileStem(input.about.title);
  const { permalink = "" } = input.about;
  if (kind === "svg") {
    const { scene, options } = pictureOf(input, size);
    const svg = `<?xml version="1.0" encoding="UTF-8"?>\n${withProvenance(toSvg(scene, options), viewText(permalink))}`;
    return { name: `${stem}.svg`, content: new Blob([svg], { type: "image/svg+xml" }) };
  }
  if (kind === "png") {
    const { scene, options } = pictureOf(input, size);
    const picture = await scenePng(scene, { ...options, scale: size.scale });
    // Nobody can click in it: what it shows can be opened again from what it says of itself.
    const sourced = withPngText(new Uint8Array(await picture.arrayBuffer()), "Source", permalink);
    const bytes = withPngText(sourced, PROVENANCE_KEY, viewText(permalink));
    return { name: `${stem}.png`, content: new Blob([bytes], { type: "image/png" }) };
  }
  const files = await EXPORT_FORMATS[kind].write(input);
  const [first, ...more] = files;
  if (first !== undefined && more.length === 0) {
    return { name: `${stem}${first.suffix}`, content: new Blob([first.text], { type: first.mediaType }) };
  }
  const entries = files.map(({ suffix, text }) => [`${stem}${suffix}`, strToU8(text)] as const);
  const archive = zipSync(Object.fromEntries(entries));
  return { name: `${stem}-csv.zip`, content: new Blob([new Uint8Array(archive)], { type: "application/zip" }) };
}
