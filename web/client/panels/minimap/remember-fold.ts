// A named door: whether the map is folded, in the browser's local storage.
const KEY = "powerlines.overview";

export function readFold(storage: Pick<Storage, "getItem">): boolean {
  try {
    return storage.getItem(KEY) === "folded";
  } catch {
    return false;
  }
}

export function writeFold(storage: Pick<Storage, "setItem" | "removeItem">, folded: boolean): void {
  try {
    if (folded) storage.setItem(KEY, "folded");
    else storage.removeItem(KEY);
  } catch {
    // Full, or not allowed here: it holds until the page is left.
  }
}
