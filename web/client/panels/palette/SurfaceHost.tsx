// Where the palette, the sheet of keys, the export and the link live: nothing until one is asked for.
import type { ComponentType } from "react";
import { lazy, Suspense, useEffect } from "react";
import { isKeystroke } from "./keystroke.ts";
import { PaletteComing, PaletteMissing } from "./PaletteComing.tsx";
import type { Surface } from "./surfaces.ts";
import { openSurface, useSurface } from "./surfaces.ts";

const ExportDialog = lazy(() =>
  import("../export/ExportDialog.tsx").then((module) => ({ default: module.ExportDialog })),
);
const loadPalette = () => import("./CommandPalette.tsx").then((module) => ({ default: module.CommandPalette }));
const CommandPalette = lazy(() => loadPalette().catch(() => ({ default: PaletteMissing })));
const ShortcutsSheet = lazy(() =>
  import("./ShortcutsSheet.tsx").then((module) => ({ default: module.ShortcutsSheet })),
);

const LinkDialog = lazy(() => import("../../share/LinkDialog.tsx").then((module) => ({ default: module.LinkDialog })));

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
  return (
    <Suspense fallback={surface === "palette" ? <PaletteComing /> : null}>
      <Shown />
    </Suspense>
  );
}
