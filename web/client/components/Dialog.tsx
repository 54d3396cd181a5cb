// The browser's own modal with a heading: it keeps the focus inside, the page behind it inert, and Escape closes it.
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { IconButton } from "./Button.tsx";
import styles from "./Dialog.module.css";

export function Dialog(props: {
  title: string;
  /** Without a bar of its own: the title is for screen readers. */
  bare?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const { onClose } = props;
  useEffect(() => {
    const element = dialog.current;
    // Whoever had the focus gets it back when the dialog leaves the page.
    const before = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys are kept in, a click beside it closes
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={props.bare === true ? undefined : title}
      aria-label={props.bare === true ? props.title : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The page's own keys mean nothing in here.
      onKeyDown={(event) => event.stopPropagation()}
      onMouseDown={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.sheet}>
        {props.bare === true ? null : (
          <header className={styles.head}>
            <h2 id={title}>{props.title}</h2>
            <IconButton name="Close" quiet onClick={onClose}>
              <X size={17} aria-hidden />
            </IconButton>
          </header>
        )}
        {props.children}
      </div>
    </dialog>
  );
}
