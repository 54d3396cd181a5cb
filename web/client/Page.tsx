// The page: the explorer, or the questions, by what the address says. The questions are loaded when they are opened.
import { lazy, Suspense } from "react";
import { App } from "./App.tsx";
import { LoadingNotice } from "./panels/LoadNotices.tsx";
import { usePlace } from "./place.ts";

const Questions = lazy(() => import("./queries/Questions.tsx").then((module) => ({ default: module.Questions })));

export function Page() {
  const place = usePlace();
  if (place.page === "explorer") return <App />;
  return (
    <Suspense fallback={<LoadingNotice />}>
      <Questions place={place} />
    </Suspense>
  );
}
