// A layout that was asked for: which one, of what, and how far it is.
import type { LayoutKind } from "../../canvas/drawing.ts";

/** The layouts a reader chooses from, with what each is good for. */
export const LAYOUTS = {
  force: { label: "Force", words: "Linked entities close together, the rest apart." },
  layered: { label: "Layers", words: "From left to right along the arrows: from where things come to where they go." },
  concentric: { label: "Rings", words: "Around the selected entity, else the best linked: one step away, two, three." },
  groups: { label: "By group", words: "Each group in a circle of its own." },
} as const satisfies Partial<Record<LayoutKind, { readonly label: string; readonly words: string }>>;

export type LayoutChoice = keyof typeof LAYOUTS;

/** A new object each time it is asked for. */
export interface LayoutRun {
  readonly kind: LayoutChoice;
  /** Entity ids; absent: everything that is drawn and not pinned. */
  readonly only?: readonly string[];
  /** The step that it completes, by its id: while the reader is there, what it moves is no step of its own. */
  readonly completes?: number;
}

export interface ArrangementState {
  /** Undefined while nothing is being laid out. */
  readonly run: LayoutRun | undefined;
  /** 0 to 0.99. */
  readonly progress: number;
  /** In words, of the last one. */
  readonly failure: string | undefined;
}
