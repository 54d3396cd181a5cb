// What expanding an entity would bring, counted by relation before anything is drawn; types, order and the next page.
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { FormEvent } from "react";
import { useEffect, useId, useRef, useState } from "react";
import type { NeighboursResponse } from "#contract";
import { RELATION_TYPES, isRelationType } from "#model";
import { familyName, humanised } from "#view";
import { Button, IconButton } from "../components/Button.tsx";
import { FamilySwatch } from "../components/FamilySwatch.tsx";
import { SegmentedChoice } from "../components/SegmentedChoice.tsx";
import { CANVAS_KEYS_ID } from "../panels/use-page-keys.ts";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import type { NeighbourOrder } from "../state/exploration/types.ts";
import { NEIGHBOUR_ORDERS } from "../state/exploration/types.ts";
import { counted } from "../state/graph-words.ts";
import styles from "./ExpandDialog.module.css";
import { exploring } from "./explore-store.ts";
import type { NextPage } from "./next-page.ts";
import { readNextPage } from "./next-page.ts";
import { bringPage } from "./use-expand.ts";

type Count = NeighboursResponse["counts"][number];

export function ExpandDialog({ entityId }: { entityId: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const explorer = useExplorerStore();
  const name = useExplorer((state) => state.graph.entities.get(entityId)?.name ?? entityId);
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [order, setOrder] = useState<NeighbourOrder>("degree");
  const { first, page, types, loading, failure } = usePreview(entityId, off, order);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => document.getElementById(CANVAS_KEYS_ID)?.focus();
  }, []);
  const bring = (event: FormEvent): void => {
    event.preventDefault();
    if (page === undefined) return;
    bringPage(explorer, page);
    exploring.chosen();
  };
  const switchType = (type: string): void => {
    const next = new Set(off);
    if (!next.delete(type)) next.add(type);
    setOff(next);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a click beside the dialog closes it
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={title}
      onCancel={exploring.chosen}
      onClose={exploring.chosen}
      onKeyDown={(event) => event.stopPropagation()}
      onMouseDown={(event) => event.target === dialog.current && exploring.chosen()}
    >
      <form className={styles.sheet} onSubmit={bring}>
        <header className={styles.head}>
          <h2 id={title}>
            Expand <bdi>{name}</bdi>
          </h2>
          <IconButton name="Close" quiet onClick={exploring.chosen}>
            <X size={16} aria-hidden />
          </IconButton>
        </header>
        {failure === undefined ? null : (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
        {first === undefined ? (
          <p className={styles.quiet}>{failure === undefined ? "Counting its relations…" : ""}</p>
        ) : (
          <>
            <fieldset className={styles.types}>
              <legend>Through its relations</legend>
              {first.counts.length === 0 ? <p className={styles.quiet}>It has none.</p> : null}
              {typeRows(first.counts).map(({ type, words, count }) => (
                <label key={type} className={styles.row}>
                  <input type="checkbox" checked={!off.has(type)} onChange={() => switchType(type)} />
                  <FamilySwatch family={familyName(type)} />
                  <span className={styles.words}>{words}</span>
                  <span className={styles.count}>{count.toLocaleString("en")}</span>
                </label>
              ))}
            </fieldset>
            <div className={styles.order}>
              <span>First the</span>
              <SegmentedChoice label="Order" options={NEIGHBOUR_ORDERS} value={order} onChange={setOrder} />
            </div>
          </>
        )}
        <footer className={styles.foot}>
          <output className={styles.preview}>
            {types === 0 ? "Choose at least one kind of relation." : previewWords(page)}
          </output>
          <Button
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog opens on what it is for
            autoFocus
            type="submit"
            className={styles.bring ?? ""}
            disabled={types === 0 || loading || isNothing(page)}
          >
            {page === undefined && failure === undefined && types !== 0 ? "Counting…" : bringWords(page)}
          </Button>
        </footer>
      </form>
    </dialog>
  );
}

/** The unfiltered page for its counts, and the page that the choice would bring. */
function usePreview(entityId: string, off: ReadonlySet<string>, order: NeighbourOrder) {
  const queries = useQueryClient();
  const explorer = useExplorerStore();
  const step = useExplorer((state) => state.step.id);
  const preview = (types: readonly string[]) => ({
    queryKey: ["expansion", entityId, types, order, step],
    queryFn: () => readNextPage(queries, explorer.getState(), { entityId, types, order }),
    // What it would bring depends on what is on the canvas: asked again each time it opens; pages are cached below it.
    gcTime: 0,
  });
  const first = useQuery(preview([]));
  const all = [...new Set(first.data?.counts.map(({ type }) => type))];
  const on = all.filter((type) => !off.has(type));
  const chosen = on.length === all.length ? [] : on;
  const page = useQuery({ ...preview(chosen), enabled: on.length > 0, placeholderData: keepPreviousData });
  const error = first.error ?? page.error;
  return {
    first: first.data,
    page: on.length === 0 ? undefined : page.data,
    types: first.data === undefined ? undefined : on.length,
    loading: page.isPlaceholderData || page.data === undefined,
    failure: error === null ? undefined : `${error.message}.`,
  };
}

function isNothing(page: NextPage | undefined): boolean {
  return page === undefined || page.fresh.entityIds.length + page.fresh.relationIds.length === 0;
}

function previewWords(page: NextPage | undefined): string {
  if (page === undefined) return "";
  const { total, fresh, left } = page;
  const neighbours = counted(total, "neighbour", "neighbours");
  if (isNothing(page)) return total === 0 ? "No neighbour this way." : `All ${neighbours} are on the canvas.`;
  const lines =
    fresh.entityIds.length === 0 ? `, only ${counted(fresh.relationIds.length, "relation", "relations")}` : "";
  return `Of ${neighbours}${lines}${left > 0 ? `; ${left.toLocaleString("en")} after this page` : ""}.`;
}

function bringWords(page: NextPage | undefined): string {
  if (page === undefined || isNothing(page)) return "Nothing to bring";
  const { entityIds, relationIds } = page.fresh;
  if (entityIds.length === 0) return `Bring ${counted(relationIds.length, "relation", "relations")}`;
  return `Bring ${page.left > 0 ? "the next " : ""}${entityIds.length}`;
}

interface TypeRow {
  readonly type: string;
  /** From the entity's side: "invested in 3, received investment from 2". */
  readonly words: string;
  readonly count: number;
}

function typeRows(counts: readonly Count[]): readonly TypeRow[] {
  return [...new Set(counts.map(({ type }) => type))]
    .map((type) => {
      const ways = counts.filter((count) => count.type === type);
      const told = ways.map((way) => (ways.length === 1 ? directed(way) : `${directed(way)} ${way.count}`));
      return { type, words: told.join(", "), count: ways.reduce((sum, way) => sum + way.count, 0) };
    })
    .toSorted((a, b) => b.count - a.count);
}

function directed({ type, direction }: Count): string {
  if (!isRelationType(type)) return `${humanised(type)}${direction === "in" ? " (towards it)" : ""}`;
  return direction === "in" ? RELATION_TYPES[type].reverseVerb : RELATION_TYPES[type].verb;
}
