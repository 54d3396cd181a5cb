// Every key of the page, from the one table of actions.
import { Dialog } from "../../components/Dialog.tsx";
import { ACTIONS, PLACE_KEYS } from "./actions.ts";
import { KeyCaps } from "./KeyCaps.tsx";
import styles from "./ShortcutsSheet.module.css";
import { closeSurface } from "./surfaces.ts";

export function ShortcutsSheet() {
  const withKeys = ACTIONS.flatMap(({ words, keys }) => (keys === undefined ? [] : [{ words, keys }]));
  const places = [{ place: "On the page", rows: withKeys }, ...PLACE_KEYS];
  return (
    <Dialog title="Keyboard shortcuts" onClose={closeSurface}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
      <div className={styles.sheet} tabIndex={0}>
        {places.map(({ place, rows }) => (
          <section key={place}>
            <h3>{place}</h3>
            <dl>
              {rows.map(({ words, keys }) => (
                <div key={words}>
                  <dt>{words}</dt>
                  <dd>
                    {keys.map((key) => (
                      <KeyCaps key={key} keys={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p>
          Undo takes back what was done to the graph: filters, time, places, look, what is on the canvas. The browser’s
          Back walks the same steps, and also where you looked in between: selection, panels, table and text.
        </p>
        <p>Everything else is in the palette.</p>
      </div>
    </Dialog>
  );
}
