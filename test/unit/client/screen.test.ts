// What of a drawing is named in any case: what is pointed at, and a few that are selected, but no crowd.
import { describe, expect, test } from "vitest";
import { generatedGraph } from "#test/support/generated-graph";
import { sceneOf, toElements } from "#view";
import type { DrawnNode } from "#web/client/canvas/nodes";
import { screenOf } from "#web/client/canvas/screen";

const FRAME = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
const elements = toElements(sceneOf(generatedGraph(60), {}, "light"));

function forcedAmong(selected: number): readonly string[] {
  const nodes = elements.flatMap((element, index): readonly DrawnNode[] => {
    if (element.group === "edges") return [];
    const mark = index === 59 ? "hovered" : index < selected ? "selected" : undefined;
    return [{ data: element.data, ...element.position, mark, entering: false }];
  });
  const { nodes: seen } = screenOf({ nodes, lines: [] }, 1, FRAME, () => false, false);
  expect(seen.filter(({ lifted }) => lifted)).toHaveLength(selected + 1);
  return seen.filter(({ forced }) => forced).map(({ data }) => data.entityId);
}

describe("names in any case", () => {
  test("a few that are selected have theirs, and what is pointed at", () => {
    expect(forcedAmong(3)).toEqual(["e0", "e1", "e2", "e59"]);
  });

  test("a crowd that is selected has them where there is room", () => {
    expect(forcedAmong(50)).toEqual(["e59"]);
  });
});
