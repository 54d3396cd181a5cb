// The palette: one field over every action, every entity and every saved question.
import { Combobox, useCombobox, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { MessageCircleQuestion, Zap } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Fragment, useEffect, useMemo, useState } from "react";
import { addresses } from "#contract";
import { Dialog } from "../../components/Dialog.tsx";
import { EntityHit, useEntitySearch } from "../../components/EntityHit.tsx";
import { goTo, placeOf } from "../../place.ts";
import { matching } from "../../queries/find-questions.ts";
import { useCatalogue } from "../../queries/use-catalogue.ts";
import { explorer } from "../../state/explorer-store.ts";
import { explorerAddress } from "../../state/follow-address.ts";
import { useGoToEntity } from "../use-go-to-entity.ts";
import { actionsFor } from "./actions.ts";
import { fitOf, WHOLE } from "./fit-of.ts";
import styles from "./CommandPalette.module.css";
import { KeyCaps } from "./KeyCaps.tsx";
import type { Reach } from "./keyed-actions.ts";
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
  /** Enter was pressed before all was found: the first of what is found is meant. */
  const [eager, setEager] = useState(() => typedAhead().entered);
  /** The arrows have chosen: what comes later changes nothing about that. */
  const [chosen, setChosen] = useState(false);
  useEffect(() => {
    if (chosen) combobox.updateSelectedOptionIndex("selected");
    else combobox.selectFirstOption();
    if (eager && !asking) {
      setEager(false);
      combobox.clickSelectedOption();
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the first of a new list; the combobox itself is new each time
  }, [text, found, asking]);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === "ArrowDown" || key === "ArrowUp") setChosen(true);
    if (key !== "Enter" || !asking || chosen) return;
    // A name may fit better than what is here; nothing fits better than the whole words of an action.
    const fits = fitOf(actions[0]?.action.words ?? "", wanted) === WHOLE;
    if (fits) return;
    combobox.resetSelectedOption();
    setEager(true);
  };

  const submit = (value: string): void => {
    const [, sort, id = ""] = /^(action|entity|question):(.*)$/s.exec(value) ?? [];
    const offered = sort === "action" ? actions.find(({ action }) => action.id === id) : undefined;
    // It says why not, and stays.
    if (offered?.not !== undefined) return;
    closeSurface();
    const isElsewhere = placeOf(window.location.pathname).page !== "explorer";
    // What is done to the view is to be seen.
    if (isElsewhere && (sort === "entity" || (sort === "action" && !ANYWHERE.has(id)))) goTo(explorerAddress());
    if (sort === "action") offered?.action.run(reach);
    else if (sort === "question") goTo(addresses.query(id));
    else if (sort === "entity") void goToEntity(id);
  };
  const groups = [
    {
      key: "entities",
      fit: best(entities, ({ matched }) => (matched.field === "property" ? "" : matched.text), wanted),
      list:
        entities.length === 0 ? null : (
          <Combobox.Group label="Entities" className={styles.group ?? ""}>
            {entities.map((hit) => (
              <Combobox.Option key={hit.entity.id} value={`entity:${hit.entity.id}`} className={styles.option ?? ""}>
                <EntityHit hit={hit} />
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ),
    },
    {
      key: "actions",
      fit: best(actions, ({ action }) => action.words, wanted),
      list:
        actions.length === 0 ? null : (
          <Combobox.Group label="Actions" className={styles.group ?? ""}>
            {actions.map(({ action: { id, words, group, keys }, not }) => (
              <Combobox.Option
                key={id}
                value={`action:${id}`}
                aria-disabled={not !== undefined || undefined}
                className={styles.option ?? ""}
              >
                <Zap size={14} aria-hidden />
                <span className={styles.words}>{words}</span>
                {not !== undefined || keys?.[0] === undefined ? (
                  <span className={styles.sort}>{not ?? group}</span>
                ) : (
                  <KeyCaps keys={keys[0]} />
                )}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ),
    },
    {
      key: "questions",
      fit: best(questions, ({ title }) => title, wanted),
      list:
        questions.length === 0 ? null : (
          <Combobox.Group label="Questions" className={styles.group ?? ""}>
            {questions.map(({ name, title }) => (
              <Combobox.Option key={name} value={`question:${name}`} className={styles.option ?? ""}>
                <MessageCircleQuestion size={14} aria-hidden />
                <span className={styles.words}>{title}</span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ),
    },
  ];
  const inOrder = groups.toSorted((a, b) => b.fit - a.fit);
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
              setChosen(false);
            }}
            onKeyDown={onKeyDown}
          />
        </Combobox.EventsTarget>
        <Combobox.Options aria-label="Found" tabIndex={0} className={styles.options ?? ""}>
          {inOrder.map(({ key, list }) => (
            <Fragment key={key}>{list}</Fragment>
          ))}
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

/** How well the best of a group fits what is typed. */
function best<Item>(items: readonly Item[], wordsOf: (item: Item) => string, wanted: string): number {
  return Math.max(0, ...items.map((item) => fitOf(wordsOf(item), wanted)));
}

function useReach(): Reach {
  const scheme = useComputedColorScheme("light");
  const { setColorScheme } = useMantineColorScheme();
  return useMemo(
    () => ({ explorer, switchScheme: () => setColorScheme(scheme === "dark" ? "light" : "dark") }),
    [scheme, setColorScheme],
  );
}
