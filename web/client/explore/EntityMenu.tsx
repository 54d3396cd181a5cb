// What can be done with an entity on the canvas: by right click, long press, Shift+F10, or from its panel.
import { useMediaQuery } from "@mantine/hooks";
import { Crosshair, EyeOff, Maximize2, Network, PanelRightOpen, Pin, PinOff, Route, Undo2 } from "lucide-react";
import { MenuRow, MenuRule, MenuTitle, PopMenu } from "../components/PopMenu.tsx";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import { isExpanded } from "../state/exploration/transitions.ts";
import { pathsWords, startPaths } from "../panels/paths/start-paths.ts";
import { CANVAS_KEYS_ID } from "../panels/use-page-keys.ts";
import type { Point } from "./explore-store.ts";
import { exploring } from "./explore-store.ts";
import { keepIds } from "./keep-ids.ts";
import { useExpand } from "./use-expand.ts";

export function EntityMenu({ entityId, x, y }: Point & { entityId: string }) {
  const name = useExplorer((state) => state.graph.entities.get(entityId)?.name ?? entityId);
  return (
    <PopMenu label={`What to do with ${name}`} x={x} y={y} elseFocus={CANVAS_KEYS_ID} onClose={exploring.closeMenu}>
      <MenuTitle>{name}</MenuTitle>
      <Items entityId={entityId} />
    </PopMenu>
  );
}

/** Then the canvas goes on with the keys. */
const act = (step: () => void) => () => {
  step();
  document.getElementById(CANVAS_KEYS_ID)?.focus();
};

function Items({ entityId }: { entityId: string }) {
  const explorer = useExplorerStore();
  const expand = useExpand();
  const expanded = useExplorer((state) => isExpanded(state.exploration, entityId));
  const pinned = useExplorer((state) => state.exploration.pinned.has(entityId));
  const items = useExplorer((state) => state.selection.items);
  const picked = keepIds(items, entityId);
  const several = picked.length > 1;
  const paths = useExplorer((state) => state.paths);
  const steps = explorer.getState();
  // A finger taps the row: a first tap on the entity would open its sheet under the second.
  const byFinger = useMediaQuery("(pointer: coarse)", undefined, { getInitialValueInEffect: false });
  return (
    <>
      <MenuRow
        icon={<Maximize2 size={15} aria-hidden />}
        onClick={act(() => void expand(entityId))}
        hint={byFinger ? "" : "double click"}
      >
        Expand: next 25
      </MenuRow>
      <MenuRow icon={<Network size={15} aria-hidden />} onClick={() => exploring.choose(entityId)}>
        Expand…
      </MenuRow>
      <MenuRow
        icon={<Undo2 size={15} aria-hidden />}
        disabled={!expanded}
        onClick={act(() => steps.collapsed(entityId))}
        hint={expanded ? "" : "not expanded"}
      >
        Collapse
      </MenuRow>
      <MenuRow icon={<Route size={15} aria-hidden />} onClick={() => startPaths(explorer, picked)}>
        {pathsWords(paths, picked.length)}
      </MenuRow>
      <MenuRule />
      <MenuRow icon={<EyeOff size={15} aria-hidden />} onClick={act(() => steps.entitiesHidden([entityId]))}>
        Hide
      </MenuRow>
      <MenuRow
        icon={pinned ? <PinOff size={15} aria-hidden /> : <Pin size={15} aria-hidden />}
        onClick={act(() => steps.pinToggled(entityId))}
      >
        {pinned ? "Unpin" : "Pin in its place"}
      </MenuRow>
      <MenuRow
        icon={<Crosshair size={15} aria-hidden />}
        onClick={act(() => steps.keptOnly(keepIds(explorer.getState().selection.items, entityId)))}
      >
        {several ? "Keep only these" : "Keep only this"}
      </MenuRow>
      <MenuRow icon={<PanelRightOpen size={15} aria-hidden />} onClick={act(() => steps.startedFrom(entityId))}>
        Start from here
      </MenuRow>
    </>
  );
}
