// The fragment that names a receipt in a page: any id as letters, digits and hyphens, two ids never the same.

/** "r-…" for a relation, "e-…" for an entity. */
export function anchorOf(kind: "entity" | "relation", id: string): string {
  const safe = id.replaceAll(/[^A-Za-z0-9-]/g, (unit) => `_${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `${kind === "entity" ? "e" : "r"}-${safe}`;
}

/** The heading of that receipt: what it says in a sentence names the mark that opens it. */
export function headingOf(kind: "entity" | "relation", id: string): string {
  return `${anchorOf(kind, id)}-h`;
}
