// Keys as text: "mod+shift+z", "?", "arrowup". `mod` is the command key on a Mac, control elsewhere.

export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const LETTER = /^\p{L}$/u;

/** Whether a key event is that keystroke. A sign is what is typed, however it is typed; with a letter, shift counts. */
export function isKeystroke(event: Pressed, keys: string): boolean {
  const parts = keys.split("+").filter((part) => part !== "");
  const key = parts.at(-1) ?? "+";
  if (event.altKey || event.key.toLowerCase() !== key) return false;
  if ((event.ctrlKey || event.metaKey) !== parts.includes("mod")) return false;
  return !LETTER.test(key) || event.shiftKey === parts.includes("shift");
}

const NAMES: Readonly<Record<string, string>> = {
  shift: "Shift",
  enter: "Enter",
  tab: "Tab",
  f10: "F10",
  escape: "Esc",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  "-": "−",
};

/** The caps of a keystroke, for reading: ["Ctrl", "K"]. */
export function keyCaps(keys: string, isMac: boolean): readonly string[] {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  return parts.map((part) =>
    part === "mod" ? (isMac ? "⌘" : "Ctrl") : (NAMES[part] ?? (LETTER.test(part) ? part.toUpperCase() : part)),
  );
}

export function onMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}
