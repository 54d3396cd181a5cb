// The page inside a frame: title, picture, footer; receipts that open over it. Light, whole without its script.
import { markup } from "./html.ts";
import type { SnapshotLinks } from "./links.ts";
import { changeNotes, documentOf, lookWords, STAGE, tombstone } from "./parts.ts";
import type { Buried, Published } from "./published.ts";
import { receipts, textTwinList } from "./receipt-html.ts";
import { stageWithStory } from "./story-html.ts";
import { embedStyle } from "./style.ts";
import { twinOf } from "./text-twin.ts";
import { footerWords } from "./words.ts";

export function buildEmbedPage(published: Published): string {
  const { snapshot, links, script } = published;
  const lines = twinOf(snapshot);
  const linked = snapshot.view.clickable !== "none";
  return documentOf({
    title: snapshot.title,
    style: embedStyle(snapshot.view.scheme, snapshot),
    head: head(links),
    script,
    body: markup`<main data-snapshot="${snapshot.id}">
      <h1 dir="auto">${snapshot.title}</h1>
      ${snapshot.caption !== undefined && markup`<p class="deck" dir="auto">${snapshot.caption}</p>`}
      ${changeNotes(published, "frame")}${stageWithStory(published, "turns")}
      <footer>
        <p>
          ${footerWords(snapshot)} ·
          <a href="${links.page}" target="_blank" rel="noopener">Sources, data and citation</a>
        </p>
        ${lookWords(snapshot)}
        <details>
          <summary>Read the picture as text</summary>
          <p dir="auto">${snapshot.alt}</p>
          ${textTwinList(lines, linked)}
        </details>
      </footer>
      ${receipts(snapshot, lines, STAGE)}
    </main>`,
  });
}

export function buildEmbedTombstone(buried: Buried, script: string): string {
  const { snapshot, links } = buried;
  return documentOf({
    title: "Withdrawn",
    style: embedStyle(snapshot.view.scheme),
    head: head(links),
    script,
    body: markup`<main data-snapshot="${snapshot.id}">${tombstone(buried, "frame")}</main>`,
  });
}

function head(links: SnapshotLinks) {
  return markup`<meta name="robots" content="noindex" />
    <link rel="canonical" href="${links.page}" /> `;
}
