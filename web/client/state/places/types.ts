// Where entities were put, apart from the positions that came with the data.
import type { Positions } from "#model";

/** What is moved is kept for the reader only while the places are theirs: a link's places never take their place. */
export interface LayoutState {
  readonly yours: boolean;
  /** The reader's own, as they were kept when the page came here. */
  readonly kept: Positions;
}

export interface PlacesState {
  /** By entity id, px at zoom 1, to a tenth; they win over the positions of the data. */
  readonly moved: Positions;
}
