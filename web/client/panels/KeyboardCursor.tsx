// The keyboard's way over the canvas: arrows go to the nearest entity that way, letters to a name, Enter opens.
import type { KeyboardEvent } from "react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { WireEntity } from "#contract";
import { kindStyle } from "#view";
import type { Drawing } from "../canvas/drawing.ts";
import { VisuallyHidden } from "../components/VisuallyHidden.tsx";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import { FactCard } from "./FactCard.tsx";
import { CANVAS_KEYS_ID } from "./use-page-keys.ts";
import styles from "./KeyboardCursor.module.css";
import type { Direction } from "./nearest-that-way.ts";
import { nearestThatWay } from "./nearest-that-way.ts";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
/** A pause of this many ms starts a new name, as in a native list. */
const TYPING_PAUSE = 700;

export function KeyboardCursor({
  drawing,
  entities,
  quiet,
  onMenu,
}: {
  drawing: Drawing;
  entities: readonly WireEntity[];
  /** No card: the pointer has one. */
  quiet: boolean;
  /** Shift+F10 or the menu key; `at` is px from the canvas's corner. */
  onMenu?: (entityId: string, at: { readonly x: number; readonly y: number }) => void;
}) {
  const [walked, setWalked] = useState<{ readonly from: string | undefined; readonly to: string }>();
  const [active, setActive] = useState(false);
  const explorer = useExplorerStore();
  // An open panel says more than the card would.
  const opened = useExplorer(({ selection }) => (selection.drawerOpen ? selection.items.at(-1)?.id : undefined));
  const viewport = useExplorer((state) => state.view.viewport);
  const picked = useExplorer(({ selection }) => selection.items.find((item) => item.kind === "entity")?.id);
  const typed = useTypeAhead();
  // What was picked since the last step is where the next one starts.
  const cursor = picked === undefined || walked?.from === picked ? walked?.to : picked;
  const entity = entities.find((candidate) => candidate.id === cursor);
  const at = active && entity !== undefined ? drawing.renderedPosition(entity.id) : null;

  const goTo = (id: string | undefined): void => {
    if (id === undefined) return;
    setWalked({ from: picked, to: id });
    const position = drawing.renderedPosition(id);
    if (position === null || position.x < 0 || position.y < 0) drawing.viewport.centre(id);
  };
  const onFocus = (): void => {
    setActive(true);
    if (entity === undefined) goTo(entities[0]?.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      event.preventDefault();
      if (at !== null && entity !== undefined) onMenu?.(entity.id, at);
      return;
    }
    const direction = ARROWS[event.key];
    const { selected } = explorer.getState();
    if (direction !== undefined) goTo(nearestThatWay(pointsOf(drawing, entities), cursor, direction));
    else if (event.key === "Enter" && entity !== undefined) selected({ kind: "entity", id: entity.id }, event.shiftKey);
    else if (event.key === "+" || event.key === "=") drawing.viewport.zoomBy(1.25);
    else if (event.key === "-") drawing.viewport.zoomBy(0.8);
    else if (event.key === "0") drawing.viewport.fit();
    else if (/^[\p{L}\p{N} ]$/u.test(event.key)) goTo(named(entities, typed.add(event.key)));
    else return;
    event.preventDefault();
  };

  return (
    <>
      {/* The pointer goes through to the canvas; the keyboard and the screen reader meet this. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application handles its own keys */}
      <div
        id={CANVAS_KEYS_ID}
        className={styles.target}
        data-ring={at !== null || undefined}
        role="application"
        aria-label="Graph. Arrow keys go to the nearest entity, letters to a name, Enter opens it, Shift F10 says what can be done with it, plus and minus zoom, 0 fits. The table and text views hold the same facts."
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application is interactive: its keys are above
        tabIndex={0}
        onFocus={onFocus}
        onBlur={() => {
          setActive(false);
          typed.forget();
        }}
        onKeyDown={onKeyDown}
      />
      {at === null || entity === undefined ? null : (
        <>
          <div
            className={styles.ring}
            data-entity={entity.id}
            // Read again at every move of the camera.
            data-zoom={viewport?.zoom}
            style={{
              width: 2 * at.radius + 14,
              height: 2 * at.radius + 14,
              transform: `translate(${at.x - at.radius - 7}px, ${at.y - at.radius - 7}px)`,
            }}
          />
          {quiet || entity.id === opened ? null : (
            <FactCard item={{ kind: "entity", id: entity.id }} x={at.x + at.radius} y={at.y} />
          )}
        </>
      )}
      <VisuallyHidden>
        <output aria-label="Keyboard position">
          {active && entity !== undefined ? `${entity.name}, ${kindStyle(entity.kind, "light").label}` : ""}
        </output>
      </VisuallyHidden>
    </>
  );
}

function pointsOf(drawing: Drawing, entities: readonly WireEntity[]) {
  return entities.flatMap(({ id }) => {
    const at = drawing.renderedPosition(id);
    return at === null ? [] : [{ id, x: at.x, y: at.y }];
  });
}

function named(entities: readonly WireEntity[], start: string): string | undefined {
  const wanted = start.toLocaleLowerCase();
  const found = entities.filter(({ name }) => name.toLocaleLowerCase().startsWith(wanted));
  return (found.find(({ name }) => name.length === start.length) ?? found[0])?.id;
}

interface TypeAhead {
  /** The name so far, with this key. */
  add(key: string): string;
  forget(): void;
}

/** Joins letters typed without a pause. */
function useTypeAhead(): TypeAhead {
  const text = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    text.current = "";
  }, []);
  const add = useCallback(
    (key: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(forget, TYPING_PAUSE);
      text.current += key;
      return text.current;
    },
    [forget],
  );
  useEffect(() => forget, [forget]);
  return { add, forget };
}
