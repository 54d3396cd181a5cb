// Where publishing lives on the page: nothing until it is asked for, then the dialog, or the strip that leads back to it.
import { lazy, Suspense } from "react";
import { usePublishing } from "./publish-store.ts";
import { BackToPublishing } from "./BackToPublishing.tsx";

const PublishDialog = lazy(() => import("./PublishDialog.tsx").then((module) => ({ default: module.PublishDialog })));

const ComposeStrip = lazy(() => import("./ComposeStrip.tsx").then((module) => ({ default: module.ComposeStrip })));

export function PublishHost() {
  const surface = usePublishing((state) => state.surface);
  const shown = usePublishing((state) => state.shown);
  const composing = usePublishing((state) => state.composing);
  if (surface === "closed") return null;
  if (surface === "showing") return shown === undefined ? null : <BackToPublishing words={shown} />;
  if (surface === "composing") {
    return (
      <Suspense fallback={null}>
        <ComposeStrip at={composing} />
      </Suspense>
    );
  }
  return (
    <Suspense fallback={null}>
      <PublishDialog surface={surface} />
    </Suspense>
  );
}
