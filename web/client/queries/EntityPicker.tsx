// Picks an entity by any of its names; what is kept is its id.
import { Combobox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
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
  const name = useEntityName(props.value);
  const { combobox, pick, onTyped, onEnter, dropdown } = useEntityChooser(
    typed ?? "",
    (id) => {
      props.onPick(id);
      setTyped(undefined);
    },
    props.kinds,
  );
  return (
    <Combobox store={combobox} onOptionSubmit={pick} offset={4} shadow="md" withinPortal={false}>
      <Combobox.DropdownTarget>
        <div>
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              id={props.id}
              className={styles.input}
              type="text"
              autoComplete="off"
              spellCheck={false}
              placeholder="Type a name…"
              aria-describedby={props.describedBy}
              aria-invalid={props.invalid || undefined}
              value={typed ?? name}
              onChange={(event) => {
                const text = event.currentTarget.value;
                setTyped(text);
                // An emptied field is no entity; half a name still is the one before.
                if (text === "") props.onPick("");
                onTyped();
              }}
              onFocus={(event) => event.currentTarget.select()}
              onBlur={() => {
                combobox.closeDropdown();
                setTyped(undefined);
              }}
              onKeyDown={(event) => {
                if (event.key === "Enter" && typed !== undefined) {
                  // Enter takes what was found; it sends no form with half a name.
                  event.preventDefault();
                  onEnter();
                }
              }}
            />
          </Combobox.EventsTarget>
        </div>
      </Combobox.DropdownTarget>
      {dropdown}
    </Combobox>
  );
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
