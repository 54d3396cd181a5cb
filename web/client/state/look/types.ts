// What the reader has the drawing say beside the facts: what size and colour stand for, which entities belong together.
import type { ColourChoice, Grouping, SizeChoice } from "#model";

export interface LookState {
  readonly grouping: Grouping;
  readonly sizeBy: SizeChoice;
  readonly colourBy: ColourChoice;
}
