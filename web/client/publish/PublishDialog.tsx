// The dialog around publishing: the browser's own modal (it keeps the focus inside and the page behind it inert).
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { MouseEvent } from "react";
import { IconButton } from "../components/Button.tsx";
import { ExplorerContext } from "../state/explorer-store.ts";
import { site } from "../site.ts";
import { PublishedList } from "./PublishedList.tsx";
import { PublishedSheet } from "./PublishedSheet.tsx";
import { PublishForm } from "./PublishForm.tsx";
import styles from "./PublishDialog.module.css";
import type { Surface } from "./publish-store.ts";
import { publishing, usePublishing } from "./publish-store.ts";

const TITLES = { form: "Publish this view", done: "Published", list: "Published pictures" } as const;

export function PublishDialog({ surface }: { surface: Exclude<Surface, "closed" | "showing" | "composing"> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const explorer = usePublishing((state) => state.explorer);
  useEffect(() => {
    const element = dialog.current;
    // Whoever had the focus gets it back when the dialog leaves the page.
    const before = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onBackdrop = (event: MouseEvent): void => {
    if (event.target === dialog.current) publishing.close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys are kept in, a click beside it closes
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="publish-title"
      onCancel={(event) => {
        event.preventDefault();
        publishing.close();
      }}
      // The page's own keys mean nothing in here.
      onKeyDown={(event) => event.stopPropagation()}
      onMouseDown={onBackdrop}
    >
      <div className={styles.sheet}>
        <div className={styles.head}>
          <h2 id="publish-title">{TITLES[surface]}</h2>
          <nav className={styles.turns} hidden={site.isStatic}>
            {surface === "form" ? null : (
              <button type="button" onClick={publishing.resume}>
                {surface === "done" ? "Publish another" : "Publish this view"}
              </button>
            )}
            {surface === "list" ? null : (
              <button type="button" onClick={publishing.list}>
                What is published
              </button>
            )}
          </nav>
          <IconButton name="Close" quiet onClick={publishing.close}>
            <X size={17} aria-hidden />
          </IconButton>
        </div>
        <ExplorerContext value={explorer}>
          {surface === "form" ? <PublishForm /> : surface === "done" ? <PublishedSheet /> : <PublishedList />}
        </ExplorerContext>
      </div>
    </dialog>
  );
}
