// The rail at the left (a sheet on a narrow screen): search, then the legend, whose rows are the filters.
import { X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../components/Button.tsx";
import { PlaceLink } from "../components/PlaceLink.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { useExplorer } from "../state/explorer-store.ts";
import { ArrangePanel } from "./arrange/ArrangePanel.tsx";
import { ClearFilters, Legend } from "./Legend.tsx";
import { MeasurePanel } from "./measure/MeasurePanel.tsx";
import styles from "./Rail.module.css";
import { SearchBox } from "./SearchBox.tsx";

/** What opens the rail on a narrow screen. */
export const LEGEND_BUTTON_ID = "legend-button";

export function Rail() {
  const folded = useExplorer((state) => state.view.railFolded);
  const sheetOpen = useExplorer((state) => state.view.railSheetOpen);
  const railSheetShown = useExplorer((state) => state.railSheetShown);
  const loaded = useExplorer((state) => state.graph.entities.size > 0);
  const rail = useRef<HTMLElement>(null);
  const close = (): void => {
    if (rail.current?.contains(document.activeElement) === true) document.getElementById(LEGEND_BUTTON_ID)?.focus();
    railSheetShown(false);
  };
  return (
    <nav
      ref={rail}
      id="rail"
      className={styles.rail}
      aria-label="Search and legend"
      data-folded={folded || undefined}
      data-sheet={sheetOpen || undefined}
    >
      <Sheet name="search and legend" onClose={close}>
        <div className={styles.scroller}>
          <div className={styles.head}>
            <SearchBox />
            <IconButton name="Close search and legend" className={styles.close ?? ""} onClick={close}>
              <X size={16} aria-hidden />
            </IconButton>
          </div>
          <PlaceLink className={styles.questions} href="/queries">
            Questions to ask
          </PlaceLink>
          {loaded ? (
            <>
              <Legend />
              <ArrangePanel />
              <MeasurePanel />
            </>
          ) : null}
        </div>
        {loaded ? <ClearFilters /> : null}
      </Sheet>
    </nav>
  );
}
