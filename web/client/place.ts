// Which page an address is: the explorer, the catalogue of questions, one question, or the workbench.
import { useSyncExternalStore } from "react";
import { pathInSite, siteHref } from "./site.ts";

export type Place =
  | { readonly page: "explorer" }
  | { readonly page: "catalogue" }
  | { readonly page: "question"; readonly name: string }
  | { readonly page: "workbench" };

/** Anything that is no address of ours is the explorer: the server decides what it does not know. */
export function placeOf(pathname: string): Place {
  const path = pathInSite(pathname);
  const found = /^\/queries(?:\/([^/]*))?\/?$/.exec(path);
  if (found === null) return { page: "explorer" };
  const name = found[1] ?? "";
  if (name === "") return { page: "catalogue" };
  return name === "new" ? { page: "workbench" } : { page: "question", name: decoded(name) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Told to whoever watches the address, since the browser itself says nothing of pushState. */
const MOVED = "powerlines:moved";

/** Goes to an address of this page, as a step Back can undo; `replace` where it is the same step. */
export function goTo(address: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const now = `${window.location.pathname}${window.location.search}${window.location.hash}`;
  const target = siteHref(address);
  if (target === now) return;
  if (replace) window.history.replaceState(null, "", target);
  else window.history.pushState(null, "", target);
  window.dispatchEvent(new Event(MOVED));
}

/** Calls back after every move, Back and Forward too, until the returned function is called. */
export function watchPlace(onMove: () => void): () => void {
  window.addEventListener("popstate", onMove);
  window.addEventListener(MOVED, onMove);
  return () => {
    window.removeEventListener("popstate", onMove);
    window.removeEventListener(MOVED, onMove);
  };
}

/** The address without its origin; a component that reads it is drawn again at every move. */
export function useAddress(): { readonly pathname: string; readonly search: string; readonly hash: string } {
  const pathname = useSyncExternalStore(watchPlace, () => window.location.pathname);
  const search = useSyncExternalStore(watchPlace, () => window.location.search);
  const hash = useSyncExternalStore(watchPlace, () => window.location.hash);
  return { pathname, search, hash };
}

export function usePlace(): Place {
  return placeOf(useAddress().pathname);
}
