// What an editor pastes: a figure that is right without any script, a plain frame, or an address for oEmbed.
import type { Snapshot } from "#model";
import { escapeXml, markup } from "./html.ts";
import type { Markup } from "./html.ts";
import type { SnapshotLinks } from "./links.ts";
import { narrowDrawingSize, narrowFileSize, stepKeys } from "./draw.ts";
import { NARROW_BELOW, largestSize, pictureSize } from "./picture-size.ts";
import type { Size } from "./picture-size.ts";
import { stepAlt } from "./story.ts";
import { asOfWords, footerWords, shownWords, sourceCountWords } from "./words.ts";

const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/**
 * A linked picture with its caption, drawn apart for telephones; where a CMS keeps of it only the img, that is right too.
 * The script in it is optional and swaps the frame in. Its element is as high as the frame will be, in the same cell of a
 * grid as the picture, so that what follows stays where it is when that happens; taken out, it takes the room with it.
 */
export function figureCode(snapshot: Snapshot, links: SnapshotLinks): string {
  const { width, height } = pictureSize(snapshot);
  const narrow = narrowFileSize(snapshot, links.page);
  const telephone = markup`media="(max-width: ${NARROW_BELOW - 1}px)" width="${narrow.width}" height="${narrow.height}"`;
  const size = markup`width="${width}" height="${height}" loading="lazy" style="display:block;width:100%;height:auto"`;
  const words = `${snapshot.title}. ${asOfWords(snapshot)}. ${sourceCountWords(snapshot)}:`;
  const most = largestFrame(snapshot);
  return [
    markup`<figure data-powerlines="${snapshot.id}" style="margin:0;width:100%;max-width:${most}px;display:grid;grid-template-columns:minmax(0,1fr);container-type:inline-size">`,
    markup`<a href="${links.page}" style="${CELL}"><picture><source srcset="${links.narrow}" ${telephone}>`,
    markup`<img src="${links.files.svg}" alt="${snapshot.alt}" ${size}></picture></a>`,
    ...storyCode(snapshot, links, size),
    ...scriptCode(snapshot, links, most),
    markup`<figcaption>${words} <a href="${links.page}">${withoutScheme(links.page)}</a></figcaption>`,
    markup`</figure>`,
  ].join("\n");
}

/** Where the picture, its frame and the room for it lie over each other. */
const CELL = "grid-area:1/1";

/** A story's list of pictures is higher than its frame: there is no room to keep. */
function scriptCode(snapshot: Snapshot, links: SnapshotLinks, most: number): readonly Markup[] {
  if (snapshot.steps !== undefined && snapshot.steps.length > 0) {
    return [markup`<script async src="${links.embedScript}"></script>`];
  }
  const room = `height:${heightRule(snapshot, "100cqw", { width: most, height: Infinity })}`;
  return [
    markup`<script async src="${links.embedScript}" style="display:block;${CELL};z-index:-1;${room}"></script>`,
    markup`<noscript><style>[data-powerlines]>script{display:none!important}</style></noscript>`,
  ];
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

/** px beside the picture in a column that is not narrow (style.ts). */
const BESIDE = 24;

/** A frame's columns by width, px: where each begins, how many letters make a line there and how high it is. */
const COLUMNS = {
  narrow: {
    from: 0,
    title: { per: 24, high: 24 },
    deck: { per: 36, high: 22 },
    small: { per: 42, high: 19 },
  },
  wide: {
    from: NARROW_BELOW,
    title: { per: 42, high: 24 },
    deck: { per: 62, high: 22 },
    small: { per: 70, high: 19 },
  },
  roomy: {
    from: 720,
    title: { per: 64, high: 24 },
    deck: { per: 95, high: 22 },
    small: { per: 106, high: 19 },
  },
} as const;
type Column = keyof typeof COLUMNS;
/** What is neither words nor the picture, px. */
const REST = 110;
/** What turns the steps of a story, px. */
const TURNS = 72;

const linesOf = (text: string, { per, high }: { readonly per: number; readonly high: number }) =>
  Math.ceil(text.length / per) * high;

/** px of a frame's height that do not grow with its column: words, and what is neither they nor the picture. */
function wordsHeight(snapshot: Snapshot, column: Column): number {
  const { title, caption = "", steps = [] } = snapshot;
  const { title: heading, deck, small } = COLUMNS[column];
  const keys = column === "narrow" ? stepKeys(snapshot) : [];
  const ofKeys = keys.map((key) => linesOf(key.map(({ number, name }) => `${number} ${name}    `).join(""), small));
  const ofSteps = steps.map(({ title: said, text }) =>
    [said, ...text.split("\n")].reduce((sum, line) => sum + linesOf(line === "" ? " " : line, deck), 0),
  );
  return (
    linesOf(title, heading) +
    linesOf(caption, deck) +
    linesOf(`${footerWords(snapshot)} · Sources, data and citation`, small) +
    linesOf(shownWords(snapshot).join("; "), small) +
    (steps.length === 0 ? 0 : TURNS + Math.max(...ofSteps) + Math.max(0, ...ofKeys)) +
    REST
  );
}

/** A frame's height: px for each px of its column's width, and px besides. */
interface Slope {
  readonly perPx: number;
  readonly rest: number;
}

function slopes(snapshot: Snapshot): Readonly<Record<Column, Slope>> {
  const { width, height } = pictureSize(snapshot);
  const drawn = narrowDrawingSize(snapshot);
  const perPx = height / width;
  const beside = (column: Column) => ({ perPx, rest: wordsHeight(snapshot, column) - BESIDE * perPx });
  return {
    narrow: { perPx: drawn.height / drawn.width, rest: wordsHeight(snapshot, "narrow") },
    wide: beside("wide"),
    roomy: beside("roomy"),
  };
}

/** As wide as the picture is drawn, or as there is room for; and as high as it is there. */
export function frameSize(snapshot: Snapshot, room = pictureSize(snapshot).width): Size {
  const width = Math.min(room, largestFrame(snapshot));
  const { narrow, wide, roomy } = slopes(snapshot);
  const { perPx, rest } = width < COLUMNS.wide.from ? narrow : width < COLUMNS.roomy.from ? wide : roomy;
  return { width, height: Math.ceil(width * perPx + rest) };
}

function largestFrame(snapshot: Snapshot): number {
  return Math.min(1_000, largestSize(snapshot).width + BESIDE);
}

const heightAt = ({ perPx, rest }: Slope, width: string) => `${width}*${perPx.toFixed(3)} + ${Math.ceil(rest)}px`;

/**
 * A telephone's column makes the picture taller. A frame that is too low scrolls by itself under the finger before the
 * article does, so its height follows the column by a rule that needs neither a script nor a style sheet. Each part of the
 * rule is nothing or less outside of its own columns.
 */
function heightRule(snapshot: Snapshot, column: string, most: Size): string {
  const { narrow, wide, roomy } = slopes(snapshot);
  const { wide: second, roomy: third } = COLUMNS;
  const below = (px: number) => `(${px}px - ${column})*999`;
  const from = (px: number) => `(${column} - ${px - 1}px)*999`;
  const parts = [
    `min(${below(second.from)},${heightAt(narrow, column)})`,
    `min(${from(second.from)},${below(third.from)},${heightAt(wide, column)})`,
    `min(${from(third.from)},${heightAt(roomy, `min(${column},${most.width}px)`)})`,
  ];
  const rule = `max(${parts.join(",")})`;
  return Number.isFinite(most.height) ? `min(${most.height}px,${rule})` : rule;
}

/**
 * A frame that needs no script on the page around it. Around it is what its column is measured by; browsers without
 * such measures (before 2023), and pages that strip what is around, measure by the window.
 *
 * @param most how large it may be
 */
export function frameCode(snapshot: Snapshot, links: SnapshotLinks, most: Partial<Size> = {}): string {
  const { width, height } = frameSize(snapshot, most.width);
  const limits = { width: Math.min(most.width ?? Infinity, largestFrame(snapshot)), height: most.height ?? Infinity };
  const heights = ["100vw", "100cqw"].map((column) => `height:${heightRule(snapshot, column, limits)}`);
  const attributes = {
    src: links.embed,
    title: snapshot.title,
    width,
    height: Math.min(height, limits.height),
    loading: "lazy",
    style: `display:block;width:100%;border:0;${heights.join(";")}`,
    sandbox: SANDBOX,
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(String(value))}"`);
  return `<div style="container-type:inline-size;width:100%;max-width:${limits.width}px"><iframe ${written.join(" ")}></iframe></div>`;
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, "");
}
