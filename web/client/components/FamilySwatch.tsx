// A family's line as on the canvas; `inferred` shows the dash-dot and open arrow of what no source states.
import { INFERRED_DASH, familyStyle } from "#view";
import { useStyling } from "../state/choices/choices-store.ts";
import { useScheme } from "./use-scheme.ts";

const WIDTH = 28;

export function FamilySwatch({ family, inferred = false }: { family: string; inferred?: boolean }) {
  const style = familyStyle(family, useScheme(), useStyling());
  const dash = inferred ? INFERRED_DASH : style.dash;
  // Money is what widens a line of capital: its swatch shows one that carries some.
  const width = family === "capital" && !inferred ? 4.5 : style.width + 0.3;
  return (
    <svg width={WIDTH} height={12} viewBox={`0 0 ${WIDTH} 12`} aria-hidden>
      <line
        x1={0}
        x2={inferred ? WIDTH - 2 : WIDTH}
        y1={6}
        y2={6}
        stroke={style.stroke}
        strokeWidth={width}
        strokeDasharray={dash.length === 0 ? undefined : dash.join(" ")}
      />
      {inferred ? (
        <path
          d={`M${WIDTH - 7} 2 ${WIDTH - 1} 6 ${WIDTH - 7} 10`}
          fill="none"
          stroke={style.stroke}
          strokeWidth={1.5}
        />
      ) : null}
    </svg>
  );
}
