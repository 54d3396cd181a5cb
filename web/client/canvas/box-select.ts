// Shift and a drag from anywhere but an entity: a rectangle, and what lies in it is told once the button is let go.
import type { Box } from "#view";

/** px that a hand moves without meaning to. */
const SLACK = 4;

export interface BoxSelectParts {
  /** Whether an entity is at a point, px from the root's corner: that is dragged. Elsewhere a rectangle begins. */
  readonly isEntity: (x: number, y: number) => boolean;
  /** A rectangle has begun: nothing under the pointer is meant any more. */
  readonly begun: () => void;
  /** Let go where it was pressed: no rectangle, a click with Shift. */
  readonly tapped: (x: number, y: number) => void;
  /** px from the root's corner. Not told where Escape or the system ended it. */
  readonly drawn: (box: Box) => void;
}

/** Takes presses with Shift before cytoscape, which would move the camera, hears of them. Gives what ends it. */
export function startBoxSelect(root: HTMLElement, { isEntity, begun, tapped, drawn }: BoxSelectParts): () => void {
  const sheet = document.createElement("div");
  // Above all that is drawn while it is there: the pointer is over the rectangle only.
  sheet.style.cssText = "position:absolute;inset:0;z-index:9;cursor:crosshair;overflow:hidden";
  const frame = document.createElement("div");
  frame.style.cssText =
    "position:absolute;box-sizing:border-box;border:1px dashed var(--accent);background:color-mix(in srgb, var(--accent) 12%, transparent)";
  let from: { readonly x: number; readonly y: number; readonly pointer: number } | undefined;
  let box: Box | undefined;

  const at = (event: PointerEvent): { readonly x: number; readonly y: number } => {
    const corner = root.getBoundingClientRect();
    return { x: event.clientX - corner.x, y: event.clientY - corner.y };
  };
  const end = (): void => {
    from = undefined;
    box = undefined;
    sheet.remove();
    frame.remove();
    removeEventListener("keydown", onKey, true);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  const onDown = (event: PointerEvent): void => {
    if (!event.shiftKey || event.button !== 0 || event.pointerType === "touch" || from !== undefined) return;
    const { x, y } = at(event);
    if (isEntity(x, y)) return;
    event.stopPropagation();
    from = { x, y, pointer: event.pointerId };
    root.append(sheet);
    sheet.setPointerCapture(event.pointerId);
    addEventListener("keydown", onKey, true);
  };
  const onMouse = (event: MouseEvent): void => {
    if (from === undefined) return;
    // The words of the page would be marked along the way.
    event.preventDefault();
    event.stopPropagation();
  };
  const onMove = (event: PointerEvent): void => {
    if (from === undefined || event.pointerId !== from.pointer) return;
    event.stopPropagation();
    const { x, y } = at(event);
    if (box === undefined && Math.hypot(x - from.x, y - from.y) <= SLACK) return;
    if (box === undefined) {
      sheet.append(frame);
      begun();
    }
    box = {
      left: Math.max(0, Math.min(x, from.x)),
      top: Math.max(0, Math.min(y, from.y)),
      right: Math.min(root.clientWidth, Math.max(x, from.x)),
      bottom: Math.min(root.clientHeight, Math.max(y, from.y)),
    };
    frame.style.left = `${box.left}px`;
    frame.style.top = `${box.top}px`;
    frame.style.width = `${box.right - box.left}px`;
    frame.style.height = `${box.bottom - box.top}px`;
  };
  const onUp = (event: PointerEvent): void => {
    if (from === undefined || event.pointerId !== from.pointer) return;
    event.stopPropagation();
    const [told, { x, y }] = [box, from];
    end();
    if (told === undefined) tapped(x, y);
    else drawn(told);
  };
  const onCancel = (event: PointerEvent): void => {
    if (from?.pointer === event.pointerId) end();
  };
  root.addEventListener("pointerdown", onDown, true);
  root.addEventListener("mousedown", onMouse, true);
  sheet.addEventListener("pointermove", onMove);
  sheet.addEventListener("pointerup", onUp);
  sheet.addEventListener("pointercancel", onCancel);
  return () => {
    end();
    root.removeEventListener("pointerdown", onDown, true);
    root.removeEventListener("mousedown", onMouse, true);
  };
}
