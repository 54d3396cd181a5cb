// A panel's frame: on a narrow screen a sheet with a handle, half or full high, that closes when it is drawn down; else nothing.
import { useRef, useState } from "react";
import type { PointerEvent, ReactNode } from "react";
import styles from "./Sheet.module.css";

type Height = "half" | "full";

/** Of the window's height: below it closes, above it is full. */
const CLOSES_BELOW = 0.3;
const FULL_ABOVE = 0.66;
/** px a finger may tremble and still tap. */
const TAP = 6;

export function Sheet({ name, onClose, children }: { name: string; onClose: () => void; children: ReactNode }) {
  const [height, setHeight] = useState<Height>("half");
  const sheet = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly from: number; readonly height: number; moved: boolean }>(undefined);

  const begin = (event: PointerEvent<HTMLButtonElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientY, height: sheet.current?.offsetHeight ?? 0, moved: false };
  };
  const move = (event: PointerEvent): void => {
    const now = drag.current;
    if (now === undefined || sheet.current === null) return;
    const by = now.from - event.clientY;
    now.moved ||= Math.abs(by) > TAP;
    if (now.moved) sheet.current.style.height = `${now.height + by}px`;
  };
  const end = (): void => {
    const now = drag.current;
    const element = sheet.current;
    if (now?.moved !== true || element === null) return;
    const share = element.offsetHeight / window.innerHeight;
    element.style.height = "";
    if (share < CLOSES_BELOW) onClose();
    else setHeight(share > FULL_ABOVE ? "full" : "half");
  };
  const toggle = (): void => {
    // The click that ends a drag is none.
    if (drag.current?.moved !== true) setHeight(height === "half" ? "full" : "half");
    drag.current = undefined;
  };

  return (
    <div ref={sheet} className={styles.sheet} data-height={height}>
      <button
        type="button"
        className={styles.handle}
        aria-label={height === "half" ? `Make ${name} taller` : `Make ${name} shorter`}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onClick={toggle}
      />
      {children}
    </div>
  );
}
