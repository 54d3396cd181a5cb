// The bar on top: what this is, which data and as of when, which twin of the graph, light or dark.
import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { Check, Link2, Moon, PanelLeft, Search, Sun } from "lucide-react";
import { PlaceLink } from "../components/PlaceLink.tsx";
import { IconButton } from "../components/Button.tsx";
import { SegmentedChoice } from "../components/SegmentedChoice.tsx";
import { useCopy } from "../components/use-copy.ts";
import { PublishButton } from "../publish/PublishButton.tsx";
import { HistoryButtons } from "../explore/HistoryButtons.tsx";
import { asOfWords, countWords } from "../state/graph-words.ts";
import { linkOf } from "../state/address.ts";
import { addressOf, useExplorer, useExplorerStore } from "../state/explorer-store.ts";
import { VIEW_MODES } from "../state/view/types.ts";
import { ExportButton } from "./export/ExportButton.tsx";
import { startFinding } from "./start-finding.ts";
import styles from "./TopBar.module.css";

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
        <IconButton name="Search and legend" className={styles.find ?? ""} onClick={startFinding}>
          <Search size={16} aria-hidden />
        </IconButton>
        <PlaceLink className={styles.place} href="/queries">
          Queries
        </PlaceLink>
        <SegmentedChoice label="View" options={VIEW_MODES} value={mode} onChange={modeChosen} />
        <HistoryButtons />
        <CopyLink />
        <ExportButton />
        <SchemeSwitch />
        <PublishButton />
      </div>
    </header>
  );
}

function DatasetLine() {
  const graph = useExplorer((state) => state.graph);
  if (graph.entities.size === 0) return <p className={styles.data} />;
  const titles = graph.datasets.map((dataset) => dataset.title).join(", ");
  return (
    <p className={styles.data} title={[titles, countWords(graph), asOfWords(graph)].filter(Boolean).join(" · ")}>
      {titles === "" ? null : <span className={styles.title}>{titles}</span>}
      <span className={styles.counts}>{countWords(graph)}</span>
      <span className={styles.asOf}>{asOfWords(graph)}</span>
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

/** Copies the address of this very view. */
function CopyLink() {
  const { copied, copy } = useCopy();
  const explorer = useExplorerStore();
  // What the address bar leaves to the data (its version, a first layout) is said in a link that goes elsewhere.
  const link = (): string => {
    const { origin, pathname } = window.location;
    return `${origin}${pathname}${linkOf(addressOf(explorer.getState(), true)).search}`;
  };
  return (
    <IconButton name={copied ? "Link copied" : "Copy link to this view"} onClick={() => copy(link())}>
      {copied ? <Check size={16} aria-hidden /> : <Link2 size={16} aria-hidden />}
    </IconButton>
  );
}
