// What the publish check found, by how grave it is, each with a way to see it. It advises; it never forbids.
import type { Finding, FindingLevel } from "#model";
import { FINDING_LEVELS } from "#model";
import { usePublishing } from "./publish-store.ts";
import styles from "./CheckList.module.css";
import field from "./field.module.css";
import { showOnCanvas } from "./show-on-canvas.ts";
import type { Subject } from "./subject.ts";

const LEVELS: Readonly<Record<FindingLevel, string>> = {
  error: "Could mislead a reader",
  warning: "To decide",
  note: "Worth knowing",
};

/** The id of the list, for what leads to it. */
export const CHECK_ID = "publish-check";

/** "Check: 4 to decide, 2 worth knowing". */
export function checkWords(findings: readonly Finding[]): string {
  const parts = FINDING_LEVELS.flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [`${count} ${LEVELS[level].toLowerCase()}`];
  });
  return `Check: ${parts.join(", ")}`;
}

export function CheckList({ findings, subject }: { findings: readonly Finding[]; subject: Subject }) {
  const explorer = usePublishing((state) => state.explorer);
  return (
    <section className={field.group} aria-labelledby={CHECK_ID}>
      <h3 id={CHECK_ID} className={styles.title}>
        Publish check
      </h3>
      {findings.length === 0 ? <p className={field.help}>Nothing to look at before you publish.</p> : null}
      {FINDING_LEVELS.map((level) => {
        const here = findings.filter((finding) => finding.level === level);
        if (here.length === 0) return null;
        return (
          <div key={level} className={styles.level} data-level={level}>
            <h4>{LEVELS[level]}</h4>
            <ul>
              {here.map((finding) => (
                <li key={finding.code + finding.message}>
                  <span>{finding.message}</span>
                  {finding.ids.length === 0 ? null : (
                    <button
                      type="button"
                      aria-label={`Show me: ${finding.message}`}
                      onClick={() => showOnCanvas(explorer, finding, subject.graph)}
                    >
                      Show me
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
