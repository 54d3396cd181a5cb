// What an editor pastes: a figure that is right without any script, a plain frame, or an address for oEmbed.
import type { Snapshot } from "#model";
import { escapeXml, markup } from "./html.ts";
import type { Markup } from "./html.ts";
import type { SnapshotLinks } from "./links.ts";
import { narrowDrawingSize, narrowFileSize } from "./draw.ts";
import { NARROW_BELOW, pictureSize } from "./picture-size.ts";
import type { Size } from "./picture-size.ts";
import { stepAlt } from "./story.ts";
import { asOfWords, footerWords, shownWords, sourceCountWords } from "./words.ts";

/** What the words around the picture take in a frame, px; the rest is sent by message. */
const FRAME_WORDS = 215;
/** And what turns the steps of a story, with the words of one. */
const FRAME_STEP = 150;

const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

export function frameSize(snapshot: Pick<Snapshot, "view" | "steps">): Size {
  const { width, height } = pictureSize(snapshot);
  return { width, height: height + FRAME_WORDS + (snapshot.steps === undefined ? 0 : FRAME_STEP) };
}

/**
 * A linked picture with its caption, drawn apart for telephones; where a CMS keeps of it only the img, that is right too.
 * The script at its end is optional and swaps the frame in.
 */
export function figureCode(snapshot: Snapshot, links: SnapshotLinks): string {
  const { width, height } = pictureSize(snapshot);
  const narrow = narrowFileSize(snapshot, links.page);
  const telephone = markup`media="(max-width: ${NARROW_BELOW - 1}px)" width="${narrow.width}" height="${narrow.height}"`;
  const size = markup`width="${width}" height="${height}" loading="lazy" style="max-width:100%;height:auto"`;
  const words = `${snapshot.title}. ${asOfWords(snapshot)}. ${sourceCountWords(snapshot)}:`;
  return [
    markup`<figure data-powerlines="${snapshot.id}" style="margin:0">`,
    markup`<a href="${links.page}"><picture><source srcset="${links.narrow}" ${telephone}>`,
    markup`<img src="${links.files.svg}" alt="${snapshot.alt}" ${size}></picture></a>`,
    ...storyCode(snapshot, links, size),
    markup`<figcaption>${words} <a href="${links.page}">${withoutScheme(links.page)}</a></figcaption>`,
    markup`</figure>`,
    markup`<script async src="${links.embedScript}"></script>`,
  ].join("\n");
}

/** A story without the frame: a picture of each step with its words. */
function storyCode(snapshot: Snapshot, links: SnapshotLinks, size: Markup): readonly Markup[] {
  const { steps = [] } = snapshot;
  if (steps.length === 0) return [];
  const items = steps.map(
    ({ title, text }, index) =>
      markup`<li><a href="${links.page}#step-${index + 1}"><img src="${links.stepFiles(index).svg}" alt="${stepAlt(snapshot, index)}" ${size}></a><p><b>${title}</b> ${text}</p></li>`,
  );
  const list = markup`<ol style="padding:0;list-style:none">`;
  return [list, ...items, markup`</ol>`];
}

/** px that words wrap to, per line, in a telephone's column; and what of the frame is neither them nor the picture. */
const NARROW_LINES = {
  title: { per: 26, high: 24 },
  deck: { per: 38, high: 22 },
  small: { per: 44, high: 19 },
} as const;
const NARROW_REST = 130;

const lines = (text: string, { per, high }: { readonly per: number; readonly high: number }) =>
  Math.ceil(text.length / per) * high;

/**
 * A telephone's column makes the picture taller. A frame that is too low scrolls by itself under the finger before the
 * article does, so its height follows the column by a rule that needs neither a script nor a style sheet.
 */
function heightRule(snapshot: Snapshot): string {
  const { title, caption = "", steps = [] } = snapshot;
  const ofSteps = steps.map((step) => lines(step.title, NARROW_LINES.deck) + lines(step.text, NARROW_LINES.deck));
  const words =
    lines(title, NARROW_LINES.title) +
    lines(caption, NARROW_LINES.deck) +
    lines(`${footerWords(snapshot)} · Sources, data and citation`, NARROW_LINES.small) +
    lines(shownWords(snapshot).join("; "), NARROW_LINES.small) +
    (steps.length === 0 ? 0 : FRAME_STEP + Math.max(...ofSteps));
  const drawn = narrowDrawingSize(snapshot);
  const tall = `${Math.ceil((drawn.height / drawn.width) * 100)}vw + ${words + NARROW_REST}px`;
  return `max(${frameSize(snapshot).height}px,min((${NARROW_BELOW}px - 100vw)*999,${tall}))`;
}

/** A frame that needs no script on the page around it. */
export function frameCode(snapshot: Snapshot, links: SnapshotLinks, bounds?: Size): string {
  const { width, height } = bounds ?? frameSize(snapshot);
  const rule = bounds === undefined ? `;height:${heightRule(snapshot)}` : "";
  const attributes = {
    src: links.embed,
    title: snapshot.title,
    width,
    height,
    loading: "lazy",
    style: `width:100%;max-width:${width}px;border:0${rule}`,
    sandbox: SANDBOX,
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(String(value))}"`);
  return `<iframe ${written.join(" ")}></iframe>`;
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, "");
}
