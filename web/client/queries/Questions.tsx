// The pages of the questions: the catalogue, one question with its answer, the workbench (loaded when opened).
import { lazy, Suspense, useEffect } from "react";
import { LoadingNotice } from "../panels/LoadNotices.tsx";
import type { Place } from "../place.ts";
import { CataloguePage } from "./CataloguePage.tsx";
import { QuestionPage } from "./QuestionPage.tsx";

const Workbench = lazy(() => import("./workbench/Workbench.tsx").then((module) => ({ default: module.Workbench })));

export function Questions({ place }: { place: Place }) {
  useEffect(() => {
    const before = document.title;
    return () => {
      document.title = before;
    };
  }, []);
  if (place.page === "question") return <QuestionPage key={place.name} name={place.name} />;
  if (place.page === "catalogue") return <CataloguePage />;
  return (
    <Suspense fallback={<LoadingNotice />}>
      <Workbench />
    </Suspense>
  );
}
