// The server's publish token, where it wants one: held in memory until the page is closed, stored nowhere.
import { useId } from "react";
import { publishing, usePublishing } from "./publish-store.ts";
import styles from "./field.module.css";

export function TokenField({ wrong }: { wrong: boolean }) {
  const id = useId();
  const token = usePublishing((state) => state.token);
  return (
    <div className={styles.inline}>
      <label htmlFor={id}>Publish token</label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        value={token}
        aria-invalid={wrong}
        aria-describedby={`${id}-help`}
        onChange={(event) => publishing.tokenGiven(event.target.value.trim())}
      />
      <span id={`${id}-help`} className={styles.help}>
        Kept until this page is closed.
      </span>
    </div>
  );
}
