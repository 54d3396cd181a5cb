// Parts that the published pages share: the picture with its controls, the notes of what changed, the head.
import type { Snapshot } from "#model";
import { dateWords, lookNotes, sightWords } from "#view";
import { markup, trusted } from "./html.ts";
import type { Markup } from "./html.ts";
import type { Buried, Newer, Published } from "./published.ts";

/** The id that a receipt's "Close" leads back to. */
export const STAGE = "picture";

/** The narrow drawing first: who reads in a narrow column is likelier to be on a slow line. */
export function stage({ drawings, snapshot }: Published): Markup {
  const opens = snapshot.view.clickable !== "none";
  return markup`<figure class="stage" id="${STAGE}">
      <div class="narrow">${trusted(drawings.narrow)}</div>
      <div class="wide">${trusted(drawings.wide)}</div>
      <figcaption class="bar">
        <span>${opens && "Tap a line to see its source."}</span>
        <span class="controls" hidden>${zoomButton("in", "Zoom in", "+")}${zoomButton("out", "Zoom out", "−")}${zoomButton("all", "Show all", "⤢")}</span>
      </figcaption>
    </figure>`;
}

function zoomButton(step: "in" | "out" | "all", label: string, sign: string): Markup {
  return markup`<button type="button" data-zoom="${step}" aria-label="${label}">${sign}</button>`;
}

/** Which part of the data is in the picture, and what its sizes, colours and areas say and do not say. */
export function lookWords({ look = {} }: Pick<Snapshot, "look">): Markup | false {
  const shown = sightWords(look);
  const notes = lookNotes(look);
  if (shown.length === 0 && notes.length === 0) return false;
  return markup`${shown.length > 0 && markup`<p class="shown">Shown: ${shown.join("; ")}.</p>`}${
    notes.length > 0 &&
    markup`<details class="says">
      <summary>What size, colour and areas say</summary>
      ${notes.map(({ title, words }) => markup`<p><b>${title}.</b> ${words}</p>`)}
    </details>`
  }`;
}

/** A frame in a sandbox may open a window, and may not take the place of the page around it. */
type Where = "page" | "frame";

function newerLink({ page, title }: Newer, where: Where): Markup {
  return where === "page"
    ? markup`<a href="${page}">${title}</a>`
    : markup`<a href="${page}" target="_blank" rel="noopener">${title}</a>`;
}

/** Corrections and a newer version, in words; nothing where there are none. */
export function changeNotes({ notes, newer }: Pick<Published, "notes" | "newer">, where: Where): Markup | false {
  if (notes.corrections.length === 0 && newer === undefined) return false;
  return markup`<div class="note" role="note">
    ${
      newer !== undefined &&
      markup`<p>
          A corrected version of this picture was published: ${newerLink(newer, where)}.
        </p>
        ${
          newer.differences.length > 0 &&
          markup`<details>
            <summary>What is different</summary>
            <ul>
              ${newer.differences.map((words) => markup`<li>${words}</li>`)}
            </ul>
          </details>`
        }`
    }${notes.corrections.map(({ date, text }) => markup`<p><b>Correction, ${dateWords(date)}:</b> ${text}</p>`)}
  </div>`;
}

export interface Shell {
  readonly title: string;
  readonly style: string;
  readonly head?: Markup | false;
  readonly body: Markup;
  readonly script?: string;
}

/** A whole document. Its styles and its script are inline; the server names their hashes in the policy. */
export function documentOf({ title, style, head, body, script }: Shell): string {
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        ${head}
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        ${body}
        ${
          script !== undefined &&
          script !== "" &&
          markup`<script>
            ${trusted(script.replaceAll("</script", "<\\/script"))};
          </script>`
        }
      </body>
    </html> `.text;
}

/** What is left of a withdrawn picture: that it was here, why it is not, and what is in its place. */
export function tombstone({ snapshot: { title }, withdrawn, newer }: Buried, where: Where): Markup {
  return markup`<h1>This picture was withdrawn</h1>
    <p class="deck">“${title}” was withdrawn on ${dateWords(withdrawn.date.slice(0, 10))}.</p>
    <p><b>Reason:</b> ${withdrawn.reason}</p>
    ${newer !== undefined && markup`<p>A corrected version was published: ${newerLink(newer, where)}.</p>`}`;
}
