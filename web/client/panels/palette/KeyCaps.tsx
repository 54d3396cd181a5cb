// A keystroke as its caps.
import styles from "./KeyCaps.module.css";
import { keyCaps, onMac } from "./keystroke.ts";

export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={styles.caps}>
      {keyCaps(keys, onMac()).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
