// What is exported: exactly what is on the canvas, where it stands, and the words that travel with it.
import type { ExportInput } from "#formats";
import type { SnapshotLook } from "#model";
import { fitsFooter, safeUrl, sceneOf, sightWords } from "#view";
import type { PictureOptions, Scene, Scheme } from "#view";
import { subjectOf } from "../../publish/subject.ts";
import { linkOf } from "../../state/address.ts";
import type { ExplorerState } from "../../state/explorer-store.ts";
import { addressOf, derivedOf } from "../../state/explorer-store.ts";
import { asOfWords, counted } from "../../state/graph-words.ts";

/** Everything that any format is made of. `origin` is the page's ("https://powerlines.example"). */
export function exportInput(
  state: ExplorerState,
  title: string,
  origin: string,
): { readonly input: ExportInput; readonly look: SnapshotLook } {
  const { graph, positions, look = {} } = subjectOf(state);
  const about = {
    title,
    asOf: asOfWords(state.graph),
    query: viewWords(state, look),
    permalink: `${origin}/${linkOf(addressOf(state, true)).search}`,
  };
  return { input: { graph, positions, about }, look };
}

/** What of the data is in sight, in words: "27 of 32 entities; Kind: without Person". */
function viewWords(state: ExplorerState, look: SnapshotLook): string {
  const { visible } = derivedOf(state);
  const all = state.graph.entities.size;
  const shown = visible.entities.length;
  return [
    shown === all ? counted(all, "entity", "entities") : `${shown} of ${counted(all, "entity", "entities")}`,
    counted(visible.relations.length, "relation", "relations"),
    ...sightWords(look),
  ].join("; ");
}

/** The picture of it: title, what is in sight, legend of what is present, date, sources and address below. */
export function pictureOf(
  { graph, positions, about }: ExportInput,
  { width, scheme, look }: { readonly width: number; readonly scheme: Scheme; readonly look: SnapshotLook },
): { readonly scene: Scene; readonly options: PictureOptions } {
  const link = safeUrl(about.permalink);
  const footer = [about.asOf, counted(graph.sources.length, "source", "sources"), shownAddress(link, width)]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
  return {
    scene: sceneOf(graph, positions, scheme, look),
    options: {
      width,
      title: about.title,
      ...(about.query === undefined ? {} : { deck: about.query }),
      footer: `As of: ${footer}`,
      ...(link === undefined ? {} : { footerHref: link }),
      sources: graph.sources,
      // Nobody can point at it: who has no room for a name has a number.
      key: true,
    },
  };
}

/** A link that nobody would type (a packed view is up to 8 KB) is shown by where it leads. */
function shownAddress(link: string | undefined, width: number): string | undefined {
  return link === undefined || fitsFooter(link, width) ? link : new URL(link).origin;
}

/** A file's name without its ending: "powerlines-who-funds-whom". Letters of any script stay. */
export function fileStem(title: string): string {
  const slug = title
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return slug === "" ? "powerlines" : `powerlines-${slug}`;
}
