// A menu at a point of the page, and its rows: the entity's menu and the bar's. What had the focus gets it back.
import "@mantine/core/styles/Menu.css";
import { Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import styles from "./PopMenu.module.css";

/** `elseFocus`: the id of what has the keys where nothing on the page had them before. */
export function PopMenu(props: {
  label: string;
  /** px from the page's corner. */
  x: number;
  y: number;
  elseFocus?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { elseFocus, onClose } = props;
  const byKeys = useRef(false);
  // Wherever the focus is: a finger on the button that opened it may have taken it there.
  useEffect(() => {
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      byKeys.current = true;
      onClose();
    };
    document.addEventListener("keydown", onEscape, true);
    return () => document.removeEventListener("keydown", onEscape, true);
  }, [onClose]);
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // A row may have sent it elsewhere: a dialog, the canvas.
      if (document.activeElement !== document.body) return;
      if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
      else if (byKeys.current && elseFocus !== undefined) document.getElementById(elseFocus)?.focus();
    };
  }, [elseFocus]);
  return (
    <Menu
      opened
      onClose={onClose}
      closeOnEscape={false}
      position="bottom-start"
      offset={2}
      width={260}
      shadow="md"
      trapFocus
      // A menu holds its rows and nothing else.
      withInitialFocusPlaceholder={false}
      // Not by the very key that opened it, which is still on its way up.
      clickOutsideEvents={["mousedown", "touchstart"]}
      returnFocus={false}
      withinPortal
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <span className={styles.anchor} style={{ left: props.x, top: props.y }} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown
        className={styles.dropdown ?? ""}
        aria-label={props.label}
        onKeyDown={() => {
          byKeys.current = true;
        }}
      >
        {props.children}
      </Menu.Dropdown>
    </Menu>
  );
}

export function MenuRow(props: {
  icon: ReactNode;
  children: ReactNode;
  hint?: string;
  disabled?: boolean;
  onClick?: () => void;
}) {
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

export function MenuTitle({ children }: { children: ReactNode }) {
  return (
    <p className={styles.name} dir="auto" title={typeof children === "string" ? children : undefined}>
      {children}
    </p>
  );
}

export function MenuRule() {
  return <Menu.Divider className={styles.divider ?? ""} />;
}
