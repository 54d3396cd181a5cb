// How a copy of the explorer without a server is laid out: what its pages are told, and which file answers what.

/** A meta element of this name holds the way from a page to the folder of the site; a page of a server has none. */
export const SITE_META = "powerlines-site";

/** From the folder of the site: a table from canonical addresses to files, ways from there too. */
export const SITE_FILES = "data/files.json";

export type SiteFiles = Readonly<Record<string, string>>;

/** One text for one question: the parameters of an address in order. */
export function canonicalAddress(address: string): string {
  const url = new URL(address, "http://any.example");
  url.searchParams.sort();
  return `${url.pathname}${url.search}`;
}

/** Where a page or file of ours lies in such a copy, from the folder of the site. One answer is kept of each question. */
export function siteFileOf(address: string): string {
  const { pathname, search, hash } = new URL(address, "http://any.example");
  const path = pathname.replace(/^\//, "").replace(/\/$/, "");
  const isFile = /\.[a-z]+$/.test(path);
  if (path === "") return `${search}${hash}`;
  return isFile ? path : `${path}/${search}${hash}`;
}
