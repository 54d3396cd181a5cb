// The page: the explorer, or the questions, by what the address says. The questions are loaded when they are opened.
import { App } from "./App.tsx";
import { later } from "./components/later.tsx";
import { LoadingNotice } from "./panels/LoadNotices.tsx";
import { usePlace } from "./place.ts";

const Questions = later(async () => (await import("./queries/Questions.tsx")).Questions, { coming: <LoadingNotice /> });

export function Page() {
  const place = usePlace();
  return place.page === "explorer" ? <App /> : <Questions place={place} />;
}
