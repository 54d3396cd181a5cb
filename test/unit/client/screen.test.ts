// What of a drawing is named in any case: what is pointed at, and a few that are selected, but no crowd. And what becomes of
// names while somebody zooms through a large graph.
import { describe, expect, test } from "vitest";
import { generatedGraph } from "#test/support/generated-graph";
import type { PlacedLabel, XY } from "#view";
import { sceneOf, toElements } from "#view";
import type { DrawnNode } from "#web/client/canvas/nodes";
import { carryLabels } from "#web/client/canvas/overlay-labels";
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

describe("names while a large graph is zoomed", () => {
  const label = (id: string, x: number): PlacedLabel => ({
    id,
    lines: [id],
    x,
    y: 10,
    box: { left: x - 20, right: x + 20, top: 0, bottom: 20 },
    place: 1,
  });
  const at = (places: Readonly<Record<string, number>>): ReadonlyMap<string, XY> =>
    new Map(Object.entries(places).map(([id, x]) => [id, { x, y: 0 }]));
  const labels = new Map(["first", "second"].map((id, index) => [id, label(id, 100 * index)]));

  test("go along with what they belong to, as far beside it as before", () => {
    const carried = carryLabels(labels, at({ first: 0, second: 90 }), at({ first: 0, second: 180 }));
    expect([...carried.values()].map(({ x, box }) => [x, box.left])).toEqual([
      [0, -20],
      [190, 170],
    ]);
  });

  test("are left out where they come to stand on one that was placed before them", () => {
    expect([...carryLabels(labels, at({ first: 0, second: 100 }), at({ first: 0, second: 30 })).keys()]).toEqual([
      "first",
    ]);
  });

  test("are left out with what is gone", () => {
    expect([...carryLabels(labels, at({ first: 0, second: 100 }), at({ second: 50 })).keys()]).toEqual(["second"]);
  });
});
