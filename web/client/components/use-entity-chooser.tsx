// Choosing an entity by typing any of its names: the list below a field, for the search box and for every picker. The
// first that was found is taken by Enter, also where Enter was faster than the server.
import type { ComboboxStore } from "@mantine/core";
import { Combobox, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import type { SearchHit } from "#contract";
import type { ReactNode } from "react";
import { useEffect, useEffectEvent, useRef } from "react";
import { EntityHit, useEntitySearch } from "./EntityHit.tsx";
import styles from "./EntityChooser.module.css";

const ALL: readonly string[] = [];

interface EntityChooser {
  readonly combobox: ComboboxStore;
  readonly pick: (entityId: string) => void;
  /** For the field: something else was typed. */
  readonly onTyped: () => void;
  readonly onEnter: () => void;
  /** What the text as it stands finds; undefined until that is known. */
  readonly found: readonly SearchHit[] | undefined;
  readonly dropdown: ReactNode;
}

/** @param text what is typed; "" shows no list */
export function useEntityChooser(
  text: string,
  onPick: (entityId: string) => void,
  /** Kinds on offer; none is all. */
  kinds = ALL,
): EntityChooser {
  const [settled] = useDebouncedValue(text.trim(), 120);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const entered = useRef(false);
  const { found, hits } = useEntitySearch(settled);
  const offered = hits.filter(({ entity }) => kinds.length === 0 || kinds.includes(entity.kind));
  const pick = (entityId: string): void => {
    entered.current = false;
    combobox.closeDropdown();
    onPick(entityId);
  };
  const answered = settled !== "" && settled === text.trim() && found.isSuccess && !found.isPlaceholderData;
  const first = answered ? offered[0]?.entity.id : undefined;
  // Text too: the same first hit may answer another question.
  const answer = answered ? `${settled}\n${first}` : undefined;
  const onAnswer = useEffectEvent(() => {
    if (first !== undefined && entered.current) pick(first);
    else combobox.selectFirstOption();
  });
  useEffect(() => {
    if (answer !== undefined) onAnswer();
  }, [answer]);
  return {
    combobox,
    pick,
    onTyped: () => {
      entered.current = false;
      combobox.openDropdown();
      combobox.resetSelectedOption();
    },
    onEnter: () => {
      entered.current = combobox.getSelectedOptionIndex() === -1;
    },
    found: answered ? offered : undefined,
    dropdown: (
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
    ),
  };
}
