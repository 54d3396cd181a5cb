// The palette: one field over every action, every entity and every saved question.
import { Combobox, useCombobox, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { MessageCircleQuestion, Zap } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { addresses } from "#contract";
import { Dialog } from "../../components/Dialog.tsx";
import { EntityHit, useEntitySearch } from "../../components/EntityHit.tsx";
import { goTo, placeOf } from "../../place.ts";
import { matching } from "../../queries/find-questions.ts";
import { useCatalogue } from "../../queries/use-catalogue.ts";
import { explorer } from "../../state/explorer-store.ts";
import { explorerAddress } from "../../state/follow-address.ts";
import { useGoToEntity } from "../use-go-to-entity.ts";
import type { Reach } from "./actions.ts";
import { actionsFor } from "./actions.ts";
import styles from "./CommandPalette.module.css";
import { KeyCaps } from "./KeyCaps.tsx";
import { closeSurface, typedAhead } from "./surfaces.ts";

/** Of each sort; more is found by typing more. */
const MOST = { actions: 40, entities: 6, questions: 6 } as const;

/** Ids of actions that mean the same on every page. */
const ANYWHERE: ReadonlySet<string> = new Set(["queries", "workbench", "scheme", "keys"]);

export function CommandPalette() {
  const [text, setText] = useState(() => typedAhead().text);
  const [settled] = useDebouncedValue(text.trim(), 120);
  const combobox = useCombobox({ opened: true });
  const { found: asked, hits } = useEntitySearch(settled);
  const reach = useReach();
  const goToEntity = useGoToEntity();
  const catalogue = useCatalogue();
  const actions = useMemo(() => actionsFor(text, reach).slice(0, MOST.actions), [text, reach]);
  // Hits of what was typed before are nobody's: Enter must not choose one of them.
  const asking = settled !== text.trim() || (settled !== "" && asked.isFetching);
  const entities = asking || settled === "" ? [] : hits.slice(0, MOST.entities);
  const wanted = text.trim();
  const questions = wanted === "" ? [] : matching(catalogue.data?.queries ?? [], wanted).slice(0, MOST.questions);
  const found = actions.length + entities.length + questions.length;
  /** Enter was pressed before anything was found: the first that is found is meant. */
  const [eager, setEager] = useState(() => typedAhead().entered);
  useEffect(() => {
    combobox.selectFirstOption();
    if (eager && !asking) {
      setEager(false);
      combobox.clickSelectedOption();
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the first of a new list; the combobox itself is new each time
  }, [text, found, asking]);

  const submit = (value: string): void => {
    const [, sort, id = ""] = /^(action|entity|question):(.*)$/s.exec(value) ?? [];
    closeSurface();
    const isElsewhere = placeOf(window.location.pathname).page !== "explorer";
    // What is done to the view is to be seen.
    if (isElsewhere && (sort === "entity" || (sort === "action" && !ANYWHERE.has(id)))) goTo(explorerAddress());
    if (sort === "action") actions.find((action) => action.id === id)?.run(reach);
    else if (sort === "question") goTo(addresses.query(id));
    else if (sort === "entity") void goToEntity(id);
  };
  return (
    <Dialog title="Do anything" bare onClose={closeSurface}>
      <Combobox store={combobox} onOptionSubmit={submit}>
        <Combobox.EventsTarget withExpandedAttribute>
          <input
            className={styles.field}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is one field, and was asked for
            autoFocus
            type="text"
            autoComplete="off"
            spellCheck={false}
            aria-label="What to do, find or ask"
            placeholder="What to do, find or ask…"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setEager(false);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && asking && found === 0) setEager(true);
            }}
          />
        </Combobox.EventsTarget>
        <Combobox.Options aria-label="Found" tabIndex={0} className={styles.options ?? ""}>
          {entities.length === 0 ? null : (
            <Combobox.Group label="Entities" className={styles.group ?? ""}>
              {entities.map((hit) => (
                <Combobox.Option key={hit.entity.id} value={`entity:${hit.entity.id}`} className={styles.option ?? ""}>
                  <EntityHit hit={hit} />
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
          {actions.length === 0 ? null : (
            <Combobox.Group label="Actions" className={styles.group ?? ""}>
              {actions.map(({ id, words, group, keys }) => (
                <Combobox.Option key={id} value={`action:${id}`} className={styles.option ?? ""}>
                  <Zap size={14} aria-hidden />
                  <span className={styles.words}>{words}</span>
                  {keys?.[0] === undefined ? <span className={styles.sort}>{group}</span> : <KeyCaps keys={keys[0]} />}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
          {questions.length === 0 ? null : (
            <Combobox.Group label="Questions" className={styles.group ?? ""}>
              {questions.map(({ name, title }) => (
                <Combobox.Option key={name} value={`question:${name}`} className={styles.option ?? ""}>
                  <MessageCircleQuestion size={14} aria-hidden />
                  <span className={styles.words}>{title}</span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
          {found > 0 ? null : (
            <Combobox.Empty className={styles.empty ?? ""}>
              {asking ? "Looking…" : asked.isError ? asked.error.message : "Nothing is called that here."}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
    </Dialog>
  );
}

function useReach(): Reach {
  const scheme = useComputedColorScheme("light");
  const { setColorScheme } = useMantineColorScheme();
  return useMemo(
    () => ({ explorer, switchScheme: () => setColorScheme(scheme === "dark" ? "light" : "dark") }),
    [scheme, setColorScheme],
  );
}
