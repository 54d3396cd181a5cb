// What the sizes and colours on the canvas stand for now, where they are not the usual.
import { useMemo } from "react";
import { colourTitle, nodeColours, nodeSizes, sizeTitle } from "#view";
import { useScheme } from "../../components/use-scheme.ts";
import { useVisibleGraph } from "../../state/explorer-store.ts";
import { useAppearance } from "../../state/look/use-appearance.ts";
import styles from "./LookLegend.module.css";

export function LookLegend() {
  return (
    <>
      <Sizes />
      <Colours />
    </>
  );
}

function Sizes() {
  const visible = useVisibleGraph();
  const appearance = useAppearance();
  const steps = useMemo(() => nodeSizes({ ...visible, ...appearance }).steps, [visible, appearance]);
  if (steps.length === 0) return null;
  return (
    <figure className={styles.sizes}>
      <figcaption className={styles.caption}>{sizeTitle(appearance.sizeBy ?? "degree")}</figcaption>
      <ul>
        {steps.map(({ label, size }) => (
          <li key={label}>
            <svg width={size / 1.6 + 2} height={size / 1.6 + 2} aria-hidden>
              <circle cx="50%" cy="50%" r={size / 3.2} className={styles.disc} />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Colours() {
  const visible = useVisibleGraph();
  const { colourBy = "kind" } = useAppearance();
  const scheme = useScheme();
  const rows = useMemo(
    () =>
      nodeColours(
        colourBy,
        visible.entities.map(({ id }) => id),
        scheme,
      ).rows,
    [colourBy, visible, scheme],
  );
  if (rows.length === 0) return null;
  return (
    <figure>
      <figcaption className={styles.caption}>{colourTitle(colourBy)}</figcaption>
      <ul className={styles.colours}>
        {rows.map(({ label, fill, count }) => (
          <li key={label}>
            <svg width={14} height={14} aria-hidden>
              <rect width={14} height={14} rx={3} fill={fill} />
            </svg>
            <span>{label}</span>
            <span className={styles.count}>{count}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
