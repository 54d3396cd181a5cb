// Picks an entity by any of its names; what is kept is its id. Text that is nobody's name stays, and is told.
import { Combobox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { addresses } from "#contract";
import { useEntityChooser } from "../components/use-entity-chooser.tsx";
import { parseEntityGraph } from "../read/parse-graph.ts";
import { readAnswer } from "../read/read-answer.ts";
import { explorer } from "../state/explorer-store.ts";
import styles from "./EntityPicker.module.css";

export function EntityPicker(props: {
  id: string;
  /** An entity's id, or "". */
  value: string;
  /** Kinds on offer; none is all. */
  kinds: readonly string[];
  describedBy: string | undefined;
  invalid: boolean;
  onPick: (id: string) => void;
}) {
  const [typed, setTyped] = useState<string>();
  /** The field was left with text in it that nobody had picked an entity for. */
  const [left, setLeft] = useState(false);
  const [value, setValue] = useState(props.value);
  if (props.value !== value) {
    // Picked elsewhere: what was typed here is over.
    setValue(props.value);
    if (props.value !== "") setTyped(undefined);
  }
  const name = useEntityName(props.value);
  const field = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const { combobox, pick, onTyped, onEnter, found, dropdown } = useEntityChooser(
    typed ?? "",
    (id) => {
      props.onPick(id);
      setTyped(undefined);
    },
    props.kinds,
  );
  const text = typed?.trim() ?? "";
  const meant = left ? found?.find(({ matched }) => isSameName(matched.text, text))?.entity.id : undefined;
  const pickMeant = useEffectEvent(pick);
  useEffect(() => {
    if (meant !== undefined) pickMeant(meant);
  }, [meant]);
  const problem = left && text !== "" && found !== undefined ? problemOf(text, found.length, props.kinds) : undefined;
  useEffect(() => {
    // A form asks its fields before it is sent.
    field.current?.setCustomValidity(text === "" ? "" : (problem ?? "Being looked up"));
  }, [text, problem]);
  const describedBy = [props.describedBy, problem === undefined ? undefined : problemId].filter(Boolean).join(" ");
  return (
    <Combobox store={combobox} onOptionSubmit={pick} offset={4} shadow="md" withinPortal={false}>
      <Combobox.DropdownTarget>
        <div>
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              ref={field}
              id={props.id}
              className={styles.input}
              type="text"
              autoComplete="off"
              spellCheck={false}
              placeholder="Type a name…"
              aria-describedby={describedBy === "" ? undefined : describedBy}
              aria-invalid={props.invalid || problem !== undefined || undefined}
              value={typed ?? name}
              onChange={(event) => {
                const written = event.currentTarget.value;
                setTyped(written);
                setLeft(false);
                // An emptied field is no entity; half a name still is the one before.
                if (written === "") props.onPick("");
                onTyped();
              }}
              onFocus={(event) => event.currentTarget.select()}
              onBlur={() => {
                combobox.closeDropdown();
                if (text === "") setTyped(undefined);
                else setLeft(true);
              }}
              onKeyDown={(event) => {
                if (event.key === "Enter" && typed !== undefined) {
                  // Enter takes what was found; it sends no form with half a name.
                  event.preventDefault();
                  onEnter();
                  if (found?.length === 0) {
                    combobox.closeDropdown();
                    setLeft(true);
                  }
                } else if (event.key === "Escape") setTyped(undefined);
              }}
            />
          </Combobox.EventsTarget>
          {problem === undefined ? null : (
            <p id={problemId} className={styles.problem} role="alert">
              {problem}
            </p>
          )}
        </div>
      </Combobox.DropdownTarget>
      {dropdown}
    </Combobox>
  );
}

function isSameName(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: "base" }) === 0;
}

function problemOf(text: string, found: number, kinds: readonly string[]): string {
  if (found > 0) return `Pick one of the entities that “${text}” finds.`;
  return `${kinds.length === 0 ? "No entity" : "Nothing that fits here"} is called “${text}”.`;
}

/** The name to show for an id: known to the explorer, else asked for; the id itself until then. */
export function useEntityName(id: string): string {
  const known = explorer.getState().graph.entities.get(id)?.name;
  const asked = useQuery({
    queryKey: ["entity", id],
    queryFn: ({ signal }) => readAnswer(addresses.entity(id), parseEntityGraph, signal),
    enabled: id !== "" && known === undefined,
  });
  return known ?? asked.data?.entities.find((entity) => entity.id === id)?.name ?? id;
}
