// Picks an entity by any of its names; what is kept is its id.
import { Combobox, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { addresses } from "#contract";
import { EntityHit, useEntitySearch } from "../components/EntityHit.tsx";
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
  const { value } = props;
  const [typed, setTyped] = useState<string>();
  const [settled] = useDebouncedValue((typed ?? "").trim(), 120);
  const name = useEntityName(value);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { found, hits } = useEntitySearch(settled);
  const offered = hits.filter(({ entity }) => props.kinds.length === 0 || props.kinds.includes(entity.kind));
  const pick = (id: string): void => {
    props.onPick(id);
    setTyped(undefined);
    combobox.closeDropdown();
  };
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
                combobox.openDropdown();
                combobox.selectFirstOption();
              }}
              onFocus={(event) => event.currentTarget.select()}
              onBlur={() => {
                combobox.closeDropdown();
                setTyped(undefined);
              }}
            />
          </Combobox.EventsTarget>
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={settled === ""} className={styles.dropdown ?? ""}>
        <Combobox.Options aria-label="Found" className={styles.options ?? ""}>
          {offered.map((hit) => (
            <Combobox.Option key={hit.entity.id} value={hit.entity.id} className={styles.option ?? ""}>
              <EntityHit hit={hit} />
            </Combobox.Option>
          ))}
          {offered.length > 0 ? null : (
            <Combobox.Empty className={styles.empty ?? ""}>
              {found.isError
                ? `${found.error.message}.`
                : found.isSuccess && !found.isPlaceholderData
                  ? `Nothing that fits is called “${settled}”.`
                  : "Searching…"}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
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
