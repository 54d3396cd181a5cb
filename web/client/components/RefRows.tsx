// Facts as a list: the first of many at once, more at a wish, so that a hub's panel opens as fast as anybody's.
import { useState } from "react";
import type { Ref } from "../state/selection/types.ts";
import { counted } from "../state/graph-words.ts";
import { Button } from "./Button.tsx";
import { RefRow } from "./RefRow.tsx";
import styles from "./RefRow.module.css";

/** Rows that are there at first, and with every wish for more. */
const STEP = 100;

/** `items` are of one list all the while it is on the page; the rest as for RefRow. */
export function RefRows(props: { items: readonly Ref[]; perspective?: string; swatch?: boolean }) {
  const { items, ...look } = props;
  const [shown, setShown] = useState(STEP);
  const left = items.length - shown;
  return (
    <>
      <ul>
        {items.slice(0, shown).map((item) => (
          <li key={`${item.kind}:${item.id}`}>
            <RefRow item={item} {...look} />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <Button className={styles.more} onClick={() => setShown(shown + STEP)}>
          {counted(left, "more", "more")}
        </Button>
      ) : null}
    </>
  );
}
