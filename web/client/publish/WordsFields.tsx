// The words of a picture: title, caption, byline, credit, and the alt text that is written from the graph.
import type { Draft, FieldProblems, WordField } from "./draft.ts";
import { WORDS } from "./draft.ts";
import styles from "./field.module.css";
import { publishing } from "./publish-store.ts";

interface Props {
  readonly ids: string;
  readonly draft: Draft;
  /** The alt text made of the graph. */
  readonly written: string;
  readonly problems: FieldProblems;
}

export function WordsFields({ ids, draft, written, problems }: Props) {
  const field = (name: Exclude<WordField, "alt">, options: { lines?: true; hint?: string } = {}) => (
    <WordsField id={`${ids}-${name}`} name={name} value={draft[name]} problem={problems[name]} {...options} />
  );
  return (
    <fieldset className={styles.group}>
      <legend>Words</legend>
      {field("title", { hint: "What the picture says, in one line" })}
      {field("caption", { lines: true })}
      <div className={styles.pair}>
        {field("byline")}
        {field("credit")}
      </div>
      <div className={styles.field}>
        <label htmlFor={`${ids}-alt`}>Alt text</label>
        <textarea
          id={`${ids}-alt`}
          rows={4}
          dir="auto"
          value={draft.alt ?? written}
          aria-invalid={problems.alt !== undefined}
          aria-describedby={`${ids}-alt-help`}
          onChange={({ target }) => publishing.edit({ alt: target.value === written ? undefined : target.value })}
        />
        <span id={`${ids}-alt-help`}>
          {problems.alt === undefined ? null : <span className={styles.problem}>{problems.alt} </span>}
          <span className={styles.help}>
            {draft.alt === undefined ? (
              "Written from the graph; what a reader who cannot see the picture hears."
            ) : (
              <>
                Your own words.{" "}
                <button type="button" onClick={() => publishing.edit({ alt: undefined })}>
                  Back to the written one
                </button>
              </>
            )}
          </span>
        </span>
      </div>
    </fieldset>
  );
}

function WordsField(props: {
  id: string;
  name: Exclude<WordField, "alt">;
  value: string;
  problem: string | undefined;
  lines?: true;
  hint?: string;
}) {
  const { id, name, value, problem, lines, hint } = props;
  const shared = {
    id,
    value,
    placeholder: hint,
    dir: "auto",
    required: name === "title",
    "aria-invalid": problem !== undefined,
    "aria-describedby": problem === undefined ? undefined : `${id}-problem`,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {WORDS[name].label}
        {name === "title" ? null : <span className={styles.optional}>optional</span>}
      </label>
      {lines === true ? (
        <textarea {...shared} rows={2} onChange={({ target }) => publishing.edit({ [name]: target.value })} />
      ) : (
        <input {...shared} type="text" onChange={({ target }) => publishing.edit({ [name]: target.value })} />
      )}
      {problem === undefined ? null : (
        <span id={`${id}-problem`} className={styles.problem}>
          {problem}
        </span>
      )}
    </div>
  );
}
