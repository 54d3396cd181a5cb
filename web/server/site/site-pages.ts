// The built client as pages of a copy without a server: each says where the folder of the site is, and links from there.
import { SITE_META, addresses, siteFileOf } from "#contract";
import type { SiteFile } from "./site-files.ts";

/** One page of the client for each address that a reader may come in by, so that a reload finds a file. */
export function sitePages(indexHtml: string, queryNames: readonly string[]): readonly SiteFile[] {
  const folders = ["", "queries/", ...queryNames.map((name) => siteFileOf(addresses.query(name)))];
  return folders.map((folder) => ({
    path: `${folder}index.html`,
    content: pageAt(indexHtml, "../".repeat(folder.split("/").length - 1) || "./"),
  }));
}

/** @param toRoot the way from the page to the folder of the site */
function pageAt(indexHtml: string, toRoot: string): string {
  return (
    indexHtml
      .replaceAll(/\b(src|href)="\/(?!\/)/g, (_whole, name: string) => `${name}="${toRoot}`)
      .replaceAll(`${toRoot}api/graph"`, `${toRoot}data/graph.json"`)
      // A browser fetches a module of another origin with care, and a folder on a disk has none.
      .replaceAll(" crossorigin", "")
      .replace("</title>", `</title>\n    <meta name="${SITE_META}" content="${toRoot}" />`)
  );
}
