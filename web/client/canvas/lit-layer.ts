// What is looked at, lifted: the drawing steps back as a whole, by one opacity on its canvas, and what stays lit is
// drawn again above it. Nothing of the drawing itself is styled or painted anew, however large it is.
import cytoscape from "cytoscape";
import type { Core, ElementDefinition, EventObject } from "cytoscape";
import type { Element, Scheme } from "#view";
import { QUIET } from "#view";
import type { MarkLayer } from "./mark-layer.ts";
import { layMarks } from "./mark-layer.ts";
import { quietRenderer } from "./quiet-renderer.ts";
import type { Drawn } from "./screen.ts";
import { keepDrawn } from "./screen.ts";

/** ms that stepping back and coming forward take; none with reduced motion. */
const EASE_MS = 180;
/** Words step back less than marks: they are to be read. */
const QUIET_WORDS = 0.35;

interface Lit {
  readonly elements: readonly Element[];
  /** The element the pointer is on, by its id in the drawing. */
  readonly hovered?: string | undefined;
}

export interface LitLayer {
  /** Lights these and quiets the rest; undefined gives everything back. */
  show(lit: Lit | undefined): void;
  recolour(scheme: Scheme): void;
  /** Reads what is lit, as it stands then; undefined where nothing is. */
  drawn(): (() => Drawn) | undefined;
  destroy(): void;
}

function definitionOf(element: Element, base: Core, hovered: string | undefined): ElementDefinition {
  const classes = element.data.id === hovered ? `${element.classes} hovered` : element.classes;
  const shared = { group: element.group, data: { ...element.data }, classes: classes.replace("quiet", "") };
  if (element.group === "edges") return shared;
  const drawn = base.getElementById(element.data.id);
  return { ...shared, position: { ...(drawn.empty() ? element.position : drawn.position()) } };
}

/** Ends that are not lit themselves: their lines still begin and end there. */
function unlitEnds(elements: readonly Element[], base: Core): readonly ElementDefinition[] {
  const lit = new Set(elements.map(({ data }) => data.id));
  const ends = elements.flatMap((each) => (each.group === "edges" ? [each.data.source, each.data.target] : []));
  return [...new Set(ends)]
    .filter((id) => !lit.has(id))
    .flatMap((id) => {
      const drawn = base.getElementById(id);
      if (drawn.empty()) return [];
      return [{ group: "nodes", data: { ...drawn.data() }, classes: "unlit", position: { ...drawn.position() } }];
    });
}

/** `box` is the layer's own element, above `base` and its `words`; it takes no pointer. */
export function layLit(
  box: HTMLElement,
  base: Core,
  { marks, words }: { readonly marks: HTMLElement; readonly words: HTMLElement },
  isCalm: () => boolean,
): LitLayer {
  let scheme: Scheme = "light";
  let cy: Core | undefined;
  let layer: MarkLayer | undefined;
  let drawn: (() => Drawn) | undefined;
  let isLit = false;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const mounted = (): Core => {
    if (cy !== undefined) return cy;
    cy = cytoscape({
      container: box,
      minZoom: base.minZoom(),
      maxZoom: base.maxZoom(),
      userPanningEnabled: false,
      userZoomingEnabled: false,
      boxSelectionEnabled: false,
      autounselectify: true,
      autoungrabify: true,
      layout: { name: "preset" },
    });
    quietRenderer(cy, () => undefined);
    drawn = keepDrawn(cy);
    layer = layMarks(box, cy, drawn);
    layer.recolour(scheme);
    return cy;
  };
  const quiet = (on: boolean) => {
    const ease = isCalm() ? "none" : `opacity ${EASE_MS}ms ease-out`;
    marks.style.transition = ease;
    words.style.transition = ease;
    marks.style.opacity = on ? String(QUIET) : "";
    words.style.opacity = on ? String(QUIET_WORDS) : "";
  };
  const follow = () => {
    if (isLit || leaving !== undefined) cy?.viewport({ zoom: base.zoom(), pan: { ...base.pan() } });
  };
  const followNode = ({ target }: EventObject) => {
    if (isLit) cy?.getElementById(target.id()).position({ ...target.position() });
  };
  const resize = () => void cy?.resize();
  base.on("viewport", follow);
  base.on("resize", resize);
  base.on("position", "node", followNode);
  const empty = () => {
    leaving = undefined;
    cy?.elements().remove();
  };

  return {
    show(lit) {
      clearTimeout(leaving);
      leaving = undefined;
      isLit = lit !== undefined;
      quiet(isLit);
      if (lit === undefined) {
        // It stays until the rest has come back, or it would seem to step back itself.
        if (isCalm()) empty();
        else leaving = setTimeout(empty, EASE_MS);
        return;
      }
      const upper = mounted();
      upper.resize();
      follow();
      upper.batch(() => {
        upper.elements().remove();
        upper.add([
          ...unlitEnds(lit.elements, base),
          ...lit.elements.map((element) => definitionOf(element, base, lit.hovered)),
        ]);
      });
    },
    recolour(next) {
      scheme = next;
      layer?.recolour(scheme);
    },
    drawn: () => (isLit ? drawn : undefined),
    destroy() {
      clearTimeout(leaving);
      base.off("viewport", follow);
      base.off("resize", resize);
      base.off("position", "node", followNode);
      layer?.destroy();
      cy?.destroy();
    },
  };
}
