// A scene as one static SVG: a picture to publish. Real text, a title and a description on every node and relation, no
// script, nothing fetched. The same scene and size give the same bytes.
import type { WireRelation, WireSource } from "#contract";
import { widthScale } from "./amounts.ts";
import type { Curve, End, XY } from "./geometry.ts";
import { GAP, curveBetween, loopAt, pointAt } from "./geometry.ts";
import type { LabelFont } from "./label-wishes.ts";
import { edgeWish, lineHeight, nodeFont, nodeWish } from "./label-wishes.ts";
import type { Box, PlacedLabel } from "./labels.ts";
import { boxAt, overlaps, placeLabels } from "./labels.ts";
import { seenOpacity } from "./drawn-colours.ts";
import { hullsOf } from "./hulls.ts";
import type { StepCamera } from "#model";
import type { Hit, Scene, Scheme } from "./scene.ts";
import { drawnRelations } from "./scene.ts";
import { altText, namesOf, relationSentence, runsLeft } from "./sentences.ts";
import { boxAround, shotOf, viewBoxOf, withNames, withRoom } from "./shots.ts";
import { QUIET, ground, kindStyle, wordColour } from "./styles.ts";
import { hullMarks, hullNames, placeHullNames } from "./svg-hulls.ts";
import type { HullName } from "./svg-hulls.ts";
import { keySign, namesBeyond, numberLabels, signMarks, svgKey } from "./svg-key.ts";
import type { KeyEntry, KeyExtent } from "./svg-key.ts";
import { isUndatedBadged, svgLegend } from "./svg-legend.ts";
import { letterMark, letterSet, lineMark, nodeMark, shapeMark } from "./svg-marks.ts";
import { FONT_STACK, breakLines, measureText, n, svgText, xml } from "./svg-text.ts";
import type { EdgeElement, NodeElement } from "./to-elements.ts";
import { toElements } from "./to-elements.ts";
import { dateWords } from "./date-words.ts";
import { locatorWords } from "./words.ts";

export interface PictureOptions {
  /** px. */
  readonly width: number;
  /** px; without it the picture is as high as its graph wants to be. */
  readonly height?: number;
  readonly title?: string;
  /** One line under the title. */
  readonly deck?: string;
  readonly footer?: string;
  /** Where the footer leads. */
  readonly footerHref?: string;
  /** Only what is present; default yes. */
  readonly legend?: boolean;
  /** What the reader of a screen hears; default is made from the graph. */
  readonly alt?: string;
  /** Named in the relations' descriptions. */
  readonly sources?: readonly WireSource[];
  /** Each family's letter on its lines and in the legend, in groups of class "letters": for a page that shows them in print. */
  readonly letters?: boolean;
  /** Lines and nodes take focus and are wide enough for a finger: for an SVG inside a page, not for an image. */
  readonly touchable?: boolean;
  /** Where a line or a node leads: each that leads somewhere is a link, in the order of the drawing. */
  readonly linkOf?: (hit: Hit) => string | undefined;
  /** No label is set smaller, px; default is what fits a little more than it could be read. */
  readonly smallestLabel?: number;
  /** Names without room are numbered, and told in a key under the graph; the picture is as much higher. */
  readonly key?: KeyExtent;
  /** A class of the style sheet around it, for each mark and its label. */
  readonly classOf?: (hit: Hit) => string;
  /** An id of the drawing without its ground, for a page that holds it. */
  readonly drawingId?: string;
  /** Ids in the page around it whose words name a mark that leads somewhere: it has no title and description of its own then. */
  readonly namedBy?: (hit: Hit) => string | undefined;
  /** Ids of entities whose labels go before others'. */
  readonly named?: ReadonlySet<string>;
  /** Only a part of the graph, in the place of the whole; title, legend and footer stay. */
  readonly shot?: Shot;
}

/** What is to be seen: what is lifted, and where the camera is. Absent camera: everything. */
export interface Shot {
  /** Ids of entities and relations. */
  readonly lifted: ReadonlySet<string>;
  readonly camera?: StepCamera;
}

interface DrawnNode extends XY {
  readonly element: NodeElement;
  readonly half: number;
}

interface DrawnEdge {
  readonly element: EdgeElement;
  readonly curves: readonly Curve[];
}

const MARGIN = 22;
const TITLE: LabelFont = { size: 20, weight: 650 };
const DECK: LabelFont = { size: 14, weight: 400 };
const FOOT: LabelFont = { size: 12, weight: 400 };
const EDGE_FONT: LabelFont = { size: 12, weight: 650 };
/** Of a label at its own size, px (label-wishes.ts). */
const SMALLEST_FONT = 12;

/** A paragraph from `top`, and where the next thing may begin. */
function paragraph(text: string | undefined, top: number, width: number, font: LabelFont, fill: string) {
  if (text === undefined || text === "") return { svg: "", bottom: top };
  const height = Math.round(font.size * 1.3);
  const lines = breakLines(text, width, font);
  const leftwards = runsLeft(text);
  const side = leftwards ? ({ leftwards, anchor: "end" } as const) : {};
  const x = leftwards ? MARGIN + width : MARGIN;
  const svg = lines.map((line, index) => svgText(line, x, top + index * height + font.size, { font, fill, ...side }));
  return { svg: svg.join(""), bottom: top + lines.length * height };
}

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly high: number;
}

function extentOf(nodes: readonly NodeElement[]): Extent {
  if (nodes.length === 0) return { left: 0, top: 0, wide: 0, high: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position } of nodes) {
    left = Math.min(left, position.x);
    right = Math.max(right, position.x);
    top = Math.min(top, position.y);
    bottom = Math.max(bottom, position.y);
  }
  return { left, top, wide: right - left, high: bottom - top };
}

/** px around the outermost middles: half a node, and a label below; an area's rim reaches further, and has its name on top. */
const roomFor = (width: number, grouped: boolean) =>
  grouped ? { x: Math.min(52, width / 7), top: 56, bottom: 46 } : { x: Math.min(56, width / 8), top: 20, bottom: 40 };
/** How much more one direction may be stretched than the other, to use the frame: more in a column, where names need height. */
const mostStretch = (width: number) => (width < 420 ? 1.9 : 1.5);
const LARGEST_SCALE = 1.4;
/** Nodes shrink less than the distances between them, and grow less. */
const LARGEST_NODES = 1.15;
const nodeScaleOf = (scale: number) => Math.max(0.5, Math.min(LARGEST_NODES, scale * 1.15));

/** Maps the drawing into the frame, with room for the labels at the rim. `scale` is that of the tighter direction. */
function fitInto(
  { left, top, wide, high }: Extent,
  frame: Box,
  grouped: boolean,
): {
  readonly scale: number;
  readonly place: (point: XY) => XY;
  /** Which point of the graph stands there. */
  readonly placed: (point: XY) => XY;
} {
  const room = roomFor(frame.right - frame.left, grouped);
  const fitX = wide > 0 ? (frame.right - frame.left - 2 * room.x) / wide : LARGEST_SCALE;
  const fitY = high > 0 ? (frame.bottom - frame.top - room.top - room.bottom) / high : LARGEST_SCALE;
  const scale = Math.max(0.02, Math.min(LARGEST_SCALE, fitX, fitY));
  const stretched = scale * mostStretch(frame.right - frame.left);
  const scaleX = Math.max(scale, Math.min(fitX, stretched, LARGEST_SCALE));
  const scaleY = Math.max(scale, Math.min(fitY, stretched, LARGEST_SCALE));
  const middle = { x: (frame.left + frame.right) / 2, y: (frame.top + room.top + frame.bottom - room.bottom) / 2 };
  return {
    scale: Math.sqrt(scaleX * scaleY),
    place: ({ x, y }) => ({
      x: middle.x + (x - left - wide / 2) * scaleX,
      y: middle.y + (y - top - high / 2) * scaleY,
    }),
    placed: ({ x, y }) => ({
      x: left + wide / 2 + (x - middle.x) / scaleX,
      y: top + high / 2 + (y - middle.y) / scaleY,
    }),
  };
}

/** The height in px that a graph of this extent wants in a frame this wide: its own shape, within reason. */
function wantedFrame({ wide, high }: Extent, width: number, grouped: boolean): number {
  const room = roomFor(width, grouped);
  const across = width - 2 * room.x;
  const shape = wide > 0 && high > 0 ? high / wide : 0.6;
  const down = Math.max(0.45, Math.min(width < 420 ? 1.7 : 1.1, shape * (width < 420 ? 1.9 : 1))) * across;
  return Math.round(Math.min(down, high * LARGEST_SCALE || down) + room.top + room.bottom);
}

function curvesOf(
  edge: EdgeElement,
  byId: ReadonlyMap<string, DrawnNode>,
  scale: number,
  nodeScale: number,
): readonly Curve[] {
  const source = byId.get(edge.data.source);
  const target = byId.get(edge.data.target);
  if (source === undefined || target === undefined) return [];
  const end = (node: DrawnNode): End => ({ x: node.x, y: node.y, half: node.half, shape: node.element.data.shape });
  if (source === target) return loopAt(end(source), GAP * nodeScale);
  return [curveBetween(end(source), end(target), edge.data.bend * scale, GAP * nodeScale)];
}

const atScale = (font: LabelFont, scale: number): LabelFont => ({
  ...font,
  size: Math.round(font.size * scale * 10) / 10,
});

/** px² of the frame for each name that may stand over others' marks. */
const FOREMOST_ROOM = 24_000;

/** Ids of the selected and the best connected: as many as the frame has room for. */
function foremostOf(
  nodes: readonly DrawnNode[],
  frame: Box,
  isLifted: (element: NodeElement) => boolean,
): readonly string[] {
  const room = Math.max(5, Math.round(((frame.right - frame.left) * (frame.bottom - frame.top)) / FOREMOST_ROOM));
  return nodes
    .map(({ element }) => element)
    .toSorted((a, b) => Number(isLifted(b)) - Number(isLifted(a)) || b.data.degree - a.data.degree)
    .slice(0, room)
    .map(({ data }) => data.id);
}

function labelsOf(
  nodes: readonly DrawnNode[],
  edges: readonly DrawnEdge[],
  names: readonly HullName[],
  { fontScale, nodeScale }: { readonly fontScale: number; readonly nodeScale: number },
  frame: Box,
  key: KeyExtent | undefined,
  named: ReadonlySet<string> | undefined,
) {
  const scaled = (font: LabelFont): LabelFont => atScale(font, fontScale);
  const sign = key === undefined ? undefined : keySign(key, nodes.length);
  const edgeFont = scaled(EDGE_FONT);
  const fonts = new Map(nodes.map((node) => [node.element.data.id, scaled(nodeFont(node.element.data.major))]));
  const fontOf = (id: string) => fonts.get(id) ?? edgeFont;
  const obstacles = nodes.map((node) => ({ id: node.element.data.id, ...boxAt(node, 2 * node.half, 2 * node.half) }));
  const isLifted = ({ classes, data }: NodeElement) =>
    classes.includes("selected") || named?.has(data.entityId) === true;
  // Where no page beside it says who they are, the main ones keep their names: over lesser marks rather than as a number.
  const foremost = new Set(key === "all" ? foremostOf(nodes, frame, isLifted) : []);
  const wishes = [
    ...nodes.map(({ element, x, y, half }) =>
      nodeWish(
        {
          id: element.data.id,
          name: element.data.name,
          x,
          y,
          half,
          degree: element.data.degree,
          font: fontOf(element.data.id),
          lift: isLifted(element) ? 1000 : 0,
          forced: false,
          overNodes: foremost.has(element.data.id),
        },
        measureText,
        foremost.has(element.data.id) ? undefined : sign,
      ),
    ),
    ...edges
      .filter(({ element }) => element.data.telling || element.classes.includes("selected"))
      .flatMap(({ element, curves }) => {
        const curve = curves[0];
        if (curve === undefined) return [];
        const { id, label, width, amount } = element.data;
        return [
          edgeWish(
            { id, label, curve, font: edgeFont, rank: width, forced: false, insistent: amount > 0 },
            measureText,
          ),
        ];
      }),
  ];
  const taken = [...obstacles, ...names.map(({ box }) => box)];
  const lines = edges.flatMap(({ element: { data }, curves }) =>
    curves.map((curve) => ({ id: data.id, curve, half: (data.width * nodeScale) / 2 })),
  );
  const placed = new Map(placeLabels(wishes, taken, frame, lines).map((label) => [label.id, label]));
  const marks = nodes.map(({ element: { data }, ...at }) => ({
    ...at,
    id: data.id,
    name: data.name,
    degree: data.degree,
  }));
  const signed = numberLabels(key === undefined ? placed : signMarks(placed, marks, key), marks, sign);
  const beyond = key === undefined ? [] : marks.filter(({ id }) => !signed.shown.has(id));
  return { ...signed, beyond, fontOf, edgeFont };
}

type PictureNames = ReturnType<typeof labelsOf>;

function labelMark(label: PlacedLabel, font: LabelFont, fill: string, halo: string, opacity: number): string {
  const height = lineHeight(font);
  const first = label.y - ((label.lines.length - 1) * height) / 2 + font.size * 0.36;
  return label.lines
    .map((line, index) =>
      svgText(line, label.x, first + index * height, { font, fill, anchor: "middle", halo, opacity }),
    )
    .join("");
}

function evidenceWords(relation: WireRelation, sources: ReadonlyMap<string, WireSource>): string {
  return relation.evidence
    .map((item) => {
      const source = sources.get(item.source);
      const published = source?.properties["publishedDate"];
      const date = dateWords(typeof published === "string" ? published : undefined);
      return `${source?.title ?? item.source}, ${locatorWords(item.locator)}, ${date}`;
    })
    .join("; ");
}

/** px at scale 1 from a member's middle to the rim of its group. */
const HULL_ROOM = 46;

/** px under the key. */
const KEY_GAP = 14;

const quietness = (classes: string) => (classes.includes("quiet") ? QUIET : 1);

/**
 * What is drawn where, before it is written: the marks, the words around them, and the labels that found room: where
 * they did in `like`, the same picture on another ground.
 */
function composePicture(scene: Scene, options: PictureOptions, like?: { readonly labels: PictureNames }) {
  const { width } = options;
  const page = ground(scene.scheme);
  const relations = drawnRelations(scene);
  const elements = toElements(scene);
  const nodes = elements.filter((element) => element.group === "nodes");
  const edges = elements.filter((element) => element.group === "edges");
  const inner = width - 2 * MARGIN;

  const title = paragraph(options.title, MARGIN - 4, inner, TITLE, page.ink);
  const deck = paragraph(options.deck, title.bottom + (options.deck === undefined ? 0 : 4), inner, DECK, page.quietInk);
  const scale = widthScale({ relations });
  const grouped = (scene.groups ?? []).length > 0;
  const legendOf = (nodeScale: number) =>
    options.legend === false
      ? { svg: "", height: 0 }
      : svgLegend({
          scene,
          nodes: nodes.map(({ data }) => data),
          edges: edges.map(({ data }) => data),
          scale,
          nodeScale,
          width: inner,
          lettered: options.letters === true,
          whole: options.height === undefined,
        });
  const footLines = options.footer === undefined ? 0 : breakLines(options.footer, inner, FOOT).length;
  const footHeight = footLines === 0 ? MARGIN / 2 : MARGIN - 4 + footLines * 16;
  const extent = extentOf(nodes);
  const frameTop = deck.bottom + 4;
  const framed = (legendHeight: number) => {
    const below = (legendHeight === 0 ? 0 : legendHeight + 6) + (footLines === 0 ? 4 : 18) + footHeight;
    const graphHeight = options.height ?? Math.ceil(frameTop + wantedFrame(extent, width - 16, grouped) + below);
    const bottom = Math.max(frameTop + 80, graphHeight - below);
    const frame: Box = { left: 8, top: frameTop, right: width - 8, bottom };
    return { graphHeight, frame, fit: fitInto(extent, frame, grouped) };
  };
  // Sizes in the legend depend on the scale, the scale on the frame, the frame on the legend's height: nodes are drawn
  // at the scale that the highest legend leaves, and the frame takes what the legend did not need.
  const nodeScale = nodeScaleOf(framed(legendOf(LARGEST_NODES).height).fit.scale);
  const drawnLegend = legendOf(nodeScale);
  const { graphHeight, frame, fit } = framed(drawnLegend.height);

  const drawn = nodes.map((element): DrawnNode => {
    const point = fit.place(element.position);
    return { element, x: point.x, y: point.y, half: (element.data.size / 2) * nodeScale };
  });
  const byId = new Map(drawn.map((node) => [node.element.data.id, node]));
  const lines = edges.map((element): DrawnEdge => ({ element, curves: curvesOf(element, byId, fit.scale, nodeScale) }));
  const least = options.smallestLabel === undefined ? 0.84 : options.smallestLabel / SMALLEST_FONT;
  const fontScale = Math.max(least, Math.min(1, fit.scale + 0.25));
  const byEntity = new Map(drawn.map((node) => [node.element.data.entityId, node]));
  const hulls = hullsOf(scene, (id) => byEntity.get(id), HULL_ROOM * nodeScale);
  const names = placeHullNames(hulls, atScale(EDGE_FONT, fontScale), frame, drawn);
  const labels =
    like?.labels ?? labelsOf(drawn, lines, names, { fontScale, nodeScale }, frame, options.key, options.named);
  const more = options.key === undefined ? "" : moreWords(labels, options.key, options.touchable === true);
  const named = svgKey(labels.entries, inner, { number: page.ink, name: page.quietInk }, more);
  const key = { ...named, top: frame.bottom + 2 };
  const keyRoom = named.height === 0 ? 0 : named.height + KEY_GAP;

  const height = graphHeight + keyRoom;
  const footTop = height - footHeight;
  const footer = paragraph(options.footer, footTop, inner, FOOT, page.quietInk);
  const rule =
    footLines === 0 ? "" : `<path d="M${MARGIN} ${n(footTop - 10)}H${width - MARGIN}" stroke="${page.rule}"/>`;
  const legend = { top: footTop - (footLines === 0 ? 4 : 18) - drawnLegend.height, ...drawnLegend };
  const { place, placed } = fit;
  const parts = { title, deck, footer, rule, key, legend, frame, place, placed };
  return { width, height, page, relations, ...parts, drawn, lines, hulls, names, nodeScale, labels };
}

type Composed = ReturnType<typeof composePicture>;

/** Of those that have neither a name nor a number: who they are, where the key tells all, and where the others are told. */
function moreWords({ beyond, entries }: PictureNames, extent: KeyExtent, inPage: boolean): string {
  const { names, left } = namesBeyond(beyond, entries.length, extent);
  const where = extent === "all" ? "not named here" : inPage ? "in the text below" : "in the text of its page";
  return [
    ...(names.length === 0 ? [] : [`Without a number: ${names.join("; ")}`]),
    ...(left === 0 ? [] : [`and ${left.toLocaleString("en")} more${extent === "all" ? "," : ""} ${where}`]),
  ].join("; ");
}

/** Where a shot looks, px of the picture, in the shape of `whole`. */
function lookAt({ drawn, lines, labels: { shown }, place }: Composed, { lifted, camera }: Shot, whole: Box): Box {
  if (camera === undefined) return whole;
  if (camera.fit === "box") {
    const [start, end] = [place(camera), place({ x: camera.x + camera.width, y: camera.y + camera.height })];
    return withNames({ left: start.x, top: start.y, right: end.x, bottom: end.y }, whole, (seen) =>
      drawn
        .filter(({ x, y }) => x >= seen.left && x <= seen.right && y >= seen.top && y <= seen.bottom)
        .flatMap(({ element }) => shown.get(element.data.id)?.box ?? []),
    );
  }
  const boxes = [
    ...drawn
      .filter(({ element }) => lifted.has(element.data.entityId))
      .flatMap(({ element, x, y, half }) => [
        { left: x - half, top: y - half, right: x + half, bottom: y + half },
        shown.get(element.data.id)?.box ?? [],
      ]),
    ...lines
      .filter(({ element }) => lifted.has(element.data.relationId))
      .flatMap(({ element, curves }) => [
        ...curves.map((curve) => {
          const middle = pointAt(curve, 0.5);
          const [xs, ys] = [
            [curve.from.x, middle.x, curve.to.x],
            [curve.from.y, middle.y, curve.to.y],
          ];
          return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
        }),
        shown.get(element.data.id)?.box ?? [],
      ]),
  ].flat();
  const around = boxAround(boxes);
  return around === undefined ? whole : shotOf(withRoom(around), whole);
}

/** What a shot brings into sight: a part of the picture, px there; and the entities whose middle is not in it. */
export interface PictureShot {
  readonly box: Box;
  readonly outside: readonly string[];
  /** The same part of the graph, px at zoom 1. */
  readonly seen: Box;
  /** Whose number is in sight while the key that tells it is not. */
  readonly numbered: readonly KeyEntry[];
}

/** The shots of the picture that `toSvg` makes of the same scene and options. */
export function pictureShots(scene: Scene, options: PictureOptions, shots: readonly Shot[]): readonly PictureShot[] {
  const composed = composePicture(scene, options);
  const whole = { left: 0, top: 0, right: composed.width, bottom: composed.height };
  return shots.map((shot) => {
    const box = lookAt(composed, shot, whole);
    const isOutside = ({ x, y }: XY) => x < box.left || x > box.right || y < box.top || y > box.bottom;
    const hidden = composed.drawn.filter(isOutside);
    const away = new Set(hidden.map(({ element }) => element.data.id));
    const { key, labels } = composed;
    const isKeySeen = box.bottom >= key.top + key.height;
    const [start, end] = [
      composed.placed({ x: box.left, y: box.top }),
      composed.placed({ x: box.right, y: box.bottom }),
    ];
    return {
      box,
      outside: hidden.map(({ element }) => element.data.entityId),
      seen: { left: start.x, top: start.y, right: end.x, bottom: end.y },
      numbered: isKeySeen ? [] : labels.entries.filter(({ id }) => !away.has(id)),
    };
  });
}

/** A label as it falls in the picture, px there; the id is the one of its entity or relation. */
export interface PictureLabel extends Hit {
  readonly box: Box;
  readonly fontSize: number;
}

export interface PictureLabels {
  readonly shown: readonly PictureLabel[];
  /** Entities whose name stands in the key, by number. */
  readonly numbered: readonly string[];
  /** Entities left without either. */
  readonly unlabelled: readonly string[];
  /** Entities whose mark lies under or over another's, so that one is not seen whole. */
  readonly crowded: readonly string[];
}

/** Nearer than where they touch. */
function isCrowding(a: DrawnNode, b: DrawnNode): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < (a.half + b.half) * 0.95;
}

/** The labels of the picture that `toSvg` makes of the same scene and options. */
export function pictureLabels(scene: Scene, options: PictureOptions): PictureLabels {
  const { drawn, lines, labels } = composePicture(scene, options);
  const { shown, numbered, fontOf } = labels;
  const hits: readonly (Hit & { readonly key: string })[] = [
    ...drawn.map(({ element: { data } }) => ({ kind: "entity" as const, id: data.entityId, key: data.id })),
    ...lines.map(({ element: { data } }) => ({ kind: "relation" as const, id: data.relationId, key: data.id })),
  ];
  return {
    shown: hits.flatMap(({ kind, id, key }) => {
      const label = shown.get(key);
      return label === undefined ? [] : [{ kind, id, box: label.box, fontSize: fontOf(key).size }];
    }),
    numbered: hits.filter(({ key }) => numbered.has(key)).map(({ id }) => id),
    unlabelled: hits.filter(({ kind, key }) => kind === "entity" && !shown.has(key)).map(({ id }) => id),
    crowded: drawn
      .filter((node) => drawn.some((other) => other !== node && isCrowding(node, other)))
      .map(({ element }) => element.data.entityId),
  };
}

/** Whether a footer of these words is one line. */
export function fitsFooter(words: string, width: number): boolean {
  return measureText(words, FOOT) <= width - 2 * MARGIN;
}

/** How high the picture is that `toSvg` makes of the same scene and options, px. */
export function pictureHeight(scene: Scene, options: PictureOptions): number {
  return composePicture(scene, options).height;
}

/** The SVG document, without an XML declaration. Everything a fact says is escaped; control characters are dropped. */
export function toSvg(scene: Scene, options: PictureOptions): string {
  return written(scene, options, composePicture(scene, options));
}

/** The same picture on both grounds. Where its labels have room, which takes the most time, is asked once. */
export function toSvgs({ light, dark }: Readonly<Record<Scheme, Scene>>, options: PictureOptions) {
  const composed = composePicture(light, options);
  return {
    light: written(light, options, composed),
    dark: written(dark, options, composePicture(dark, options, composed)),
  };
}

function written(scene: Scene, options: PictureOptions, composed: Composed): string {
  const { width, height, page, relations, title, deck, footer, rule, key, legend, drawn, lines, nodeScale } = composed;
  const { hulls, names, labels } = composed;
  const { shown, fontOf, edgeFont } = labels;

  const classed = (hit: Hit): string => (options.classOf === undefined ? "" : ` class="${options.classOf(hit)}"`);
  const linked = (hit: Hit, mark: string): string => {
    const address = options.linkOf?.(hit);
    if (address === undefined) return classed(hit) === "" ? mark : `<g${classed(hit)}>${mark}</g>`;
    const name = options.namedBy?.(hit);
    const named = name === undefined ? "" : ` aria-labelledby="${xml(name)}"`;
    return `<a href="${xml(address)}"${named}${classed(hit)}>${mark}</a>`;
  };
  const told = (hit: Hit, title: string, desc: string): string =>
    options.linkOf?.(hit) !== undefined && options.namedBy?.(hit) !== undefined
      ? ""
      : `<title>${xml(title)}</title><desc>${xml(desc)}</desc>`;
  const letters = options.drawingId === undefined ? undefined : letterSet(options.drawingId);
  const grouped = (hit: Hit, label: string): string =>
    classed(hit) === "" || label === "" ? label : `<g${classed(hit)}>${label}</g>`;
  const nameOf = namesOf(scene);
  const sources = new Map((options.sources ?? []).map((source) => [source.id, source]));
  const byRelation = new Map(relations.map((relation) => [relation.id, relation]));
  // A link takes focus by itself.
  const focusable = options.touchable === true && options.linkOf === undefined ? ' tabindex="0"' : "";
  const words = [...[...shown.values()].map(({ box }) => box), ...names.map(({ box }) => box)];
  const look = {
    scale: nodeScale,
    ground: page.ground,
    casing: page.quietInk,
    touchable: options.touchable === true,
    wordsOf: (id: string) => shown.get(id)?.box,
    isWritten: (box: Box) => words.some((other) => overlaps(box, other)),
    undatedBadged: isUndatedBadged(lines.map(({ element }) => element.data)),
  };

  // A family is told by its letter where there is no hue: on paper.
  const lettered = ({ data }: EdgeElement, curves: readonly Curve[]): string => {
    const curve = curves[0];
    if (options.letters !== true || curve === undefined) return "";
    const at = pointAt(curve, shown.has(data.id) ? 0.2 : 0.5);
    const paint = { stroke: data.stroke, ground: page.ground, fill: wordColour(data.stroke, scene.scheme) };
    return (letters?.place ?? letterMark)(data.letter, at, paint);
  };
  // The quiet lines first, so that an amount is never crossed by a dotted one.
  const lineMarks = lines
    .toSorted((a, b) => a.element.data.width - b.element.data.width)
    .map(({ element, curves }) => {
      const relation = byRelation.get(element.data.relationId);
      if (relation === undefined) return "";
      const seen = seenOpacity(element.data, scene.styling);
      const opacity = seen * quietness(element.classes);
      const hit: Hit = { kind: "relation", id: relation.id };
      return linked(
        hit,
        `<g data-relation="${xml(relation.id)}"${focusable}${opacity === 1 ? "" : ` opacity="${n(opacity)}"`}>` +
          told(hit, relationSentence(relation, nameOf), evidenceWords(relation, sources)) +
          `${lineMark(element.data, curves, look)}${lettered(element, curves)}</g>`,
      );
    });
  const nodeMarks = drawn.map(({ element, x, y, half }) => {
    const { data, classes } = element;
    const opacity = quietness(classes);
    const ring = classes.includes("selected")
      ? shapeMark(data.shape, { x, y }, half + 4, `fill="none" stroke="${page.accent}" stroke-width="2.5"`)
      : "";
    const hit: Hit = { kind: "entity", id: data.entityId };
    return linked(
      hit,
      `<g data-entity="${xml(data.entityId)}"${focusable}${opacity === 1 ? "" : ` opacity="${n(opacity)}"`}>` +
        told(hit, data.name, `${kindStyle(data.kind, scene.scheme).label}, ${data.degree} relations`) +
        `${ring}${nodeMark(data, { x, y }, half)}</g>`,
    );
  });
  const edgeLabels = lines.map(({ element }) => {
    const label = shown.get(element.data.id);
    const fill = wordColour(element.data.stroke, scene.scheme);
    if (label === undefined) return "";
    const mark = labelMark(label, edgeFont, fill, page.ground, quietness(element.classes));
    return grouped({ kind: "relation", id: element.data.relationId }, mark);
  });
  const nodeLabels = drawn.map(({ element }) => {
    const label = shown.get(element.data.id);
    const font = fontOf(element.data.id);
    if (label === undefined) return "";
    const mark = labelMark(label, font, page.ink, page.ground, quietness(element.classes));
    return grouped({ kind: "entity", id: element.data.entityId }, mark);
  });
  const graph = [
    letters?.defs() ?? "",
    hulls.length === 0 ? "" : `<g class="groups">${hullMarks(hulls)}</g>`,
    `<g class="relations">${lineMarks.join("")}</g>`,
    `<g class="entities">${nodeMarks.join("")}</g>`,
    `<g class="labels" pointer-events="none">${edgeLabels.join("")}${nodeLabels.join("")}${hullNames(names, scene.scheme)}</g>`,
  ].join("");
  const drawing = [
    title.svg,
    deck.svg,
    options.shot === undefined ? graph : framed(graph, composed.frame, lookAt(composed, options.shot, composed.frame)),
    key.height === 0 ? "" : `<g class="key" transform="translate(${MARGIN} ${n(key.top)})">${key.svg}</g>`,
    legend.height === 0 ? "" : `<g class="legend" transform="translate(${MARGIN} ${n(legend.top)})">${legend.svg}</g>`,
    rule,
    options.footerHref === undefined ? footer.svg : `<a href="${xml(options.footerHref)}">${footer.svg}</a>`,
  ].join("");

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="${options.touchable === true ? "group" : "img"}" font-family="${FONT_STACK}">`,
    `<title>${xml(options.title ?? "Network of relations")}</title><desc>${xml(options.alt ?? altText(scene))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${page.ground}"/>`,
    options.drawingId === undefined ? drawing : `<g id="${options.drawingId}">${drawing}</g>`,
    "</svg>",
  ].join("");
}

/** A part of the graph in the frame of the whole; what lies outside is cut off. */
function framed(graph: string, { left, top, right, bottom }: Box, seen: Box): string {
  const place = `x="${n(left)}" y="${n(top)}" width="${n(right - left)}" height="${n(bottom - top)}"`;
  return `<svg ${place} viewBox="${viewBoxOf(seen)}">${graph}</svg>`;
}
