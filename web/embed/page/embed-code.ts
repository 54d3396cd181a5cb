// What an editor pastes: a figure that is right without any script, a plain frame, or an address for oEmbed.
import { ASPECTS } from "#model";
import type { Snapshot } from "#model";
import { escapeXml, markup } from "./html.ts";
import type { SnapshotLinks } from "./links.ts";
import { asOfWords, sourceCountWords } from "./words.ts";

/** Width of the picture as files and frames have it, px. */
export const PICTURE_WIDTH = 640;
/** Narrower columns than this get the picture that is drawn for a telephone. */
export const NARROW_BELOW = 480;
export const NARROW_WIDTH = 340;
/** What the words around the picture take in a frame of PICTURE_WIDTH, px; the rest is sent by message. */
const FRAME_WORDS = 190;

const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function pictureSize({ view }: Pick<Snapshot, "view">): Size {
  return { width: PICTURE_WIDTH, height: Math.round(PICTURE_WIDTH / ASPECTS[view.aspect]) };
}

/** Drawn for a column of 320 px: at least as tall as wide, or nothing could be read. */
export function narrowPictureSize({ view }: Pick<Snapshot, "view">): Size {
  return { width: NARROW_WIDTH, height: Math.round(Math.max(NARROW_WIDTH / ASPECTS[view.aspect], NARROW_WIDTH * 1.3)) };
}

export function frameSize(snapshot: Pick<Snapshot, "view">): Size {
  const { width, height } = pictureSize(snapshot);
  return { width, height: height + FRAME_WORDS };
}

/** A linked picture with its caption; the script at its end is optional and swaps the frame in. */
export function figureCode(snapshot: Snapshot, links: SnapshotLinks): string {
  const { width, height } = fileSize(snapshot);
  const size = markup`width="${width}" height="${height}" loading="lazy" style="max-width:100%;height:auto"`;
  const words = `${snapshot.title}. ${asOfWords(snapshot)}. ${sourceCountWords(snapshot)}:`;
  return [
    markup`<figure data-powerlines="${snapshot.id}" style="margin:0">`,
    markup`<a href="${links.page}"><img src="${links.files.svg}" alt="${snapshot.alt}" ${size}></a>`,
    markup`<figcaption>${words} <a href="${links.page}">${withoutScheme(links.page)}</a></figcaption>`,
    markup`</figure>`,
    markup`<script async src="${links.embedScript}"></script>`,
  ].join("\n");
}

/** A frame that needs no script on the page around it. */
export function frameCode(
  snapshot: Snapshot,
  links: SnapshotLinks,
  { width, height }: Size = frameSize(snapshot),
): string {
  const attributes = {
    src: links.embed,
    title: snapshot.title,
    width,
    height,
    loading: "lazy",
    style: `width:100%;max-width:${width}px;border:0`,
    sandbox: SANDBOX,
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(String(value))}"`);
  return `<iframe ${written.join(" ")}></iframe>`;
}

/** The size of the whole picture as a file, with its title and footer in it. */
export function fileSize(snapshot: Pick<Snapshot, "view">): Size {
  return pictureSize(snapshot);
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, "");
}
