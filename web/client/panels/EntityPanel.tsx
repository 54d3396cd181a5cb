// An entity: what it is, what it is called, and its relations as sentences told from its side.
import { Fragment } from "react";
import { KINDS, dateOf, isKind, textOf, textsOf } from "#model";
import type { Properties } from "#model";
import { dateWords, familyStyle, humanised, kindStyle, locatorWords, metricWords, safeUrl } from "#view";
import { EntityActions } from "../explore/EntityActions.tsx";
import { FamilySwatch } from "../components/FamilySwatch.tsx";
import { KindSwatch } from "../components/KindSwatch.tsx";
import { RefRows } from "../components/RefRows.tsx";
import { AskNext } from "../queries/AskNext.tsx";
import { groupByFamily, relationsOf } from "../state/graph-questions.ts";
import { useExplorer } from "../state/explorer-store.ts";
import { useChoices } from "../state/choices/choices-store.ts";
import { PlainProperties } from "./foreign/PlainProperties.tsx";
import { Glance } from "./after-first-picture.ts";
import styles from "./panel.module.css";

/** Told elsewhere in the panel, or of use to machines only. */
const TOLD = new Set([
  "id",
  "name",
  "aliases",
  "formerNames",
  "summary",
  "editorial",
  "datasets",
  "value",
  "unit",
  "qualifier",
]);

export function EntityPanel({ id }: { id: string }) {
  const graph = useExplorer((state) => state.graph);
  const entity = graph.entities.get(id);
  const foreign = useChoices(({ database }) => database !== undefined);
  if (entity === undefined) return null;
  // Of another graph every property is shown as it is, whatever it is called; none of ours is told apart.
  const properties = foreign ? {} : entity.properties;
  const aliases = textsOf(properties, "aliases");
  const formerNames = textsOf(properties, "formerNames");
  const summary = textOf(properties, "summary");
  const editorial = textsOf(properties, "editorial");
  const metric = metricWords(properties);
  const relations = relationsOf(graph, id);
  return (
    <article className={styles.panel}>
      <header>
        <p className={styles.kicker}>
          <KindSwatch kind={entity.kind} size={14} />
          {foreign && entity.labels.length > 1 ? entity.labels.join(" · ") : kindStyle(entity.kind, "light").label}
        </p>
        <h2 className={styles.title}>
          <bdi>{entity.name}</bdi>
          {editorial.includes("name") ? <EditorialMark /> : null}
        </h2>
        {aliases.length === 0 ? null : (
          <p className={styles.names}>
            Also called <Names of={aliases} />
          </p>
        )}
        {formerNames.length === 0 ? null : (
          <p className={styles.names}>
            Formerly <Names of={formerNames} />
          </p>
        )}
        <EntityActions entityId={id} />
      </header>
      {metric === undefined ? null : <p className={styles.figure}>{metric}</p>}
      {summary === undefined ? null : (
        <p className={styles.summary} dir="auto">
          {summary}
        </p>
      )}
      {foreign ? <PlainProperties properties={entity.properties} /> : <Glance id={id} />}
      <Shown kind={entity.kind} properties={properties} editorial={editorial} />
      {relations.length === 0 ? <p className={styles.quiet}>It stands alone: no relation in this data.</p> : null}
      {groupByFamily(relations).map((group) => (
        <section key={group.family}>
          <h3 className={styles.heading}>
            <FamilySwatch family={group.family} />
            {familyStyle(group.family, "light").label}
            <span className={styles.number}>{group.relations.length}</span>
          </h3>
          <RefRows
            items={group.relations.map((relation) => ({ kind: "relation", id: relation.id }))}
            perspective={id}
            swatch={false}
          />
        </section>
      ))}
      {entity.evidence.length === 0 ? null : (
        <section>
          <h3 className={styles.heading}>Sources</h3>
          <ul className={styles.sources}>
            {entity.evidence.map((item) => (
              <li key={`${item.source} ${item.locator}`}>
                {graph.sources.get(item.source)?.title ?? item.source}
                <span className={styles.quiet}> · {locatorWords(item.locator)}</span>
                {item.note === undefined ? null : <p className={styles.quiet}>{item.note}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {/* Our questions ask for our own kinds. */}
      {foreign ? null : <AskNext entity={entity} relationTypes={relations.map(({ type }) => type)} />}
    </article>
  );
}

function Names({ of }: { of: readonly string[] }) {
  return of.map((name, index) => (
    <Fragment key={name}>
      {index === 0 ? "" : ", "}
      <bdi>{name}</bdi>
    </Fragment>
  ));
}

function EditorialMark() {
  return (
    <span className={styles.editorial} title="Common knowledge added by the editors; no source here states it">
      editorial
    </span>
  );
}

function Shown(props: { kind: string; properties: Properties; editorial: readonly string[] }) {
  const lines = shownLines(props.kind, props.properties);
  if (lines.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {lines.map(({ name, words, url }) => (
        <div key={name}>
          <dt>{humanised(name, "sentence")}</dt>
          <dd>
            {url === undefined ? (
              words
            ) : (
              <a href={url} target="_blank" rel="noreferrer">
                {words}
              </a>
            )}
            {props.editorial.includes(name) ? <EditorialMark /> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ShownLine {
  readonly name: string;
  readonly words: string;
  readonly url?: string;
}

/** What the vocabulary shows for a kind; for a label that is not ours, every property that reads as a line. */
function shownLines(kind: string, properties: Properties): readonly ShownLine[] {
  const names: readonly string[] = isKind(kind)
    ? [...KINDS[kind].shown, "website", "identifiers", "reviewedDate"]
    : Object.keys(properties);
  return [...new Set(names)].flatMap((name) => {
    if (TOLD.has(name)) return [];
    if (name.endsWith("Date")) {
      // A metric's target date is part of its figure.
      const date = dateOf(properties, name);
      return date === undefined || name === "targetDate" ? [] : [{ name, words: dateWords(date) }];
    }
    const value = properties[name];
    const words = Array.isArray(value) ? value.map(String).join(", ") : isScalar(value) ? String(value) : "";
    const url = safeUrl(words);
    return words === "" ? [] : [{ name, words, ...(url === undefined ? {} : { url }) }];
  });
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
