// The keyboard's way over the canvas: arrows walk the neighbours, letters go to a name, full stop and comma along its
// relations, > to the other end of one, Enter opens.
import type { KeyboardEvent } from "react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { WireEntity, WireRelation } from "#contract";
import type { Hit } from "#view";
import { kindStyle, namesOf, relationSentence } from "#view";
import type { Drawing } from "../canvas/drawing.ts";
import { VisuallyHidden } from "../components/VisuallyHidden.tsx";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import { groupByFamily } from "../state/graph-questions.ts";
import type { CardSubject } from "./card/FactCard.tsx";
import { useEscape } from "./card/use-cards.ts";
import { FactCard } from "./after-first-picture.ts";
import { CANVAS_KEYS_ID } from "./use-page-keys.ts";
import styles from "./KeyboardCursor.module.css";
import type { Direction } from "./nearest-that-way.ts";
import { STEPS, isInSight, nearestThatWay } from "./nearest-that-way.ts";
import { enterDetails } from "./tab-into-details.ts";
import { belongsToName, named } from "./type-ahead.ts";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
/** px that Shift and an arrow move the camera. */
const PAN = 80;
/** A pause of this many ms starts a new name, as in a native list. */
const TYPING_PAUSE = 700;
/** ms after the last move of the camera until it counts as still. */
const STILL = 150;

export function KeyboardCursor({
  drawing,
  entities,
  relations,
  quiet,
  onMenu,
}: {
  drawing: Drawing;
  entities: readonly WireEntity[];
  relations: readonly WireRelation[];
  /** No card: the pointer has one. */
  quiet: boolean;
  /** Shift+F10 or the menu key; `at` is px from the canvas's corner. */
  onMenu?: (entityId: string, at: { readonly x: number; readonly y: number }) => void;
}) {
  const [walked, setWalked] = useState<Walked>();
  const [active, setActive] = useState(false);
  /** Somebody came or moved here by keys: focus alone, as a panel gives it back, shows no card. */
  const [moved, setMoved] = useState(false);
  /** What has been said by a panel, or was sent away. */
  const [told, setTold] = useState<string>();
  const [said, setSaid] = useState<{ readonly about: CardSubject | undefined; readonly words: string }>();
  const explorer = useExplorerStore();
  const opened = useExplorer(({ selection }) => (selection.drawerOpen ? selection.items.at(-1) : undefined));
  const viewport = useExplorer((state) => state.view.viewport);
  const picked = useExplorer(({ selection }) => selection.items.find((item) => item.kind === "entity")?.id);
  const typed = useTypeAhead();
  const tabbing = useTabbing();
  // What was picked since the last step is where the next one starts, also when it is let go.
  const [seen, setSeen] = useState<string>();
  if (picked !== seen) {
    setSeen(picked);
    if (picked !== undefined && picked !== walked?.to) setWalked({ to: picked, line: undefined });
  }
  const cursor = walked?.to;
  const entity = entities.find((candidate) => candidate.id === cursor);
  const at = active && entity !== undefined ? drawing.renderedPosition(entity.id) : null;
  const lines = useMemo(() => linesOf(entity?.id, relations), [entity?.id, relations]);
  const target = useRef<HTMLDivElement>(null);
  /** The camera is on its way after the last step: who steps on may be out of where it stops. */
  const following = useRef(false);
  useEffect(() => {
    if (!following.current) return undefined;
    const timer = setTimeout(() => {
      following.current = false;
      if (cursor !== undefined) bring(drawing, cursor, target.current);
    }, STILL);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- every move of the camera begins the wait anew
  }, [cursor, drawing, viewport]);
  const lineAt = walked?.to === entity?.id ? lines.findIndex(({ id }) => id === walked?.line) : -1;
  const line = lines[lineAt];
  const subject = useSubject(active ? entity?.id : undefined, line?.id);

  if (opened !== undefined && told !== keyOf(opened)) setTold(keyOf(opened));
  const card = at === null || !moved || subject === undefined || told === keyOf(subject.hit) ? undefined : subject;
  const dismiss = useCallback(() => setTold(subject === undefined ? undefined : keyOf(subject.hit)), [subject]);
  useEscape(card !== undefined, dismiss, false);
  // It stays said while the card gives way to the pointer's: nothing is heard twice.
  const say = useCallback((words: string) => setSaid({ about: subject, words }), [subject]);
  useEffect(() => {
    if (subject?.hit.kind !== "relation") return undefined;
    drawing.point(subject.hit);
    return () => drawing.point(null);
  }, [drawing, subject]);

  const walk = (step: Walked): void => {
    setTold(undefined);
    setMoved(true);
    setWalked(step);
  };
  const goAlong = (step: 1 | -1): void => {
    if (entity === undefined || lines.length === 0) return;
    const next = lineAt === -1 && step === -1 ? lines.length - 1 : (lineAt + step + lines.length) % lines.length;
    walk({ to: entity.id, line: lines[next]?.id });
  };
  const goAcross = (): void => {
    if (line === undefined) goAlong(1);
    else goTo(line.source === cursor ? line.target : line.source, line.id);
  };
  const goTo = (id: string | undefined, along?: string, from?: string): void => {
    if (id === undefined) return;
    walk({ to: id, line: along, ...(from === undefined ? {} : { from }) });
    following.current = bring(drawing, id, target.current) || following.current;
  };
  const goThatWay = (direction: Direction): void => {
    const points = pointsOf(drawing, entities);
    const joined = new Set(lines.flatMap(({ source, target: to }) => [source, to]));
    const neighbour = nearestThatWay(
      points.filter(({ id }) => joined.has(id)),
      cursor,
      direction,
    );
    if (neighbour !== undefined) goTo(neighbour);
    else goTo(nearestThatWay(points, cursor, direction), undefined, cursor);
  };
  const onFocus = (): void => {
    setActive(true);
    setMoved(tabbing());
    if (entity === undefined && tabbing()) goTo(entities[0]?.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Tab") {
      if (!event.shiftKey && enterDetails()) event.preventDefault();
      return;
    }
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      event.preventDefault();
      if (at !== null && entity !== undefined) onMenu?.(entity.id, at);
      return;
    }
    const direction = ARROWS[event.key];
    const { selected } = explorer.getState();
    if (direction !== undefined && event.shiftKey) {
      const [x, y] = STEPS[direction];
      drawing.viewport.panBy(-x * PAN, -y * PAN);
    } else if (direction !== undefined) goThatWay(direction);
    else if (event.key === "Enter" && subject !== undefined) selected(subject.hit, event.shiftKey);
    else if (belongsToName(event.key, typed.soFar(), entities)) {
      goTo(named(entities, typed.add(event.key), relations));
    } else if (event.key === ".") goAlong(1);
    else if (event.key === ",") goAlong(-1);
    else if (event.key === ">") goAcross();
    else if (event.key === "+" || event.key === "=") drawing.viewport.zoomBy(1.25);
    else if (event.key === "-") drawing.viewport.zoomBy(0.8);
    else if (event.key === "0") drawing.viewport.fit();
    else return;
    event.preventDefault();
  };

  return (
    <>
      {/* The pointer goes through to the canvas; the keyboard and the screen reader meet this. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application handles its own keys */}
      <div
        ref={target}
        id={CANVAS_KEYS_ID}
        className={styles.target}
        data-ring={at !== null || undefined}
        role="application"
        aria-label="Graph. Arrow keys walk its neighbours, letters go to a name, full stop and comma along its relations, greater than to the other end, Enter opens it, Tab goes into the details, Shift F10 says what can be done with it, Shift and the arrow keys move the view, plus and minus zoom, 0 fits. The table and text views hold the same facts."
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
          {card === undefined || quiet ? null : <FactCard drawing={drawing} subject={card} onWords={say} />}
        </>
      )}
      <VisuallyHidden>
        <output aria-label="Keyboard position">
          {active && entity !== undefined
            ? placeWords(entity, line, `${lineAt + 1} of ${lines.length}`, entities, walked?.from)
            : ""}
        </output>
        <output aria-label="About it">{subject !== undefined && said?.about === subject ? said.words : ""}</output>
      </VisuallyHidden>
    </>
  );
}

interface Walked {
  readonly to: string;
  /** Of its relations, the one the keyboard is on. */
  readonly line: string | undefined;
  /** Id of where an arrow came from that no relation joins with it. */
  readonly from?: string;
}

/** Whether the camera had to be moved for it: the ring must be where nothing lies over it. */
function bring(drawing: Drawing, id: string, stage: HTMLElement | null): boolean {
  const at = drawing.renderedPosition(id);
  if (at !== null && stage !== null && isInSight(at, stage)) return false;
  drawing.viewport.centre(id);
  return true;
}

const keyOf = ({ kind, id }: Hit) => `${kind} ${id}`;

/** The drawn relations of an entity, in the order of its panel. */
function linesOf(entityId: string | undefined, relations: readonly WireRelation[]): readonly WireRelation[] {
  if (entityId === undefined) return [];
  const own = relations.filter(({ source, target }) => source === entityId || target === entityId);
  return groupByFamily(own).flatMap((group) => group.relations);
}

function useSubject(entityId: string | undefined, relationId: string | undefined): CardSubject | undefined {
  return useMemo(() => {
    if (entityId === undefined) return undefined;
    if (relationId === undefined) return { hit: { kind: "entity", id: entityId }, together: [] };
    return { hit: { kind: "relation", id: relationId }, together: [relationId] };
  }, [entityId, relationId]);
}

/** "Microsoft, Company"; on one of its relations the sentence from its side, and which of them it is. */
function placeWords(
  entity: WireEntity,
  line: WireRelation | undefined,
  which: string,
  entities: readonly WireEntity[],
  from: string | undefined,
): string {
  if (line === undefined) {
    const apart = from === undefined ? "" : `. Not joined to ${namesOf({ entities })(from)}`;
    return `${entity.name}, ${kindStyle(entity.kind, "light").label}${apart}`;
  }
  return `${relationSentence(line, namesOf({ entities }), entity.id)}. Relation ${which}`;
}

function pointsOf(drawing: Drawing, entities: readonly WireEntity[]) {
  return entities.flatMap(({ id }) => {
    const at = drawing.renderedPosition(id);
    return at === null ? [] : [{ id, x: at.x, y: at.y }];
  });
}

/** Whether the focus is on its way by Tab. */
function useTabbing(): () => boolean {
  const down = useRef(false);
  useEffect(() => {
    const onKey = ({ type, key }: globalThis.KeyboardEvent): void => {
      down.current = type === "keydown" && key === "Tab";
    };
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("keyup", onKey, true);
    return () => {
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("keyup", onKey, true);
    };
  }, []);
  return useCallback(() => down.current, []);
}

interface TypeAhead {
  /** The name so far, with this key. */
  add(key: string): string;
  soFar(): string;
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
  const soFar = useCallback(() => text.current, []);
  return { add, forget, soFar };
}
