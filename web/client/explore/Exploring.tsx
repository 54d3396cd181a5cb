// What exploring puts on the page beside the canvas: the strip, the notes of a link, the menu and the dialog.
import { later, missingDialog } from "../components/later.tsx";
import { CanvasStrip } from "./CanvasStrip.tsx";
import { exploring, useExploring } from "./explore-store.ts";
import { LinkNotes } from "./LinkNotes.tsx";
import { useMissingFacts } from "./use-missing-facts.ts";
import { useUndoKeys } from "./use-undo-keys.ts";

const EntityMenu = later(async () => (await import("./EntityMenu.tsx")).EntityMenu, {
  missing: missingDialog("What to do", () => exploring.closeMenu),
});
const ExpandDialog = later(async () => (await import("./ExpandDialog.tsx")).ExpandDialog, {
  missing: missingDialog("Expand", () => exploring.chosen),
});

export function Exploring() {
  const menu = useExploring((state) => state.menu);
  const choosing = useExploring((state) => state.choosing);
  const missing = useMissingFacts();
  useUndoKeys();
  return (
    <>
      <CanvasStrip />
      <LinkNotes missing={missing} />
      {menu === undefined ? null : <EntityMenu key={menu.entityId} {...menu} />}
      {choosing === undefined ? null : <ExpandDialog key={choosing} entityId={choosing} />}
    </>
  );
}
