// Finds entities by any of their names and says which one matched; Enter turns the picture to it.
import { Combobox, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { Search } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { EntityHit, useEntitySearch } from "../components/EntityHit.tsx";
import { SEARCH_ID } from "./start-finding.ts";
import { CANVAS_KEYS_ID } from "./use-page-keys.ts";
import styles from "./SearchBox.module.css";
import { useGoToEntity } from "./use-go-to-entity.ts";

export function SearchBox() {
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text.trim(), 120);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const entered = useRef(false);
  const goTo = useGoToEntity();
  const { found, hits } = useEntitySearch(settled);
  const submit = (id: string): void => {
    entered.current = false;
    setText("");
    combobox.closeDropdown();
    // On to the canvas: the next arrow walks from what was found.
    document.getElementById(CANVAS_KEYS_ID)?.focus();
    void goTo(id);
  };
  // The first answer to what was typed is taken: at once where Enter was faster than the server.
  const current = settled === text.trim() && found.isSuccess && !found.isPlaceholderData ? hits : undefined;
  const first = current?.[0]?.entity.id;
  const onAnswer = useEffectEvent(() => {
    if (first !== undefined && entered.current) submit(first);
    else combobox.selectFirstOption();
  });
  useEffect(() => {
    if (current !== undefined && text !== "") onAnswer();
  }, [current, text]);
  return (
    <Combobox store={combobox} onOptionSubmit={submit} offset={4} shadow="md" withinPortal={false}>
      <Combobox.DropdownTarget>
        <div className={styles.field}>
          <Search size={15} aria-hidden />
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              id={SEARCH_ID}
              type="text"
              autoComplete="off"
              spellCheck={false}
              aria-label="Search people, companies and everything else"
              placeholder="Search people, companies…"
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
                combobox.openDropdown();
                combobox.resetSelectedOption();
                entered.current = false;
              }}
              onFocus={() => text !== "" && combobox.openDropdown()}
              onBlur={() => combobox.closeDropdown()}
              onKeyDown={(event) => {
                if (event.key === "Enter") entered.current = combobox.getSelectedOptionIndex() === -1;
                if (event.key !== "Escape") return;
                setText("");
                combobox.closeDropdown();
                event.currentTarget.blur();
              }}
            />
          </Combobox.EventsTarget>
          <kbd aria-hidden>/</kbd>
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={settled === ""} className={styles.dropdown ?? ""}>
        <Combobox.Options aria-label="Found" className={styles.options ?? ""}>
          {hits.map((hit) => (
            <Combobox.Option key={hit.entity.id} value={hit.entity.id} className={styles.option ?? ""}>
              <EntityHit hit={hit} />
            </Combobox.Option>
          ))}
          {hits.length > 0 ? null : (
            <Combobox.Empty className={styles.empty ?? ""}>
              {found.isError
                ? `${found.error.message}.`
                : found.isSuccess && !found.isPlaceholderData
                  ? `Nothing is called “${settled}” here.`
                  : "Searching…"}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
