// After publishing: the address, what to paste for each kind of page, the files, and what the check said.
import { ExternalLink } from "lucide-react";
import { figureCode, frameCode } from "#web/embed/page/embed-code";
import { linksOf } from "#web/embed/page/links";
import type { SnapshotLinks } from "#web/embed/page/links";
import { dateWords } from "#view";
import { Button } from "../components/Button.tsx";
import { useCopy } from "../components/use-copy.ts";
import styles from "./PublishedSheet.module.css";
import { publishing, usePublishing } from "./publish-store.ts";

const FILES = {
  svg: "SVG",
  png: "PNG",
  json: "JSON",
  csv: "CSV",
  txt: "Text",
  html: "HTML for offline",
} as const satisfies Record<keyof SnapshotLinks["files"], string>;

export function PublishedSheet() {
  const published = usePublishing((state) => state.published);
  if (published === undefined) return null;
  const { answer, snapshot } = published;
  const links = linksOf(new URL(answer.url).origin, answer.id);
  return (
    <div className={styles.sheet}>
      <output className={styles.lead}>
        {answer.created
          ? `“${snapshot.title}” is published.`
          : `This very picture was already published on ${dateWords(answer.createdAt.slice(0, 10))}; here is that one.`}
      </output>
      <p className={styles.address}>
        <a href={answer.url} target="_blank" rel="noopener">
          {answer.url}
          <ExternalLink size={14} aria-hidden />
        </a>
        <Copy text={answer.url} name="Copy link" />
      </p>
      <h3>Embed</h3>
      <Code
        name="Picture with caption"
        help="Right without any script; the one at its end is optional and makes it interactive."
        text={figureCode(snapshot, links)}
      />
      <Code name="Frame" help="Interactive, with no script on your page." text={frameCode(snapshot, links)} />
      <Code
        name="oEmbed"
        help="Paste the address on a line of its own where your CMS knows oEmbed."
        text={links.page}
      />
      <h3>Download</h3>
      <ul className={styles.files}>
        {Object.entries(links.files).map(([format, address]) => (
          <li key={format}>
            <a href={address} download={`powerlines-${answer.id}.${format}`}>
              {Reflect.get(FILES, format)}
            </a>
          </li>
        ))}
      </ul>
      {answer.publishCheck.length === 0 ? null : (
        <>
          <h3>Travels with it</h3>
          <ul className={styles.findings}>
            {answer.publishCheck.map(({ code, message }) => (
              <li key={code + message}>{message}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Button onClick={publishing.close}>Back to the graph</Button>
      </p>
    </div>
  );
}

function Code({ name, help, text }: { name: string; help: string; text: string }) {
  return (
    <section className={styles.code} aria-label={name}>
      <p>
        <strong>{name}</strong> <span>{help}</span>
        <Copy text={text} name={`Copy ${name.toLowerCase()} code`} />
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, by keyboard too */}
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
}

function Copy({ text, name }: { text: string; name: string }) {
  const { copied, copy } = useCopy();
  return (
    <Button aria-label={name} onClick={() => copy(text)}>
      {copied ? "Copied" : "Copy"}
    </Button>
  );
}
