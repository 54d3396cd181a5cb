// Where entities were put, apart from the positions that came with the data.
import type { Positions } from "#model";

export interface PlacesState {
  /** By entity id, px at zoom 1, to a tenth; they win over the positions of the data. */
  readonly moved: Positions;
}
