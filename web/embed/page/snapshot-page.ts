// The page of a snapshot: the picture, its receipts, its text twin, how to cite and embed it, its files. As a served
// page, or as one file that opens from disk without a network.
import type { Snapshot } from "#model";
import { dateOf } from "#model";
import { dateWords, safeUrl } from "#view";
import { citationText, toBibTex, toCslJson } from "./citation.ts";
import { figureCode, frameCode } from "./embed-code.ts";
import { markup } from "./html.ts";
import type { Markup } from "./html.ts";
import type { SnapshotLinks } from "./links.ts";
import { changeNotes, documentOf, lookWords, STAGE, tombstone } from "./parts.ts";
import type { Buried, Published } from "./published.ts";
import { receipts, textTwinList } from "./receipt-html.ts";
import { stageWithStory } from "./story-html.ts";
import { pageStyle } from "./style.ts";
import { entitiesAlone, twinOf } from "./text-twin.ts";
import { citedSources, describingSources, footerWords } from "./words.ts";

/** "file" names no address that a browser would fetch by itself. */
export type PageForm = "served" | "file";

export function buildSnapshotPage(published: Published, form: PageForm): string {
  const { snapshot, links, script, earlier } = published;
  const lines = twinOf(snapshot);
  const alone = entitiesAlone(snapshot);
  const describing = describingSources(snapshot);
  return documentOf({
    title: `${snapshot.title} · Powerlines`,
    style: pageStyle(snapshot.view.scheme, snapshot),
    head: form === "served" && head(snapshot, links),
    script,
    body: markup`<header class="site"><a href="${links.home}">Powerlines</a></header>
      <main data-snapshot="${snapshot.id}">
        <h1 dir="auto">${snapshot.title}</h1>
        ${snapshot.caption !== undefined && markup`<p class="deck" dir="auto">${snapshot.caption}</p>`}
        ${changeNotes(published, "page")}${stageWithStory(published, "scroll")}
        <footer>
          <p>${footerWords(snapshot)}</p>
          ${lookWords(snapshot)}
          ${
            earlier !== undefined &&
            markup`<p>
              Corrects <a href="${earlier.page}">the version of ${dateWords(earlier.createdAt.slice(0, 10))}</a>.
            </p>`
          }
          <p class="files">${files(links)}</p>
        </footer>
        <h2>In words</h2>
        <p dir="auto">${snapshot.alt}</p>
        ${snapshot.view.clickable === "none" ? textTwinList(lines, false) : receipts(snapshot, lines, STAGE)}
        ${alone.length > 0 && markup`<p>Without relations in this picture: ${alone.join(", ")}.</p>`}
        <h2>Sources</h2>
        <ul>
          ${citedSources(snapshot).map(sourceItem)}
        </ul>
        ${
          describing.length > 0 &&
          markup`<p>Only for what is said of the entities themselves:</p>
            <ul>
              ${describing.map(sourceItem)}
            </ul>`
        }
        ${published.notes.replacedBy === undefined && form === "served" && embedding(snapshot, links)}
        <h2>Cite</h2>
        <p>${citationText(snapshot, links)}</p>
        <details>
          <summary>BibTeX</summary>
          <pre tabindex="0">${toBibTex(snapshot, links)}</pre>
        </details>
        <details>
          <summary>CSL JSON</summary>
          <pre tabindex="0">${toCslJson(snapshot, links)}</pre>
        </details>
        ${provenance(snapshot)}${checked(snapshot)}
      </main>`,
  });
}

export function buildTombstonePage(buried: Buried): string {
  const { snapshot, links } = buried;
  return documentOf({
    title: "Withdrawn · Powerlines",
    style: pageStyle(snapshot.view.scheme),
    head: markup`<meta name="robots" content="noindex" /> `,
    body: markup`<header class="site"><a href="${links.home}">Powerlines</a></header>
      <main data-snapshot="${snapshot.id}">${tombstone(buried, "page")}</main>`,
  });
}

function named(name: string, content: string): Markup {
  return markup`<meta name="${name}" content="${content}">`;
}

function property(name: string, content: string): Markup {
  return markup`<meta property="${name}" content="${content}">`;
}

function head(snapshot: Snapshot, links: SnapshotLinks): Markup {
  const description = snapshot.caption ?? snapshot.alt;
  const previews = [
    named("description", description),
    property("og:type", "article"),
    property("og:site_name", "Powerlines"),
    property("og:title", snapshot.title),
    property("og:description", description),
    property("og:url", links.page),
    property("og:image", links.card),
    property("og:image:type", "image/png"),
    property("og:image:width", "1200"),
    property("og:image:height", "630"),
    property("og:image:alt", snapshot.alt),
    named("twitter:card", "summary_large_image"),
    named("twitter:title", snapshot.title),
    named("twitter:description", description),
    named("twitter:image", links.card),
    named("twitter:image:alt", snapshot.alt),
  ];
  return markup`<link rel="canonical" href="${links.page}" />
    ${
      links.oembed !== undefined &&
      markup`<link rel="alternate" type="application/json+oembed" href="${links.oembed.json}" title="${snapshot.title}" />
        <link rel="alternate" type="text/xml+oembed" href="${links.oembed.xml}" title="${snapshot.title}" /> `
    }${previews.map((preview) => [preview, "\n"])}`;
}

function files(links: SnapshotLinks): readonly Markup[] {
  const labels = { svg: "SVG", png: "PNG", json: "JSON", csv: "CSV", txt: "Text", html: "HTML for offline" } as const;
  return [
    markup`<a href="${links.files.svg}">${labels.svg}</a>`,
    markup`<a href="${links.files.png}">${labels.png}</a>`,
    markup`<a href="${links.png2}">PNG 2x</a>`,
    markup`<a href="${links.files.json}">${labels.json}</a>`,
    markup`<a href="${links.files.csv}">${labels.csv}</a>`,
    markup`<a href="${links.files.txt}">${labels.txt}</a>`,
    markup`<a href="${links.files.html}">${labels.html}</a>`,
  ];
}

function sourceItem(source: Snapshot["graph"]["sources"][number]): Markup {
  const { properties } = source;
  const url = safeUrl(typeof properties["url"] === "string" ? properties["url"] : undefined);
  const publisher = typeof properties["publisher"] === "string" ? `, ${properties["publisher"]}` : "";
  const title =
    url === undefined ? markup`${source.title}` : markup`<a href="${url}" rel="noopener">${source.title}</a>`;
  return markup`<li>
    ${title}${publisher},
    ${dateWords(dateOf(properties, "publishedDate"))}${properties["withdrawn"] === true && " (withdrawn)"}
  </li>`;
}

function embedding(snapshot: Snapshot, links: SnapshotLinks): Markup {
  return markup`<section class="embedding">
    <h2>Embed</h2>
    <p>Picture with caption; the script at its end is optional and makes it interactive.</p>
    <pre tabindex="0">${figureCode(snapshot, links)}</pre>
    <p>Frame without any script on your page.</p>
    <pre tabindex="0">${frameCode(snapshot, links)}</pre>
    ${
      links.oembed !== undefined &&
      markup`<p>Address for oEmbed.</p>
        <pre tabindex="0">${links.page}</pre>`
    }
  </section>`;
}

function provenance(snapshot: Snapshot): Markup {
  const { query } = snapshot;
  const parameters = query === undefined ? "" : JSON.stringify(query.parameters);
  return markup`<h2>Where it comes from</h2>
    <ul>
      <li>Version <code>${snapshot.id}</code>, published ${dateWords(snapshot.createdAt.slice(0, 10))}</li>
      ${snapshot.dataVersion !== null && markup`<li>Data version <code>${snapshot.dataVersion}</code></li>`}${query !== undefined && markup`<li>Query: <code>${query.name ?? query.cypher}</code> with <code>${parameters}</code></li>`}
    </ul>`;
}

function checked(snapshot: Snapshot): Markup | false {
  if (snapshot.publishCheck.length === 0) return false;
  return markup`<h2>Checked before publishing</h2>
    <ul>
      ${snapshot.publishCheck.map((finding) => markup`<li>${finding.message}</li>`)}
    </ul>`;
}
