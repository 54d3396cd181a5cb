// Nodes and lines as SVG marks, from the same elements as the explorer draws.
import type { ShapeName } from "#model";
import type { Curve, Head, XY } from "./geometry.ts";
import { directionAt, HEAD_CUT, headCorners, headLength, pointAt, shortened } from "./geometry.ts";
import { iconPath } from "./icons.ts";
import { CORNER, SHAPE_POINTS, iconFit } from "./shapes.ts";
import type { Box } from "./labels.ts";
import { n, px, svgText } from "./svg-text.ts";
import { badgeAt } from "./time-badge.ts";
import type { EdgeData, NodeData } from "./to-elements.ts";

const at = ({ x, y }: XY) => `${px(x)} ${px(y)}`;

const tenths = (to: number, since: number) => (Math.round(to * 10) - Math.round(since * 10)) / 10;

/** From where the path is: shorter to send than the place. Differences of what is written, so that no error adds up. */
function wayTo(start: XY, { x, y }: XY): string {
  return `${tenths(x, start.x)} ${tenths(y, start.y)}`;
}

/** The outline of a shape of half size `half` around a point. `paint` is further attributes. */
export function shapeMark(shape: ShapeName, { x, y }: XY, half: number, paint: string): string {
  if (shape === "ellipse") return `<circle cx="${px(x)}" cy="${px(y)}" r="${px(half)}" ${paint}/>`;
  if (shape === "round-rectangle") {
    const side = px(half * 2);
    return `<rect x="${px(x - half)}" y="${px(y - half)}" width="${side}" height="${side}" rx="${px(half * 2 * CORNER)}" ${paint}/>`;
  }
  // From corner to corner: nodes of one size are the same text but for its beginning.
  const [first = [0, 0], ...rest] = SHAPE_POINTS[shape];
  let last = first;
  const sides = rest.map((corner) => {
    const side = `${n((corner[0] - last[0]) * half)} ${n((corner[1] - last[1]) * half)}`;
    last = corner;
    return side;
  });
  const start = at({ x: x + first[0] * half, y: y + first[1] * half });
  return `<path d="M${start}l${sides.join(" ")}z" stroke-linejoin="round" ${paint}/>`;
}

/** An icon needs this much of a node, px. */
const ICON_FROM = 28;

/** A node with its icon where there is room. */
export function nodeMark(data: NodeData, point: XY, half: number): string {
  const shape = shapeMark(data.shape, point, half, `fill="${data.fill}" stroke="${data.outline}" stroke-width="1.25"`);
  if (half * 2 < ICON_FROM) return shape;
  const { part, lower } = iconFit(data.shape);
  const side = half * part;
  const move = `translate(${px(point.x - side / 2)} ${px(point.y - side / 2 + half * lower)}) scale(${n(side / 24)})`;
  return `${shape}<path d="${iconPath(data.iconName)}" transform="${move}" fill="none" stroke="${data.icon}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function headMark(head: Head, length: number, data: EdgeData, ground: string): string {
  const [left, right] = headCorners(head, length);
  const fill = data.arrowFill === "hollow" ? ground : data.stroke;
  const outline = data.arrowFill === "hollow" ? ` stroke="${data.stroke}" stroke-width="1.3"` : "";
  return `<path d="M${at(head.tip)}l${wayTo(head.tip, left)} ${wayTo(left, right)}z" fill="${fill}"${outline} stroke-linejoin="round"/>`;
}

function pathOf(curves: readonly Curve[]): string {
  const [first] = curves;
  if (first === undefined) return "";
  return `M${at(first.from)}${curves.map((curve) => `q${wayTo(curve.from, curve.control)} ${wayTo(curve.from, curve.to)}`).join("")}`;
}

/** px at scale 1. */
const CLOCK_RADIUS = 5.5;

/** The badge of what is uncertain in time; without hands where nobody says when. `radius` in px of the picture. */
export function clockMark({ x, y }: XY, radius: number, undated: boolean, stroke: string, ground: string): string {
  const hands = undated
    ? ""
    : `<path d="M${px(x)} ${px(y - radius * 0.55)}V${px(y)}L${px(x + radius * 0.4)} ${px(y + radius * 0.22)}" fill="none" stroke="${stroke}" stroke-width="1.2"/>`;
  return `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${ground}" stroke="${stroke}" stroke-width="1.2"/>${hands}`;
}

interface LetterPaint {
  readonly stroke: string;
  readonly ground: string;
  readonly fill: string;
}

/** The letter of a family in a disc: what tells it where colours are not seen. */
export function letterMark(letter: string, at: XY, paint: LetterPaint): string {
  return `<g class="letters">${disc(letter, at, paint)}</g>`;
}

function disc(letter: string, { x, y }: XY, { stroke, ground, fill }: LetterPaint): string {
  const words = svgText(letter, x, y + 3.2, { font: { size: 9, weight: 650 }, fill, anchor: "middle" });
  return `<circle cx="${px(x)}" cy="${px(y)}" r="6.5" fill="${ground}" stroke="${stroke}" stroke-width="1.2"/>${words}`;
}

/** Letters of a drawing with many lines: each is written once, and placed by `use`. */
export function letterSet(drawingId: string) {
  const ids = new Map<string, string>();
  const discs: string[] = [];
  return {
    place: (letter: string, { x, y }: XY, paint: LetterPaint): string => {
      const key = [letter, ...Object.values(paint)].join();
      const id = ids.get(key) ?? `${drawingId}-l${ids.size}`;
      if (!ids.has(key)) discs.push(`<g id="${id}">${disc(letter, { x: 0, y: 0 }, paint)}</g>`);
      ids.set(key, id);
      return `<use class="letters" href="#${id}" x="${px(x)}" y="${px(y)}"/>`;
    },
    /** Once all are placed. */
    defs: (): string => (discs.length === 0 ? "" : `<defs>${discs.join("")}</defs>`),
  };
}

export interface LineLook {
  /** px of the picture for a px at zoom 1. */
  readonly scale: number;
  readonly ground: string;
  readonly casing: string;
  readonly undatedBadged: boolean;
  /** Adds an unseen line that a finger can hit. */
  readonly touchable: boolean;
  /** Where the words of an element are. */
  readonly wordsOf: (id: string) => Box | undefined;
  /** Whether words are there. */
  readonly isWritten: (box: Box) => boolean;
}

/** A relation's line along its curve (two for a loop), with heads, case and strike. */
export function lineMark(data: EdgeData, curves: readonly Curve[], look: LineLook): string {
  const first = curves[0];
  const last = curves.at(-1);
  if (first === undefined || last === undefined) return "";
  const width = Math.max(0.9, data.width * look.scale);
  const head = headLength(data.width) * Math.max(0.75, look.scale);
  const startCut = data.sourceArrow === "none" ? 0 : head * HEAD_CUT;
  const endCut = data.targetArrow === "none" ? 0 : head * HEAD_CUT;
  const path = pathOf(shortened(curves, startCut, endCut));
  const dash = data.line === "solid" ? "" : ` stroke-dasharray="${data.dash}"`;
  const out = directionAt(first, 0);
  const into = directionAt(last, 1);
  const middle = curves.length === 1 ? pointAt(first, 0.5) : first.to;
  const across = directionAt(first, curves.length === 1 ? 0.5 : 1);
  const bar = width / 2 + 5;
  const clockRadius = CLOCK_RADIUS * Math.max(0.75, look.scale);
  return [
    look.touchable ? `<path d="${path}" fill="none" stroke="#000" stroke-opacity="0" stroke-width="14"/>` : "",
    data.casing === 0
      ? ""
      : `<path d="${path}" fill="none" stroke="${look.casing}" stroke-width="${px(width + 2 * data.casing)}"/>` +
        `<path d="${path}" fill="none" stroke="${look.ground}" stroke-width="${px(width + 2 * data.casing - 2)}"/>`,
    `<path d="${path}" fill="none" stroke="${data.stroke}" stroke-width="${px(width)}"${dash}/>`,
    data.sourceArrow === "none"
      ? ""
      : headMark({ tip: first.from, way: { x: -out.x, y: -out.y } }, head, data, look.ground),
    data.targetArrow === "none" ? "" : headMark({ tip: last.to, way: into }, head, data, look.ground),
    data.strike === "none"
      ? ""
      : `<path d="M${px(middle.x - across.y * bar)} ${px(middle.y + across.x * bar)}L${px(middle.x + across.y * bar)} ${px(
          middle.y - across.x * bar,
        )}" stroke="${data.stroke}" stroke-width="2"/>`,
    data.timeDoubt || (data.undated && look.undatedBadged)
      ? clockMark(
          badgeAt(first, clockRadius, look.wordsOf(data.id), look.isWritten),
          clockRadius,
          data.undated,
          data.stroke,
          look.ground,
        )
      : "",
  ].join("");
}
