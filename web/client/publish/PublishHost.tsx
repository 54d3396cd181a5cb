// Where publishing lives on the page: nothing until it is asked for, then the dialog, or the strip that leads back to it.
import { later, missingDialog } from "../components/later.tsx";
import { publishing, usePublishing } from "./publish-store.ts";
import { BackToPublishing } from "./BackToPublishing.tsx";

const PublishDialog = later(async () => (await import("./PublishDialog.tsx")).PublishDialog, {
  missing: missingDialog("Publish", () => publishing.close),
});
const ComposeStrip = later(async () => (await import("./ComposeStrip.tsx")).ComposeStrip, {
  missing: missingDialog("Choose what a step shows", () => publishing.resume),
});

export function PublishHost() {
  const surface = usePublishing((state) => state.surface);
  const shown = usePublishing((state) => state.shown);
  const composing = usePublishing((state) => state.composing);
  if (surface === "closed") return null;
  if (surface === "showing") return shown === undefined ? null : <BackToPublishing words={shown} />;
  return surface === "composing" ? <ComposeStrip at={composing} /> : <PublishDialog surface={surface} />;
}
