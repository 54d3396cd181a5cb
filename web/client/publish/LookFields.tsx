// How a picture looks and what of it opens: shape, colours, what is clickable.
import type { Aspect, Clickable, PictureScheme, SnapshotView } from "#model";
import { SegmentedChoice } from "../components/SegmentedChoice.tsx";
import styles from "./field.module.css";
import { publishing } from "./publish-store.ts";

const ASPECT_NAMES = { "16:9": "16:9", "4:3": "4:3", "1:1": "1:1", "9:16": "9:16" } as const satisfies Record<
  Aspect,
  string
>;
const SCHEME_NAMES = { auto: "Reader’s own", light: "Light", dark: "Dark" } as const satisfies Record<
  PictureScheme,
  string
>;
const CLICKABLE_NAMES = { all: "Everything", relations: "Relations", none: "Nothing" } as const satisfies Record<
  Clickable,
  string
>;

export function LookFields({ view }: { view: SnapshotView }) {
  const change = (part: Partial<SnapshotView>): void => publishing.edit({ view: { ...view, ...part } });
  return (
    <fieldset className={styles.group}>
      <legend>Look</legend>
      <div className={styles.field}>
        <span className={styles.name}>Shape</span>
        <span>
          <SegmentedChoice
            label="Shape, width to height"
            options={ASPECT_NAMES}
            value={view.aspect}
            onChange={(aspect) => change({ aspect })}
          />
        </span>
      </div>
      <div className={styles.field}>
        <span className={styles.name}>Colours</span>
        <span>
          <SegmentedChoice
            label="Colours"
            options={SCHEME_NAMES}
            value={view.scheme}
            onChange={(scheme) => change({ scheme })}
          />
        </span>
      </div>
      <div className={styles.field}>
        <span className={styles.name}>Readers can open</span>
        <span>
          <SegmentedChoice
            label="What readers can open"
            options={CLICKABLE_NAMES}
            value={view.clickable}
            onChange={(clickable) => change({ clickable })}
          />
        </span>
      </div>
    </fieldset>
  );
}
