// A button with words, and a small one with an icon and a name.
import type { ComponentProps } from "react";
import styles from "./Button.module.css";

export function Button(props: ComponentProps<"button">) {
  return <button type="button" {...props} className={`${styles.button} ${props.className ?? ""}`} />;
}

/** A link that looks like a button: for what saves a file or opens another page. */
export function ButtonLink({ children, ...props }: ComponentProps<"a">) {
  return (
    <a {...props} className={styles.button}>
      {children}
    </a>
  );
}

/** `name` is what a screen reader says and the tip shows; `quiet` leaves the frame away. */
export function IconButton({ name, quiet, ...props }: ComponentProps<"button"> & { name: string; quiet?: boolean }) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      data-quiet={quiet === true || undefined}
      {...props}
      className={`${styles.icon} ${props.className ?? ""}`}
    />
  );
}
