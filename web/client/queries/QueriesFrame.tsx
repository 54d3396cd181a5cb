// The frame of the questions' pages: the bar with the way back to the explorer, and room for what the page holds.
import type { ReactNode } from "react";
import { useEffect } from "react";
import { PlaceLink } from "../components/PlaceLink.tsx";
import { SchemeSwitch } from "../panels/TopBar.tsx";
import { explorerAddress } from "../state/follow-address.ts";
import { site } from "../site.ts";
import styles from "./QueriesFrame.module.css";

/** `title` is the tab's; `here` marks the page in the bar. */
export function QueriesFrame(props: {
  title: string;
  here: "catalogue" | "question" | "workbench";
  children: ReactNode;
}) {
  const { title, here } = props;
  useEffect(() => {
    document.title = `${title} · Powerlines`;
  }, [title]);
  const current = (page: typeof here) => (page === here ? { "aria-current": "page" as const } : {});
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <header className={styles.bar}>
        <p className={styles.name}>
          <PlaceLink href={explorerAddress()}>Powerlines</PlaceLink>
        </p>
        <nav className={styles.places} aria-label="Pages">
          <PlaceLink href={explorerAddress()}>Explorer</PlaceLink>
          <PlaceLink href="/queries" {...current("catalogue")}>
            Queries
          </PlaceLink>
          {site.isStatic ? null : (
            <PlaceLink href="/queries/new" {...current("workbench")}>
              Workbench
            </PlaceLink>
          )}
        </nav>
        <SchemeSwitch />
      </header>
      {props.children}
    </div>
  );
}
