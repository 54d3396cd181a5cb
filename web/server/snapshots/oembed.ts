// oEmbed 1.0 answers for a snapshot's address, as JSON and as XML. Pure.
import { isSnapshotId } from "#model";
import type { Snapshot } from "#model";
import { frameCode, frameSize } from "#web/embed/page/embed-code";
import { escapeXml } from "#web/embed/page/html";
import type { SnapshotLinks } from "#web/embed/page/links";
import { pictureSize } from "#web/embed/page/picture-size";

const CACHE_SECONDS = 3_600;
const CARD_SIZE = { width: 1_200, height: 630 };

export type OEmbed = Readonly<Record<string, string | number>>;

export interface Bounds {
  readonly maxwidth?: number | undefined;
  readonly maxheight?: number | undefined;
}

/** The id in an address of ours (/s/<id> or /embed/<id>, with or without an ending); undefined for any other address. */
export function idInAddress(address: string, origin: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.origin !== origin || url.username !== "" || url.password !== "") return undefined;
  const id = /^\/(?:s|embed)\/([0-9a-z]{16})(?:\.[a-z]{3,4})?$/.exec(url.pathname)?.[1];
  return id !== undefined && isSnapshotId(id) ? id : undefined;
}

/** A rich answer within the bounds; the thumbnail is the largest of ours that fits, or none. */
export function buildOEmbed(snapshot: Snapshot, links: SnapshotLinks, bounds: Bounds): OEmbed {
  const { width, height } = frameSize(snapshot, bounds.maxwidth);
  const most = {
    ...(bounds.maxwidth === undefined ? {} : { width: bounds.maxwidth }),
    ...(bounds.maxheight === undefined ? {} : { height: bounds.maxheight }),
  };
  const thumbnails = [
    { url: links.card, ...CARD_SIZE },
    { url: links.files.png, ...pictureSize(snapshot) },
  ];
  const thumbnail = thumbnails.find(
    (image) => image.width <= (bounds.maxwidth ?? Infinity) && image.height <= (bounds.maxheight ?? Infinity),
  );
  return {
    version: "1.0",
    type: "rich",
    title: snapshot.title,
    ...(snapshot.byline === undefined ? {} : { author_name: snapshot.byline }),
    provider_name: "Powerlines",
    provider_url: new URL("/", links.page).href,
    cache_age: CACHE_SECONDS,
    ...(thumbnail === undefined
      ? {}
      : { thumbnail_url: thumbnail.url, thumbnail_width: thumbnail.width, thumbnail_height: thumbnail.height }),
    html: frameCode(snapshot, links, most),
    width,
    height: Math.min(height, bounds.maxheight ?? Infinity),
  };
}

export function toOEmbedXml(answer: OEmbed): string {
  const fields = Object.entries(answer).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${fields.join("")}</oembed>\n`;
}
