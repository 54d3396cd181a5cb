// Opens the export of what is on screen; the dialog and its writers are loaded when they are first asked for.
import { Download } from "lucide-react";
import { IconButton } from "../../components/Button.tsx";
import { useExplorer } from "../../state/explorer-store.ts";
import { openSurface } from "../palette/surfaces.ts";

export function ExportButton() {
  const empty = useExplorer((state) => state.graph.entities.size === 0);
  return (
    <IconButton name="Export what is on screen" disabled={empty} onClick={() => openSurface("export")}>
      <Download size={16} aria-hidden />
    </IconButton>
  );
}
