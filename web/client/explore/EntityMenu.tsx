// What can be done with an entity on the canvas: by right click, long press, Shift+F10, or from its panel.
import "@mantine/core/styles/Menu.css";
import { Menu } from "@mantine/core";
import { Crosshair, EyeOff, Maximize2, Network, PanelRightOpen, Pin, PinOff, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import { isExpanded } from "../state/exploration/transitions.ts";
import { CANVAS_KEYS_ID } from "../panels/use-page-keys.ts";
import styles from "./EntityMenu.module.css";
import type { Point } from "./explore-store.ts";
import { exploring } from "./explore-store.ts";
import { keepIds } from "./keep-ids.ts";
import { useExpand } from "./use-expand.ts";

export function EntityMenu({ entityId, x, y }: Point & { entityId: string }) {
  const name = useExplorer((state) => state.graph.entities.get(entityId)?.name ?? entityId);
  return (
    <Menu
      opened
      onClose={exploring.closeMenu}
      position="bottom-start"
      offset={2}
      width={260}
      shadow="md"
      trapFocus
      // Not by the very key that opened it, which is still on its way up.
      clickOutsideEvents={["mousedown", "touchstart"]}
      returnFocus={false}
      withinPortal
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <span className={styles.anchor} style={{ left: x, top: y }} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown className={styles.dropdown ?? ""} aria-label={`What to do with ${name}`}>
        <p className={styles.name}>{name}</p>
        <Items entityId={entityId} />
      </Menu.Dropdown>
    </Menu>
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
  const several = keepIds(items, entityId).length > 1;
  const steps = explorer.getState();
  return (
    <>
      <Item icon={<Maximize2 size={15} aria-hidden />} onClick={act(() => void expand(entityId))} hint="double click">
        Expand: next 25
      </Item>
      <Item icon={<Network size={15} aria-hidden />} onClick={() => exploring.choose(entityId)}>
        Expand…
      </Item>
      <Item
        icon={<Undo2 size={15} aria-hidden />}
        disabled={!expanded}
        onClick={act(() => steps.collapsed(entityId))}
        hint={expanded ? "" : "not expanded"}
      >
        Collapse
      </Item>
      <Menu.Divider className={styles.divider ?? ""} />
      <Item icon={<EyeOff size={15} aria-hidden />} onClick={act(() => steps.entitiesHidden([entityId]))}>
        Hide
      </Item>
      <Item
        icon={pinned ? <PinOff size={15} aria-hidden /> : <Pin size={15} aria-hidden />}
        onClick={act(() => steps.pinToggled(entityId))}
      >
        {pinned ? "Unpin" : "Pin in its place"}
      </Item>
      <Item
        icon={<Crosshair size={15} aria-hidden />}
        onClick={act(() => steps.keptOnly(keepIds(explorer.getState().selection.items, entityId)))}
      >
        {several ? "Keep only these" : "Keep only this"}
      </Item>
      <Item icon={<PanelRightOpen size={15} aria-hidden />} onClick={act(() => steps.startedFrom(entityId))}>
        Start from here
      </Item>
    </>
  );
}

function Item(props: { icon: ReactNode; children: ReactNode; hint?: string; disabled?: boolean; onClick: () => void }) {
  return (
    <Menu.Item
      className={styles.item ?? ""}
      leftSection={props.icon}
      rightSection={props.hint ? <span className={styles.hint}>{props.hint}</span> : null}
      disabled={props.disabled === true}
      onClick={props.onClick}
    >
      {props.children}
    </Menu.Item>
  );
}
