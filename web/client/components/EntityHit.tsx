// Entities found by any of their names, and one of them as an option of a list: its name, and why it was found.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { SearchHit } from "#contract";
import { addresses } from "#contract";
import { kindStyle } from "#view";
import { parseSearchResponse } from "../read/parse-graph.ts";
import { readAnswer } from "../read/read-answer.ts";
import { called } from "../state/choices/captions.ts";
import { useChosen } from "../state/choices/choices-store.ts";
import { counted } from "../state/graph-words.ts";
import styles from "./EntityHit.module.css";
import { KindSwatch } from "./KindSwatch.tsx";

const NO_HITS: readonly SearchHit[] = [];
const MATCHED = { name: "", alias: "also called", formerName: "former name", id: "id", property: "says" } as const;

/** Asks for what is called `text` ("" is not asked for); the last hits stay until the next are here. */
export function useEntitySearch(text: string) {
  const found = useQuery({
    queryKey: ["search", text],
    queryFn: ({ signal }) => readAnswer(addresses.search(text, 12), parseSearchResponse, signal),
    enabled: text !== "",
    placeholderData: keepPreviousData,
  });
  return { found, hits: text === "" || found.data === undefined ? NO_HITS : found.data.hits };
}

export function EntityHit({ hit }: { hit: SearchHit }) {
  const matched = MATCHED[hit.matched.field];
  const { name } = called(hit.entity, useChosen());
  return (
    <>
      <KindSwatch kind={hit.entity.kind} size={14} />
      <span className={styles.words}>
        <span className={styles.name} dir="auto" title={name}>
          {name}
        </span>
        <span className={styles.why}>
          {matched === "" ? (
            kindStyle(hit.entity.kind, "light").label
          ) : (
            <>
              {matched}: <bdi>{hit.matched.text}</bdi>
            </>
          )}{" "}
          · {counted(hit.degree, "relation", "relations")}
        </span>
      </span>
    </>
  );
}
