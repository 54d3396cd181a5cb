// The pages of the questions: the catalogue, one question with its answer, the workbench (loaded when opened).
import { useEffect } from "react";
import { later } from "../components/later.tsx";
import { LoadingNotice } from "../panels/LoadNotices.tsx";
import type { Place } from "../place.ts";
import { CataloguePage } from "./CataloguePage.tsx";
import { QuestionPage } from "./QuestionPage.tsx";

const Workbench = later(async () => (await import("./workbench/Workbench.tsx")).Workbench, {
  coming: <LoadingNotice />,
});

export function Questions({ place }: { place: Place }) {
  useEffect(() => {
    const before = document.title;
    return () => {
      document.title = before;
    };
  }, []);
  if (place.page === "question") return <QuestionPage key={place.name} name={place.name} />;
  return place.page === "catalogue" ? <CataloguePage /> : <Workbench />;
}
