// The questions of a first sight, as links that answer at once with their example.
import { PlaceLink } from "../components/PlaceLink.tsx";
import styles from "./FirstQuestions.module.css";
import { addressOfExample } from "./question-values.ts";
import { useCatalogue } from "./use-catalogue.ts";

/** Their room until the catalogue is here, so that nothing moves when they come; nothing where it holds none. */
export function FirstQuestions() {
  const catalogue = useCatalogue();
  if (catalogue.isPending) return <div className={styles.waiting} aria-hidden />;
  const featured = catalogue.data?.queries.filter((query) => query.featured !== null) ?? [];
  if (featured.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Questions to start with">
      {featured.slice(0, 3).map((query) => (
        <li key={query.name}>
          <PlaceLink className={styles.card} href={addressOfExample(query)}>
            {query.featured}
          </PlaceLink>
        </li>
      ))}
    </ul>
  );
}
