// Paints lines, those that look alike with one stroke. The SVG writer draws the same geometry.
import type { Curve, EdgeData, Scheme } from "#view";
import { directionAt, ground, pointAt } from "#view";
import type { Line } from "./lines.ts";

/** On the screen no line is thinner, px: what is thinner is not seen. */
const THINNEST = 0.5;
/** A smaller head, px on the screen, says nothing. */
const SMALLEST_HEAD = 1.6;
/** A shorter dash with its gap, px on the screen, is drawn as a fainter solid line: it is seen as one. */
const SHORTEST_DASH = 2.5;
/** What lies under a line that is pointed at or selected, px at zoom 1 to either side. */
const UNDER = { hovered: { room: 5, alpha: 0.16 }, selected: { room: 6, alpha: 0.28 } } as const;

/** Lines that differ only in where they run. */
export interface LineGroup {
  readonly look: EdgeData;
  readonly lines: readonly Line[];
}

/** The widest below: a thin line is seen on a wide one, not under it. */
export function lineGroupsOf(lines: readonly Line[]): readonly LineGroup[] {
  const groups = new Map<string, { readonly look: EdgeData; readonly lines: Line[] }>();
  for (const line of lines) {
    const group = groups.get(line.look);
    if (group === undefined) groups.set(line.look, { look: line.data, lines: [line] });
    else group.lines.push(line);
  }
  return [...groups.values()].toSorted((a, b) => b.look.width - a.look.width);
}

function trace(paint: CanvasRenderingContext2D, curves: readonly Curve[], straight: boolean): void {
  for (const [index, { from, control, to }] of curves.entries()) {
    if (index === 0) paint.moveTo(from.x, from.y);
    if (straight) paint.lineTo(to.x, to.y);
    else paint.quadraticCurveTo(control.x, control.y, to.x, to.y);
  }
}

function tracePaths(paint: CanvasRenderingContext2D, lines: readonly Line[]): void {
  paint.beginPath();
  for (const { data, painted } of lines) trace(paint, painted, data.bend === 0 && painted.length === 1);
}

function strikeThrough(paint: CanvasRenderingContext2D, { data, ways }: Line, zoom: number): void {
  const [first] = ways;
  if (first === undefined) return;
  const middle = ways.length === 1 ? pointAt(first, 0.5) : first.to;
  const across = directionAt(first, ways.length === 1 ? 0.5 : 1);
  const bar = data.width / 2 + 5;
  paint.lineWidth = Math.max(2, THINNEST / zoom);
  paint.beginPath();
  paint.moveTo(middle.x - across.y * bar, middle.y + across.x * bar);
  paint.lineTo(middle.x + across.y * bar, middle.y - across.x * bar);
  paint.stroke();
}

function paintUnder(paint: CanvasRenderingContext2D, line: Line, mark: keyof typeof UNDER, scheme: Scheme): void {
  const { room, alpha } = UNDER[mark];
  paint.globalAlpha = alpha;
  paint.strokeStyle = mark === "selected" ? ground(scheme).accent : ground(scheme).quietInk;
  paint.lineWidth = line.data.width + 2 * room;
  tracePaths(paint, [line]);
  paint.stroke();
}

/** Lines of one look, what lies under those pointed at first; the context is in px of the graph. */
export function paintLines(
  paint: CanvasRenderingContext2D,
  { look, lines }: LineGroup,
  { zoom, scheme, alpha }: { readonly zoom: number; readonly scheme: Scheme; readonly alpha: number },
): void {
  for (const line of lines) if (line.mark !== undefined) paintUnder(paint, line, line.mark, scheme);
  const { stroke, casing } = look;
  const width = Math.max(look.width, THINNEST / zoom);
  const dash = look.line === "solid" ? [] : look.dash.split(" ").map(Number);
  const period = dash.reduce((sum, part) => sum + part, 0);
  const isTold = period * zoom >= SHORTEST_DASH;
  const inked =
    period === 0 || isTold ? 1 : dash.filter((_, index) => index % 2 === 0).reduce((a, b) => a + b) / period;
  paint.globalAlpha = look.opacity * alpha * inked;
  tracePaths(paint, lines);
  if (casing > 0) {
    paint.strokeStyle = ground(scheme).quietInk;
    paint.lineWidth = width + 2 * casing;
    paint.stroke();
    paint.strokeStyle = ground(scheme).ground;
    paint.lineWidth = width + 2 * casing - 2;
    paint.stroke();
  }
  paint.strokeStyle = stroke;
  paint.lineWidth = width;
  paint.setLineDash(isTold ? dash : []);
  paint.stroke();
  paint.setLineDash([]);
  paint.globalAlpha = look.opacity * alpha;
  const headed = lines.filter(({ heads }) => heads.length > 0);
  const first = headed[0]?.heads[0];
  if (first !== undefined && Math.hypot(first[1].x - first[2].x, first[1].y - first[2].y) * zoom >= SMALLEST_HEAD) {
    paint.beginPath();
    for (const { heads } of headed)
      for (const [tip, left, right] of heads) {
        paint.moveTo(tip.x, tip.y);
        paint.lineTo(left.x, left.y);
        paint.lineTo(right.x, right.y);
        paint.closePath();
      }
    paint.fillStyle = look.arrowFill === "hollow" ? ground(scheme).ground : stroke;
    paint.fill();
    if (look.arrowFill === "hollow") {
      paint.lineWidth = 1.3;
      paint.stroke();
    }
  }
  if (look.strike !== "none") for (const line of lines) strikeThrough(paint, line, zoom);
}
