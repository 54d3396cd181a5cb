// How large the overview map is: known before its code is there, so that what must stay clear of it does.
import type { Size } from "../../state/view/transitions.ts";

/** px. */
export const MAP: Size = { width: 184, height: 120 };
