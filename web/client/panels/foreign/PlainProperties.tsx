// Every property of a node or relation that is not ours, as a reader reads it; what is long is folded.
import type { Plain, Properties } from "#model";
import { plainWords, safeUrl } from "#view";
import { useState } from "react";
import styles from "../panel.module.css";
import foreign from "./foreign.module.css";

/** Items of a list, and characters of a text, that are shown before it is opened. */
const ITEMS = 6;
const CHARACTERS = 240;

export function PlainProperties({ properties }: { properties: Properties }) {
  const entries = Object.entries(properties);
  if (entries.length === 0) return <p className={styles.quiet}>It has no properties.</p>;
  return (
    <dl className={`${styles.facts} ${foreign.properties}`} aria-label="Properties">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt title={name}>{name}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { value: Plain }) {
  const [open, setOpen] = useState(false);
  const { words, rest } = shortened(value);
  const url = typeof value === "string" ? safeUrl(value) : undefined;
  if (url !== undefined) {
    return (
      <a href={url} target="_blank" rel="noreferrer">
        {url}
      </a>
    );
  }
  return (
    <>
      {/* As it is stored, for who needs it to the letter. */}
      <span title={typeof value === "string" ? value : undefined}>{open ? plainWords(value) : words}</span>
      {rest === undefined ? null : (
        <button type="button" className={foreign.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Show less" : rest}
        </button>
      )}
    </>
  );
}

/** What is shown at first, and what the button says that shows the rest. */
function shortened(value: Plain): { readonly words: string; readonly rest?: string } {
  if (Array.isArray(value) && value.length > ITEMS) {
    return { words: `${plainWords(value.slice(0, ITEMS))} …`, rest: `Show all ${value.length}` };
  }
  const words = plainWords(value);
  if (words.length <= CHARACTERS) return { words: words === "" ? "(empty)" : words };
  return { words: `${words.slice(0, CHARACTERS)}…`, rest: "Show all of it" };
}
