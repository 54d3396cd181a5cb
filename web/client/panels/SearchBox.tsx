// Finds entities by any of their names and says which one matched; Enter turns the picture to it.
import { Combobox } from "@mantine/core";
import { Search } from "lucide-react";
import { useState } from "react";
import { useEntityChooser } from "../components/use-entity-chooser.tsx";
import { SEARCH_ID } from "./start-finding.ts";
import { CANVAS_KEYS_ID } from "./use-page-keys.ts";
import styles from "./SearchBox.module.css";
import { useGoToEntity } from "./use-go-to-entity.ts";

export function SearchBox() {
  const [text, setText] = useState("");
  const goTo = useGoToEntity();
  const { combobox, pick, onTyped, onEnter, dropdown } = useEntityChooser(text, (id) => {
    setText("");
    // On to the canvas: the next arrow walks from what was found.
    document.getElementById(CANVAS_KEYS_ID)?.focus();
    void goTo(id);
  });
  return (
    <Combobox store={combobox} onOptionSubmit={pick} offset={4} shadow="md" withinPortal={false}>
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
                onTyped();
              }}
              onFocus={() => text !== "" && combobox.openDropdown()}
              onBlur={() => combobox.closeDropdown()}
              onKeyDown={(event) => {
                if (event.key === "Enter") onEnter();
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
      {dropdown}
    </Combobox>
  );
}
