// The card beside what the pointer or the keyboard is on: what it is at a glance. It covers nothing of it, stays inside
// the stage, and can be gone to with the pointer. Loaded after the first picture.
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { boxAround } from "#view";
import type { Box, Hit, XY } from "#view";
import type { Drawing } from "../../canvas/drawing.ts";
import { FamilySwatch } from "../../components/FamilySwatch.tsx";
import { KindSwatch } from "../../components/KindSwatch.tsx";
import { useChoices } from "../../state/choices/choices-store.ts";
import { useExplorer, useVisibleGraph } from "../../state/explorer-store.ts";
import { counted } from "../../state/graph-words.ts";
import type { BundleCard, Card, EntityCard, MoneyLine, RelationCard } from "./fact-card.ts";
import { cardOf, cardWords } from "./fact-card.ts";
import styles from "./FactCard.module.css";
import { isOnStage, placeCard } from "./place-card.ts";

export interface CardSubject {
  readonly hit: Hit;
  /** Ids of the relations drawn as one line there. */
  readonly together: readonly string[];
  /** Where the pointer came upon it, px from the stage's corner; absent: the keyboard did. */
  readonly at?: XY;
}

export interface FactCardProps {
  readonly drawing: Drawing;
  readonly subject: CardSubject;
  /** The pointer has come onto the card, or has left it. */
  readonly onCard?: (on: boolean) => void;
  /** What the card says, for a live region. */
  readonly onWords?: (words: string) => void;
}

/** px around the pointer. */
const POINTER = 5;

export function FactCard({ drawing, subject, onCard, onWords }: FactCardProps) {
  const card = useCard(subject);
  const box = useRef<HTMLDivElement>(null);
  // Where things are drawn is read again at every move of the camera.
  const viewport = useExplorer((state) => state.view.viewport);
  useLayoutEffect(() => {
    if (box.current !== null) put(box.current, drawing, subject);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what is in it, and the camera, say when
  }, [card, drawing, subject, viewport]);
  const words = card === undefined ? "" : cardWords(card);
  useEffect(() => onWords?.(words), [onWords, words]);
  useEffect(() => {
    // It may go from under the pointer, which then leaves nothing.
    const lit = onCard !== undefined;
    return () => {
      if (lit) drawing.point(null);
    };
  }, [drawing, onCard]);
  if (card === undefined) return null;
  const pointer = (on: boolean) => () => {
    if (onCard === undefined) return;
    onCard(on);
    drawing.point(on ? subject.hit : null);
  };
  return (
    <div
      ref={box}
      className={styles.card}
      data-testid="card"
      aria-hidden
      onPointerEnter={pointer(true)}
      onPointerLeave={pointer(false)}
    >
      {card.sort === "entity" ? (
        <OfEntity card={card} />
      ) : card.sort === "relation" ? (
        <OfRelation card={card} />
      ) : (
        <OfSeveral card={card} here={subject.hit.id} />
      )}
    </div>
  );
}

function useCard({ hit, together }: CardSubject): Card | undefined {
  const graph = useExplorer((state) => state.graph);
  const { relations } = useVisibleGraph();
  const foreign = useChoices(({ database }) => database !== undefined);
  return useMemo(() => {
    const visible = new Set(relations.map(({ id }) => id));
    return cardOf({ graph, visible, foreign }, hit, together);
  }, [foreign, graph, hit, relations, together]);
}

function put(element: HTMLElement, drawing: Drawing, { hit, at }: CardSubject): void {
  const stage = element.offsetParent;
  if (stage === null) return;
  const room = { width: stage.clientWidth, height: stage.clientHeight };
  const size = () => ({ width: element.offsetWidth, height: element.offsetHeight });
  const marks = drawing.marksOf(hit);
  const anchor = anchorOf(hit, at, marks);
  // The camera may have left it.
  element.style.visibility = isOnStage(anchor, room) ? "" : "hidden";
  const controls = [...stage.querySelectorAll<HTMLElement>("[data-over-stage]")].map(boxOf);
  element.removeAttribute("data-compact");
  let place = placeCard(size(), room, anchor, marks, controls);
  if (place.covers) {
    // Where there is no room for all of it, the first of it.
    element.dataset["compact"] = "";
    place = placeCard(size(), room, anchor, marks, controls);
  }
  element.style.transform = `translate(${Math.round(place.left)}px, ${Math.round(place.top)}px)`;
}

function boxOf({ offsetLeft, offsetTop, offsetWidth, offsetHeight }: HTMLElement): Box {
  return { left: offsetLeft, top: offsetTop, right: offsetLeft + offsetWidth, bottom: offsetTop + offsetHeight };
}

/** A card stands beside all of an entity; of a line, which may be long, beside the pointer or its middle. */
function anchorOf(hit: Hit, at: XY | undefined, marks: readonly Box[]): Box {
  const whole = boxAround(marks);
  const middle =
    whole === undefined ? undefined : { x: (whole.left + whole.right) / 2, y: (whole.top + whole.bottom) / 2 };
  const { x, y } = at ?? middle ?? { x: 0, y: 0 };
  const near = { left: x - POINTER, top: y - POINTER, right: x + POINTER, bottom: y + POINTER };
  return hit.kind === "entity" ? (whole ?? near) : near;
}

function OfEntity({ card }: { card: EntityCard }) {
  return (
    <>
      <p className={styles.kicker}>
        <KindSwatch kind={card.kind} size={13} />
        <span>{card.kinds}</span>
      </p>
      <p className={styles.name} dir="auto">
        {card.name}
      </p>
      {card.summary === undefined ? null : (
        <p className={styles.summary} dir="auto">
          {card.summary}
        </p>
      )}
      <Money lines={card.money.lines} more={card.money.more} />
      <div className={styles.families}>
        <p>{card.relations}</p>
        {card.families.length === 0 ? null : (
          <ul>
            {card.families.map(({ family, label, count }) => (
              <li key={family}>
                <FamilySwatch family={family} />
                {label} <strong>{count}</strong>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Properties of={card.properties} />
      <Foot sources={card.sources} doubts={card.doubts} />
    </>
  );
}

function OfRelation({ card }: { card: RelationCard }) {
  return (
    <>
      <p className={styles.kicker}>
        <FamilySwatch family={card.family} inferred={card.inferred} />
        <span>{card.familyLabel}</span>
      </p>
      <p className={styles.claim}>{card.claim}</p>
      <Money lines={card.amount === undefined ? [] : [card.amount]} more="" />
      {card.dates === undefined && card.certainty === undefined ? null : (
        <p className={styles.line}>{[card.dates, card.certainty].filter((part) => part !== undefined).join(" · ")}</p>
      )}
      <Properties of={card.properties} />
      <Foot sources={card.sources} doubts={card.doubts} />
    </>
  );
}

/** `here`: the id of the one that the pointer is on. */
function OfSeveral({ card, here }: { card: BundleCard; here: string }) {
  return (
    <>
      <p className={styles.kicker}>{card.heading}</p>
      <ul className={styles.together}>
        {card.relations.map(({ id, family, inferred, sentence, doubts }) => (
          <li key={id} data-here={id === here || undefined}>
            <FamilySwatch family={family} inferred={inferred} />
            <span className={styles.sentence}>
              {sentence}
              {doubts.map((doubt) => (
                <span key={doubt} className={styles.doubt}>
                  {doubt}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {card.more === 0 ? null : <p className={styles.line}>+{counted(card.more, "more relation", "more relations")}</p>}
      <Money lines={card.money.lines} more={card.money.more} />
      <Foot sources={card.sources} doubts={card.doubts} />
    </>
  );
}

export function Money({ lines, more }: { lines: readonly MoneyLine[]; more: string }) {
  if (lines.length === 0 && more === "") return null;
  return (
    <ul className={styles.money}>
      {lines.map(({ amount, status }) => (
        <li key={`${amount} ${status}`}>
          <strong>{amount}</strong> {status}
        </li>
      ))}
      {more === "" ? null : <li className={styles.line}>{more}</li>}
    </ul>
  );
}

function Properties({ of }: { of: EntityCard["properties"] }) {
  if (of.length === 0) return null;
  return (
    <dl className={styles.properties}>
      {of.map(({ name, words }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Foot({ sources, doubts }: { sources: string | undefined; doubts: readonly string[] }) {
  if (sources === undefined) return null;
  return (
    <p className={styles.foot}>
      <span>{sources}</span>
      {doubts.map((doubt) => (
        <span key={doubt} className={styles.doubt}>
          {doubt}
        </span>
      ))}
    </p>
  );
}
