// What exploring puts on the page beside the canvas: the strip, the notes of a link, the menu and the dialog.
import { Suspense, lazy } from "react";
import { CanvasStrip } from "./CanvasStrip.tsx";
import { useExploring } from "./explore-store.ts";
import { LinkNotes } from "./LinkNotes.tsx";
import { useMissingFacts } from "./use-missing-facts.ts";
import { useUndoKeys } from "./use-undo-keys.ts";

const EntityMenu = lazy(() => import("./EntityMenu.tsx").then((module) => ({ default: module.EntityMenu })));
const ExpandDialog = lazy(() => import("./ExpandDialog.tsx").then((module) => ({ default: module.ExpandDialog })));

export function Exploring() {
  const menu = useExploring((state) => state.menu);
  const choosing = useExploring((state) => state.choosing);
  const missing = useMissingFacts();
  useUndoKeys();
  return (
    <>
      <CanvasStrip />
      <LinkNotes missing={missing} />
      <Suspense fallback={null}>
        {menu === undefined ? null : <EntityMenu key={menu.entityId} {...menu} />}
        {choosing === undefined ? null : <ExpandDialog key={choosing} entityId={choosing} />}
      </Suspense>
    </>
  );
}
