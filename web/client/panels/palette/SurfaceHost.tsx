// Where the palette, the sheet of keys, the export and the link live: nothing until one is asked for.
import type { ComponentType } from "react";
import { useEffect } from "react";
import { later, missingDialog } from "../../components/later.tsx";
import { isKeystroke } from "./keystroke.ts";
import { PaletteComing } from "./PaletteComing.tsx";
import type { Surface } from "./surfaces.ts";
import { closeSurface, openSurface, useSurface } from "./surfaces.ts";

const loadPalette = () => import("./CommandPalette.tsx");
const missing = (title: string) => missingDialog(title, () => closeSurface);

const CommandPalette = later(async () => (await loadPalette()).CommandPalette, {
  coming: <PaletteComing />,
  missing: missing("Do anything"),
});
const ShortcutsSheet = later(async () => (await import("./ShortcutsSheet.tsx")).ShortcutsSheet, {
  missing: missing("Keyboard shortcuts"),
});
const ExportDialog = later(async () => (await import("../export/ExportDialog.tsx")).ExportDialog, {
  missing: missing("Export"),
});
const LinkDialog = later(async () => (await import("../../share/LinkDialog.tsx")).LinkDialog, {
  missing: missing("Link to this view"),
});

/** After the first picture, which it must not hold up. */
const PALETTE_AFTER_MS = 3000;

const DIALOGS: Readonly<Record<Exclude<Surface, "none">, ComponentType>> = {
  palette: CommandPalette,
  keys: ShortcutsSheet,
  export: ExportDialog,
  link: LinkDialog,
};

export function SurfaceHost() {
  const surface = useSurface();
  useEffect(() => {
    // Who opens the palette types on: it must be there at once. Where it cannot be had now, opening it tries again.
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), PALETTE_AFTER_MS);
    // The explorer has these keys and more; on the other pages they are all there is.
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isKeystroke(event, "mod+k")) return;
      event.preventDefault();
      openSurface("palette");
    };
    window.addEventListener("keydown", onKey);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", onKey);
    };
  }, []);
  if (surface === "none") return null;
  const Shown = DIALOGS[surface];
  return <Shown />;
}
