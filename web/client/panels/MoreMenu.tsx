// What the bar of a narrow screen has no room for: the same actions as in the palette, as a menu.
import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import {
  Download,
  FileText,
  History,
  Images,
  Keyboard,
  Link2,
  MessageCircleQuestion,
  Moon,
  Network,
  Redo2,
  Route,
  Share2,
  Sun,
  Table2,
  Terminal,
  Zap,
} from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { Fragment } from "react";
import { MenuRow, MenuRule, PopMenu } from "../components/PopMenu.tsx";
import type { Point } from "../explore/explore-store.ts";
import { publishing } from "../publish/publish-store.ts";
import { site } from "../site.ts";
import { useExplorerStore } from "../state/explorer-store.ts";
import { ACTIONS } from "./palette/actions.ts";

type Row = readonly [actionId: string, words: string, icon: LucideIcon];

const GROUPS: readonly (readonly Row[])[] = [
  [
    ["view-graph", "Show as graph", Network],
    ["view-table", "Show as table", Table2],
    ["view-text", "Show as text", FileText],
  ],
  [
    ["redo", "Redo", Redo2],
    ["steps", "Steps so far", History],
  ],
  [
    ["copy-link", "Copy link to this view", Link2],
    ["export", "Export…", Download],
    ["publish", "Publish…", Share2],
  ],
  [
    ["queries", "Questions to ask", MessageCircleQuestion],
    ["workbench", "Write a query", Terminal],
    ["paths", "Find paths", Route],
    ["palette", "Do anything…", Zap],
    ["keys", "Keyboard shortcuts", Keyboard],
  ],
];

/** A copy without a server answers no free query and takes no picture. */
const NEEDS_SERVER: ReadonlySet<string> = new Set(["workbench", "publish"]);

export function MoreMenu({ x, y, onClose }: Point & { onClose: () => void }) {
  const explorer = useExplorerStore();
  const scheme = useComputedColorScheme("light");
  const { setColorScheme } = useMantineColorScheme();
  const other = scheme === "dark" ? "light" : "dark";
  const reach = { explorer, switchScheme: () => setColorScheme(other) };
  return (
    <PopMenu label="More" x={x} y={y} onClose={onClose}>
      {GROUPS.map((rows) => (
        <Fragment key={rows[0]?.[0]}>
          {rows
            .filter(([id]) => !(site.isStatic && NEEDS_SERVER.has(id)))
            .map(([id, words, Icon]) => {
              const action = ACTIONS.find((each) => each.id === id);
              return action === undefined ? null : (
                <MenuRow
                  key={id}
                  icon={<Icon size={16} aria-hidden />}
                  disabled={action.possible?.(reach) === false}
                  onClick={() => action.run(reach)}
                >
                  {words}
                </MenuRow>
              );
            })}
          <MenuRule />
        </Fragment>
      ))}
      {site.isStatic ? (
        <MenuRow icon={<Images size={16} aria-hidden />} onClick={publishing.list}>
          Pictures
        </MenuRow>
      ) : null}
      <MenuRow
        icon={scheme === "dark" ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
        onClick={reach.switchScheme}
      >
        Switch to {other}
      </MenuRow>
    </PopMenu>
  );
}
