// A layout as a reader asks for it: what has to be chosen for it is chosen with it, as one step.
import type { Grouping } from "#model";
import type { ExplorerStore } from "../explorer-store.ts";
import type { LayoutChoice } from "./types.ts";

/** Grouped, and laid out by that. */
export function groupBy(explorer: ExplorerStore, grouping: Grouping): void {
  const { lookChosen, layoutAsked } = explorer.getState();
  lookChosen({ grouping });
  if (grouping !== "none") layoutAsked({ kind: "groups", completes: explorer.getState().step.id });
}

/** Groups need something to group by; the kind is what everybody has. */
export function askLayout(explorer: ExplorerStore, kind: LayoutChoice): void {
  const { look, layoutAsked } = explorer.getState();
  if (kind === "groups" && look.grouping === "none") groupBy(explorer, "kind");
  else layoutAsked({ kind });
}
