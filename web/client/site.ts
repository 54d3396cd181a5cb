// Whether this page belongs to a server, or to a copy of the explorer that is only files and may lie in any folder.
import { SITE_META, siteFileOf } from "#contract";

export interface Site {
  /** No server answers: what there is to read is in files, and nothing can be published or asked freely. */
  readonly isStatic: boolean;
  /** Path of the site's folder, with a slash at both ends. */
  readonly base: string;
}

/** Read once, from the page as it was loaded: later its address changes without it. */
export const site: Site = readSite();

function readSite(): Site {
  const toRoot = typeof document === "undefined" ? null : document.querySelector(`meta[name="${SITE_META}"]`);
  if (toRoot === null) return { isStatic: false, base: "/" };
  return { isStatic: true, base: new URL(toRoot.getAttribute("content") ?? "./", document.baseURI).pathname };
}

/** An address of ours as this page must link to it. */
export function siteHref(address: string): string {
  if (!site.isStatic || (site.base !== "/" && address.startsWith(site.base))) return address;
  return site.base + siteFileOf(address);
}

/** The path of an address as a server would have it. */
export function pathInSite(pathname: string): string {
  if (!site.isStatic || !pathname.startsWith(site.base)) return pathname;
  return `/${pathname.slice(site.base.length)}`.replace(/\/index\.html$/, "/");
}
