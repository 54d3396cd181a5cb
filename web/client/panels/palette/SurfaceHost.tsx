// Where the palette, the sheet of keys and the export live: nothing until one is asked for.
import { lazy, Suspense } from "react";
import { useSurface } from "./surfaces.ts";

const ExportDialog = lazy(() =>
  import("../export/ExportDialog.tsx").then((module) => ({ default: module.ExportDialog })),
);
const CommandPalette = lazy(() =>
  import("./CommandPalette.tsx").then((module) => ({ default: module.CommandPalette })),
);
const ShortcutsSheet = lazy(() =>
  import("./ShortcutsSheet.tsx").then((module) => ({ default: module.ShortcutsSheet })),
);

export function SurfaceHost() {
  const surface = useSurface();
  if (surface === "none") return null;
  return (
    <Suspense fallback={null}>
      {surface === "export" ? <ExportDialog /> : surface === "palette" ? <CommandPalette /> : <ShortcutsSheet />}
    </Suspense>
  );
}
