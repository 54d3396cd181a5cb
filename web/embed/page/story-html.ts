// A story as HTML: an ordered list of pictures, each with its title and text. The script makes of the same list a
// stepper (embed) or words that scroll by a picture that stays (page).
import { NARROW_ID, WIDE_ID } from "./draw.ts";
import { markup } from "./html.ts";
import type { Markup } from "./html.ts";
import type { SnapshotLinks } from "./links.ts";
import { stage } from "./parts.ts";
import type { Published } from "./published.ts";
import { stepAlt, stepPlace } from "./story.ts";

/** The picture, with its story where it has one. "scroll": beside the words as they pass; "turns": one step at a time. */
export function stageWithStory(published: Published, form: "scroll" | "turns"): Markup {
  const { snapshot, links } = published;
  const { steps = [] } = snapshot;
  if (steps.length === 0) return stage(published);
  const pinned = markup`<div class="pinned">${stage(published)}</div>`;
  // In a frame the words and what turns them stand over the picture: on a telephone all of it is in sight when it is
  // turned, and without scripts the first step is what a frame shows before it is scrolled.
  return markup`<div class="telling">
    ${form === "scroll" && pinned}
    <section class="story" aria-label="Story in ${steps.length === 1 ? "1 step" : `${steps.length} steps`}">
      ${form === "turns" && turns(steps.length)}
      <ol class="steps">
        ${steps.map(({ title, text }, index) => {
          const words = markup`<h2>${title}</h2>
              ${text !== "" && markup`<p class="said">${text}</p>`}`;
          return markup`<li class="step" id="step-${index + 1}" tabindex="-1">
            ${shot(published, index)}
            <p class="at">${stepPlace(index, snapshot)}</p>
            ${words}${keyOf(published, index)}${form === "scroll" && stepFiles(links, index)}
          </li>`;
        })}
      </ol>
    </section>
    ${form === "turns" && pinned}
  </div>`;
}

/** A copy of the drawing, one for each width of column, as this step shows it. */
function shot({ snapshot, drawings }: Published, index: number): Markup {
  const boxes = drawings.steps[index];
  if (boxes === undefined) return markup``;
  const alt = stepAlt(snapshot, index);
  const copy = (form: "wide" | "narrow", drawingId: string) =>
    markup`<svg class="shot ${form} s${index + 1}" viewBox="${boxes[form]}" role="img" aria-label="${alt}"><use href="#${drawingId}"/></svg>`;
  return markup`${copy("wide", WIDE_ID)}${copy("narrow", NARROW_ID)}`;
}

/** In a narrow column a step that looks closer has the picture's key out of sight: its numbers are told here. */
function keyOf({ drawings }: Published, index: number): Markup | false {
  const { key = [] } = drawings.steps[index] ?? {};
  if (key.length === 0) return false;
  return markup`<p class="key narrow">
    ${key.map(({ number, name }) => markup`<span><b>${number}</b> ${name}</span> `)}
  </p>`;
}

/** Shown by the script, which makes them work. */
function turns(count: number): Markup {
  return markup`<div class="turns" role="group" aria-label="Steps" hidden>
    <button type="button" data-turn="-1" aria-label="Previous step">‹ Previous</button>
    <span class="place">${`1 of ${count}`}</span>
    <button type="button" data-turn="1" aria-label="Next step">Next ›</button>
    <p class="told" role="status"></p>
  </div>`;
}

function stepFiles(links: SnapshotLinks, index: number): Markup {
  const { svg, png } = links.stepFiles(index);
  return markup`<p class="files">
    <a href="${svg}" aria-label="SVG of step ${index + 1}">SVG</a>
    <a href="${png}" aria-label="PNG of step ${index + 1}">PNG</a>
  </p>`;
}
