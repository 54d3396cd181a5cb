// The marks of the overlay, one function each: icons, letters, badges, labels. px on the screen, before panning.
import type { Box, Curve, LabelFont, PlacedLabel, Scheme, XY } from "#view";
import { badgeAt, ground, iconFit, iconPath, lineHeight, mixOf, overlaps, pointAt, wordColour } from "#view";
import type { ScreenEdge, ScreenNode } from "./screen.ts";

/** What all marks are drawn with. */
export interface Pen {
  readonly paint: CanvasRenderingContext2D;
  readonly scheme: Scheme;
  readonly fontText: (font: LabelFont) => string;
}

/** How many times as long as its words a line must be for them to cover it. */
const SHORTEST_FOR_GROUND = 1.12;

const icons = new Map<string, Path2D>();

export function drawIcon({ paint }: Pen, node: ScreenNode): void {
  const { part, lower } = iconFit(node.data.shape);
  const side = node.half * part;
  const path = icons.get(node.data.iconName) ?? new Path2D(iconPath(node.data.iconName));
  icons.set(node.data.iconName, path);
  paint.save();
  paint.translate(node.x - side / 2, node.y - side / 2 + node.half * lower);
  paint.scale(side / 24, side / 24);
  paint.globalAlpha = 1;
  paint.strokeStyle = node.data.icon;
  paint.lineWidth = 2;
  paint.stroke(path);
  paint.restore();
}

/** Words that stand on their line get a ground of their own: a halo alone lets the line show between the letters. */
function layGround({ paint, scheme }: Pen, label: PlacedLabel, height: number, along: Curve): void {
  const width = Math.max(...label.lines.map((line) => paint.measureText(line).width));
  // Most of the line must stay to be seen, its end with the arrow above all.
  if (Math.hypot(along.to.x - along.from.x, along.to.y - along.from.y) < width * SHORTEST_FOR_GROUND) return;
  const tall = label.lines.length * height;
  paint.fillStyle = ground(scheme).ground;
  paint.beginPath();
  paint.roundRect(label.x - width / 2 - 4, label.y - tall / 2 - 1, width + 8, tall + 2, 4);
  paint.fill();
}

export function drawLabel(
  pen: Pen,
  label: PlacedLabel,
  font: LabelFont,
  colour: string,
  alpha: number,
  along?: Curve,
): void {
  const { paint } = pen;
  paint.font = pen.fontText(font);
  paint.globalAlpha = alpha;
  const height = lineHeight(font);
  const top = label.y - (label.lines.length * height) / 2 + height / 2;
  if (along !== undefined) layGround(pen, label, height, along);
  paint.lineWidth = 3.5;
  paint.strokeStyle = ground(pen.scheme).ground;
  for (const [index, line] of label.lines.entries()) paint.strokeText(line, label.x, top + index * height);
  paint.fillStyle = colour;
  for (const [index, line] of label.lines.entries()) paint.fillText(line, label.x, top + index * height);
}

/** The family's letter; away from the middle where the line has a label. */
export function drawLetter(pen: Pen, edge: ScreenEdge, labelled: boolean): void {
  const { paint, scheme } = pen;
  const at = pointAt(edge.curve, labelled ? 0.2 : 0.5);
  paint.globalAlpha = edge.alpha;
  paint.beginPath();
  paint.arc(at.x, at.y, 8, 0, 2 * Math.PI);
  paint.fillStyle = ground(scheme).ground;
  paint.fill();
  paint.lineWidth = 1.25;
  paint.strokeStyle = edge.data.stroke;
  paint.stroke();
  paint.font = pen.fontText({ size: 10, weight: 650 });
  paint.fillStyle = wordColour(edge.data.stroke, scheme);
  paint.fillText(edge.data.letter, at.x, at.y + 0.5);
}

/** A shorter line than this, px on the screen, has no room for its count. */
const SHORTEST_FOR_COUNT = 40;

/** Where a bundle's count stands, and its radius; undefined for a line that is none, or too short. */
export function countAt({
  data,
  curve,
}: ScreenEdge): (XY & { readonly radius: number; readonly count: number }) | undefined {
  const mix = mixOf(data);
  if (mix === undefined) return undefined;
  if (Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y) < SHORTEST_FOR_COUNT) return undefined;
  const count = mix.reduce((sum, part) => sum + part.count, 0);
  return { ...pointAt(curve, 0.5), radius: count > 9 ? 10 : 8.5, count };
}

/** How many relations a line stands for, in a ring of their families' colours. */
export function drawCount({ paint, scheme, fontText }: Pen, edge: ScreenEdge): void {
  const at = countAt(edge);
  if (at === undefined) return;
  paint.globalAlpha = edge.alpha;
  paint.fillStyle = ground(scheme).ground;
  paint.beginPath();
  paint.arc(at.x, at.y, at.radius + 1.5, 0, 2 * Math.PI);
  paint.fill();
  let from = -Math.PI / 2;
  paint.lineWidth = 2.5;
  paint.lineCap = "butt";
  for (const { stroke, count } of mixOf(edge.data) ?? []) {
    const to = from + (count / at.count) * 2 * Math.PI;
    paint.beginPath();
    paint.arc(at.x, at.y, at.radius, from, to);
    paint.strokeStyle = stroke;
    paint.stroke();
    from = to;
  }
  paint.lineCap = "round";
  paint.font = fontText({ size: 10.5, weight: 650 });
  paint.fillStyle = ground(scheme).ink;
  paint.fillText(String(at.count), at.x, at.y + 0.5);
}

/** px on the screen. */
const CLOCK_RADIUS = 5.5;

/** The badge of what is uncertain in time; without hands where nobody says when. `words` are where the line's own are. */
export function drawClock({ paint, scheme }: Pen, edge: ScreenEdge, words: Box | undefined): void {
  const isTaken = (box: Box) => words !== undefined && overlaps(box, words);
  const at = badgeAt(edge.curve, CLOCK_RADIUS, words, isTaken);
  paint.globalAlpha = Math.max(edge.alpha, 0.5);
  paint.beginPath();
  paint.arc(at.x, at.y, CLOCK_RADIUS, 0, 2 * Math.PI);
  paint.fillStyle = ground(scheme).ground;
  paint.fill();
  if (!edge.data.undated) {
    paint.moveTo(at.x, at.y - 3);
    paint.lineTo(at.x, at.y);
    paint.lineTo(at.x + 2.2, at.y + 1.2);
  }
  paint.lineWidth = 1.25;
  paint.strokeStyle = edge.data.stroke;
  paint.stroke();
}
