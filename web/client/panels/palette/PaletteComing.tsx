// The palette's field while its code is on its way: what is typed here is not lost.
import { Dialog } from "../../components/Dialog.tsx";
import styles from "./CommandPalette.module.css";
import { closeSurface, typeAhead } from "./surfaces.ts";

export function PaletteComing() {
  return (
    <Dialog title="Do anything" bare onClose={closeSurface}>
      <input
        className={styles.field}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the palette is one field, and was asked for
        autoFocus
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label="What to do, find or ask"
        aria-busy
        placeholder="What to do, find or ask…"
        onChange={(event) => typeAhead({ text: event.currentTarget.value, entered: false })}
        onKeyDown={(event) => {
          if (event.key === "Enter") typeAhead({ entered: true });
        }}
      />
    </Dialog>
  );
}
