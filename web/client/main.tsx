// Entry of the page: providers around the app, the address followed from the first moment.
import "@fontsource-variable/inter/wght.css";
import "./styles/mantine.css";
import "./styles/tokens.css";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Boundary } from "./components/later.tsx";
import { exploring } from "./explore/explore-store.ts";
import { saySteps } from "./explore/say-steps.ts";
import { Page } from "./Page.tsx";
import { FailureNotice } from "./panels/LoadNotices.tsx";
import { SurfaceHost } from "./panels/palette/SurfaceHost.tsx";
import { PublishHost } from "./publish/PublishHost.tsx";
import { PictureDrop } from "./reopen/PictureDrop.tsx";
import { explorer } from "./state/explorer-store.ts";
import { followAddress } from "./state/follow-address.ts";
import { keepMeasured } from "./state/measures/keep-measured.ts";
import { keepPlaces } from "./state/places/keep-places.ts";

const queryClient = new QueryClient({
  // The data changes when somebody loads it, not when a window is focused; a failed answer is shown, not hidden by retries.
  defaultOptions: {
    queries: { staleTime: Infinity, refetchOnWindowFocus: false, retry: false, networkMode: "always" },
  },
});

// Of this page alone: an entry of the browser's history from an earlier load is told by it.
const walk = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
followAddress(window, async (id) => (await import("./share/saved-views.ts")).readSavedView(id), walk);
keepPlaces(explorer, window.localStorage);
keepMeasured(explorer);
saySteps(explorer, exploring.say);

const broken = new Error("The page could not be shown.");
const page = document.getElementById("page");
if (page !== null) {
  createRoot(page).render(
    <StrictMode>
      {/* Variables and classes come from our own CSS files: no style element is written at run time (strict CSP). */}
      <MantineProvider defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={queryClient}>
          {/* The address holds the view: loading the page again leads back to it. */}
          <Boundary
            instead={<FailureNotice error={broken} retrying={false} onRetry={() => window.location.reload()} />}
          >
            <Page />
          </Boundary>
          <PublishHost />
          <SurfaceHost />
          <PictureDrop />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
