// A kind's shape in its colour, as on the canvas.
import { CORNER, OPTICAL, SHAPE_POINTS, kindStyle } from "#view";
import type { ShapeName } from "#model";
import { useStyling } from "../state/choices/choices-store.ts";
import { useExplorer } from "../state/explorer-store.ts";
import { useScheme } from "./use-scheme.ts";

export function KindSwatch({ kind, size = 16 }: { kind: string; size?: number }) {
  const { shape, fill, outline } = kindStyle(kind, useScheme(), useStyling());
  // While colour says something else, a kind is its shape alone.
  const coloured = useExplorer((state) => state.look.colourBy === "kind");
  return <ShapeMark shape={shape} size={size} {...(coloured ? { fill, outline } : {})} />;
}

/** Without a fill the shape alone. */
export function ShapeMark(props: { shape: ShapeName; fill?: string; outline?: string; size: number }) {
  const { shape, fill, outline, size } = props;
  const half = 0.82 * OPTICAL[shape];
  const paint =
    fill === undefined
      ? { fill: "none", stroke: "var(--muted)", strokeWidth: 0.16 }
      : { fill, stroke: outline, strokeWidth: 0.09 };
  return (
    <svg width={size} height={size} viewBox="-1.05 -1.05 2.1 2.1" aria-hidden>
      {shape === "ellipse" ? (
        <circle r={half} {...paint} />
      ) : shape === "round-rectangle" ? (
        <rect x={-half} y={-half} width={2 * half} height={2 * half} rx={2 * half * CORNER} {...paint} />
      ) : (
        <polygon points={SHAPE_POINTS[shape].map(([x, y]) => `${x * half},${y * half}`).join(" ")} {...paint} />
      )}
    </svg>
  );
}
