// The very page that readers will have in their frame, at three column widths; only looked at, so it takes no clicks.
import { useEffect, useMemo, useRef, useState } from "react";
import type { SnapshotContent } from "#model";
import { NO_NOTES } from "#model";
import { buildEmbedPage } from "#web/embed/page/embed-page";
import { drawForPage } from "#web/embed/page/draw";
import { linksOf } from "#web/embed/page/links";
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

export function Preview({ content }: { content: SnapshotContent }) {
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
  const watchHeight = (): void => {
    watching.current?.disconnect();
    const body = frame.current?.contentDocument?.body;
    if (body === undefined) return;
    watching.current = new ResizeObserver(() => setHeight(Math.ceil(body.getBoundingClientRect().height)));
    watching.current.observe(body);
  };
  useEffect(() => () => watching.current?.disconnect(), []);

  const scale = Math.min(1, room / Number(width));
  return (
    <section className={styles.preview} aria-label="Preview">
      <div className={styles.choices}>
        <SegmentedChoice label="Width of the column" options={WIDTHS} value={width} onChange={setWidth} />
        {content.view.scheme === "auto" ? (
          <SegmentedChoice label="For a reader whose page is" options={SCHEMES} value={scheme} onChange={setScheme} />
        ) : null}
        {scale < 1 ? <span className={styles.scale}>shown at {Math.round(scale * 100)} %</span> : null}
      </div>
      <div ref={box} className={styles.box}>
        <div className={styles.paper} style={{ width: Number(width) * scale, height: height * scale }} inert>
          <iframe
            ref={frame}
            title={`Preview at ${WIDTHS[width]}`}
            // Without allow-scripts nothing in it can run; the same origin lets its height be read.
            sandbox="allow-same-origin"
            srcDoc={page}
            onLoad={watchHeight}
            style={{
              width: Number(width),
              height,
              transform: `scale(${scale})`,
            }}
          />
        </div>
      </div>
    </section>
  );
}
