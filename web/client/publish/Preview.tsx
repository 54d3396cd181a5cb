// The very page that readers will have in their frame, at three column widths; only looked at, so it takes no clicks.
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { SnapshotContent } from "#model";
import { NO_NOTES } from "#model";
import { buildEmbedPage } from "#web/embed/page/embed-page";
import { drawForPage } from "#web/embed/page/draw";
import { linksOf } from "#web/embed/page/links";
import { openStory } from "#web/embed/story";
import type { Story } from "#web/embed/story";
import { zoomable } from "#web/embed/zoom";
import { IconButton } from "../components/Button.tsx";
import { SegmentedChoice } from "../components/SegmentedChoice.tsx";
import { useScheme } from "../components/use-scheme.ts";
import styles from "./Preview.module.css";

const WIDTHS = { "320": "320 px", "600": "600 px", "1000": "1,000 px" } as const;
const SCHEMES = { light: "Light", dark: "Dark" } as const;
const SOME_HEIGHT = 480;

/** As it would be framed for a reader on that ground; the id is not known before it is published. */
function pageOf(content: SnapshotContent, ground: "light" | "dark"): string {
  const { view } = content;
  const snapshot = {
    ...content,
    view: view.scheme === "auto" ? { ...view, scheme: ground } : view,
    id: "0".repeat(16),
    createdAt: new Date().toISOString(),
    publishCheck: [],
  };
  const links = linksOf(window.location.origin, snapshot.id);
  return buildEmbedPage({ snapshot, notes: NO_NOTES, links, drawings: drawForPage(snapshot), script: "" });
}

interface Props {
  readonly content: SnapshotContent;
  /** The step of its story that is looked at, and another one chosen. */
  readonly at: number;
  readonly onAt: (index: number) => void;
}

export function Preview({ content, at, onAt }: Props) {
  const own = useScheme();
  const [width, setWidth] = useState<keyof typeof WIDTHS>("600");
  const [scheme, setScheme] = useState<"light" | "dark">(own);
  const [height, setHeight] = useState(SOME_HEIGHT);
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [room, setRoom] = useState(600);
  const page = useMemo(() => pageOf(content, scheme), [content, scheme]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Another width or other words change how high the page inside is; it says so to nobody but an observer.
  const watching = useRef<ResizeObserver>(null);
  const story = useRef<Story>(undefined);
  const count = content.steps?.length ?? 0;
  const shown = Math.min(at, count - 1);
  const onLoad = (): void => {
    watching.current?.disconnect();
    const page = frame.current?.contentDocument;
    const stage = page?.querySelector<HTMLElement>(".stage");
    // What the embed's own script does in it, done from here: nothing runs in the frame.
    story.current = page && stage ? openStory(page, stage, zoomable(stage)) : undefined;
    story.current?.show(shown);
    const body = frame.current?.contentDocument?.body;
    if (body === undefined) return;
    watching.current = new ResizeObserver(() => setHeight(Math.ceil(body.getBoundingClientRect().height)));
    watching.current.observe(body);
  };
  useEffect(() => () => watching.current?.disconnect(), []);
  useEffect(() => story.current?.show(shown), [shown]);

  const scale = Math.min(1, room / Number(width));
  return (
    <section className={styles.preview} aria-label="Preview">
      <div className={styles.choices}>
        <SegmentedChoice label="Width of the column" options={WIDTHS} value={width} onChange={setWidth} />
        {content.view.scheme === "auto" ? (
          <SegmentedChoice label="For a reader whose page is" options={SCHEMES} value={scheme} onChange={setScheme} />
        ) : null}
        {count === 0 ? null : (
          <span className={styles.step}>
            <IconButton name="Preview the step before" quiet disabled={shown === 0} onClick={() => onAt(shown - 1)}>
              <ChevronLeft size={15} aria-hidden />
            </IconButton>
            step {shown + 1} of {count}
            <IconButton
              name="Preview the next step"
              quiet
              disabled={shown === count - 1}
              onClick={() => onAt(shown + 1)}
            >
              <ChevronRight size={15} aria-hidden />
            </IconButton>
          </span>
        )}
        {scale < 1 ? <span className={styles.scale}>shown at {Math.round(scale * 100)} %</span> : null}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable to be scrolled by keys */}
      <section ref={box} className={styles.box} tabIndex={0} aria-label="As readers see it">
        <div className={styles.paper} style={{ width: Number(width) * scale, height: height * scale }} inert>
          <iframe
            ref={frame}
            title={`Preview at ${WIDTHS[width]}`}
            // Without allow-scripts nothing in it can run; the same origin lets its height be read.
            sandbox="allow-same-origin"
            srcDoc={page}
            onLoad={onLoad}
            style={{
              width: Number(width),
              height,
              transform: `scale(${scale})`,
            }}
          />
        </div>
      </section>
    </section>
  );
}
