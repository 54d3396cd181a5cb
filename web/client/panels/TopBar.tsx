// The bar on top: what this is, which data and as of when, which twin of the graph, light or dark.
import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { Ellipsis, Moon, PanelLeft, Search, SlidersHorizontal, Sun } from "lucide-react";
import { useState } from "react";
import { later, missingDialog } from "../components/later.tsx";
import { PlaceLink } from "../components/PlaceLink.tsx";
import { IconButton } from "../components/Button.tsx";
import { SegmentedChoice } from "../components/SegmentedChoice.tsx";
import { PublishButton } from "../publish/PublishButton.tsx";
import { HistoryButtons } from "../explore/HistoryButtons.tsx";
import { CopyLink } from "../share/CopyLink.tsx";
import { asOfWords, countWords } from "../state/graph-words.ts";
import { useExplorer } from "../state/explorer-store.ts";
import { VIEW_MODES } from "../state/view/types.ts";
import type { Point } from "../explore/explore-store.ts";
import { ExportButton } from "./export/ExportButton.tsx";
import { LEGEND_BUTTON_ID } from "./Rail.tsx";
import { startFinding } from "./start-finding.ts";
import styles from "./TopBar.module.css";

const MoreMenu = later(async () => (await import("./MoreMenu.tsx")).MoreMenu, {
  missing: missingDialog("More", ({ onClose }) => onClose),
});

export function TopBar() {
  const mode = useExplorer((state) => state.view.mode);
  const modeChosen = useExplorer((state) => state.modeChosen);
  const railFolded = useExplorer((state) => state.view.railFolded);
  const railToggled = useExplorer((state) => state.railToggled);
  return (
    <header className={styles.bar}>
      <IconButton
        name={railFolded ? "Show search and legend" : "Hide search and legend"}
        aria-expanded={!railFolded}
        aria-controls="rail"
        className={styles.fold ?? ""}
        quiet
        onClick={railToggled}
      >
        <PanelLeft size={16} aria-hidden />
      </IconButton>
      <h1 className={styles.name}>Powerlines</h1>
      <DatasetLine />
      <div className={styles.tools}>
        <PlaceLink className={styles.place} href="/queries">
          Queries
        </PlaceLink>
        <div className={styles.modes}>
          <SegmentedChoice label="View" options={VIEW_MODES} value={mode} onChange={modeChosen} />
        </div>
        <HistoryButtons />
        <IconButton name="Search" className={styles.compact ?? ""} onClick={startFinding}>
          <Search size={17} aria-hidden />
        </IconButton>
        <LegendButton />
        <div className={styles.takeAway}>
          <CopyLink />
          <ExportButton />
          <SchemeSwitch />
        </div>
        <div className={styles.publish}>
          <PublishButton />
        </div>
        <More />
      </div>
    </header>
  );
}

/** On a narrow screen the rail is a sheet: this opens and closes it. */
function LegendButton() {
  const open = useExplorer((state) => state.view.railSheetOpen);
  const railSheetShown = useExplorer((state) => state.railSheetShown);
  return (
    <IconButton
      id={LEGEND_BUTTON_ID}
      name="Legend and filters"
      aria-expanded={open}
      aria-controls="rail"
      className={styles.compact ?? ""}
      onClick={() => railSheetShown(!open)}
    >
      <SlidersHorizontal size={17} aria-hidden />
    </IconButton>
  );
}

/** What the bar has no room for. */
function More() {
  const [at, setAt] = useState<Point>();
  return (
    <>
      <IconButton
        name="More"
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        className={styles.more ?? ""}
        onClick={(event) => {
          const { right, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ x: right, y: bottom });
        }}
      >
        <Ellipsis size={18} aria-hidden />
      </IconButton>
      {at === undefined ? null : <MoreMenu {...at} onClose={() => setAt(undefined)} />}
    </>
  );
}

function DatasetLine() {
  const graph = useExplorer((state) => state.graph);
  if (graph.entities.size === 0) return <p className={styles.data} />;
  const titles = graph.datasets.map((dataset) => dataset.title).join(", ");
  return (
    <p className={styles.data} title={[titles, countWords(graph), asOfWords(graph)].filter(Boolean).join(" · ")}>
      {titles === "" ? null : <span className={styles.title}>{titles}</span>}
      <span>{countWords(graph)}</span>
      <span>{asOfWords(graph)}</span>
    </p>
  );
}

export function SchemeSwitch() {
  const scheme = useComputedColorScheme("light");
  const { setColorScheme } = useMantineColorScheme();
  const other = scheme === "dark" ? "light" : "dark";
  return (
    <IconButton name={`Switch to ${other}`} onClick={() => setColorScheme(other)}>
      {scheme === "dark" ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
    </IconButton>
  );
}
