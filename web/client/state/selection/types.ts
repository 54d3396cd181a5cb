// What the reader is looking at: the selected facts, the entity the picture is turned to, and whether the drawer is open.

export interface Ref {
  readonly kind: "entity" | "relation";
  readonly id: string;
}

export interface SelectionState {
  /** In the order they were picked; the drawer shows one, or the list of several. */
  readonly items: readonly Ref[];
  /** Id of the entity that stands out with its neighbours while the rest is quiet. */
  readonly focus: string | undefined;
  readonly drawerOpen: boolean;
}
