// "Ask next" in a panel: two saved questions that fit what is looked at.
import type { WireEntity } from "#contract";
import { PlaceLink } from "../components/PlaceLink.tsx";
import panel from "../panels/panel.module.css";
import styles from "./AskNext.module.css";
import { askNext } from "./ask-next.ts";
import { useCatalogue } from "./use-catalogue.ts";

export function AskNext(props: { entity: WireEntity; relationTypes: readonly string[] }) {
  const catalogue = useCatalogue();
  const found = askNext(catalogue.data?.queries ?? [], props);
  if (found.length === 0) return null;
  return (
    <section>
      <h3 className={panel.heading}>Ask next</h3>
      <ul className={styles.list}>
        {found.map(({ href, title, about }) => (
          <li key={href}>
            <PlaceLink href={href}>
              {title}
              {about === "" ? null : <span className={styles.about}> {about}</span>}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
