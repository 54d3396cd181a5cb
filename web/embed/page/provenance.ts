// What a picture file says of where it comes from, so that the explorer can open its view again: as a metadata element
// in an SVG, as a text chunk in a PNG (written on the server). JSON is the snapshot itself and says all of it already.
import type { Snapshot, SnapshotQuery } from "#model";
import { escapeXml } from "./html.ts";

/** The id of the element in an SVG, and the keyword of the chunk in a PNG. */
export const PROVENANCE_KEY = "powerlines-snapshot";

interface Provenance {
  readonly id: string;
  /** Address of the page. */
  readonly page: string;
  readonly query?: SnapshotQuery;
  readonly dataVersion: string | null;
}

/** As JSON text, the same for the same snapshot and page. */
export function provenanceText({ id, query, dataVersion }: Snapshot, page: string): string {
  const provenance: Provenance = { id, page, ...(query === undefined ? {} : { query }), dataVersion };
  return JSON.stringify(provenance);
}

/** Of a picture that was exported and not published: the link to its view. */
export function viewText(link: string): string {
  return JSON.stringify({ view: link });
}

/** The SVG with the text in it, after its title and description. */
export function withProvenance(svg: string, text: string): string {
  return svg.replace("</desc>", () => `</desc><metadata id="${PROVENANCE_KEY}">${escapeXml(text)}</metadata>`);
}
