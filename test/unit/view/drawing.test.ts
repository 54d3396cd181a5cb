// A scene as elements: sizes, widths, fans, styles; and positions and labels that are the same every time.
import { array, assert, constant, constantFrom, double, integer, property, record, tuple, uuid } from "fast-check";
import { describe, expect, test } from "vitest";
import type { WireEntity, WireRelation } from "#contract";
import { FAMILIES, KINDS, keysOf } from "#model";
import type { Properties, ShapeName, SizeBy } from "#model";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import { generatedGraph } from "#test/support/generated-graph";
import { contrast } from "#web/view/colour";
import type { Box, EdgeElement, LabelWish, NodeElement, Scheme } from "#view";
import {
  SHAPE_POINTS,
  borderDistance,
  breadth,
  edgeWish,
  familyStyle,
  fitAll,
  ground,
  kindStyle,
  layOut,
  nameSize,
  placeLabels,
  placeMissing,
  pointAt,
  sceneOf,
  toElements,
  widthScale,
  wordColour,
  wrapText,
} from "#view";

const SCHEMES: readonly Scheme[] = ["light", "dark"];
const elementsOf = (scene = sceneOf(AIP_GRAPH, AIP_POSITIONS, "light")) => {
  const elements = toElements(scene);
  const nodes = elements.filter((element): element is NodeElement => element.group === "nodes");
  const edges = elements.filter((element): element is EdgeElement => element.group === "edges");
  return { nodes, edges };
};
const edge = (id: string, scene = sceneOf(AIP_GRAPH, AIP_POSITIONS, "light")) =>
  elementsOf(scene).edges.find((each) => each.data.relationId === id)?.data;

const entity = (id: string, kind = "Company"): WireEntity => ({
  id,
  kind,
  name: id,
  labels: [kind],
  properties: {},
  evidence: [],
});
const relation = (
  id: string,
  source: string,
  target: string,
  properties: Properties = {},
  type = "INVESTED_IN",
): WireRelation => ({
  id,
  type,
  source,
  target,
  properties,
  evidence: [],
});

describe("contrast on both grounds", () => {
  const unknown = [
    "Startup",
    "Fund",
    "University",
    "Law",
    "Chip",
    "Model",
    "",
    "股票",
    "X1",
    "X2",
    "X3",
    "X4",
    "X5",
    "X6",
  ];
  test.each(SCHEMES)("every mark is 3:1 and every text 4.5:1 on %s", (scheme) => {
    const page = ground(scheme);
    for (const kind of [...keysOf(KINDS), ...unknown]) {
      const style = kindStyle(kind, scheme);
      expect(contrast(style.fill, page.ground), `fill of ${kind}`).toBeGreaterThanOrEqual(3);
      expect(contrast(style.icon, style.fill), `icon of ${kind}`).toBeGreaterThanOrEqual(3);
    }
    for (const family of [...keysOf(FAMILIES), ...unknown]) {
      const { stroke } = familyStyle(family, scheme);
      expect(contrast(stroke, page.ground), `line of ${family}`).toBeGreaterThanOrEqual(3);
      expect(contrast(wordColour(stroke, scheme), page.ground), `words on ${family}`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(page.ink, page.ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(page.quietInk, page.ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(page.accent, page.ground)).toBeGreaterThanOrEqual(3);
  });

  test("an unknown label has one colour and one shape for ever", () => {
    expect(kindStyle("Startup", "light")).toEqual(kindStyle("Startup", "light"));
    const looks = new Set(
      unknown.map((kind) => JSON.stringify([kindStyle(kind, "light").fill, kindStyle(kind, "light").shape])),
    );
    expect(looks.size).toBeGreaterThan(unknown.length / 2);
  });
});

function drawn(properties: Properties) {
  const graph = { entities: [entity("a"), entity("b")], relations: [relation("1", "a", "b", properties)] };
  return elementsOf(sceneOf(graph, {}, "light")).edges[0]?.data;
}

function sizeOf(id: string, sizeBy?: SizeBy): number {
  const scene = { ...sceneOf(AIP_GRAPH, AIP_POSITIONS, "light"), ...(sizeBy === undefined ? {} : { sizeBy }) };
  return elementsOf(scene).nodes.find((node) => node.data.entityId === id)?.data.size ?? 0;
}

function dollars(amount: number, currency = "USD"): Properties {
  return { amount, currency, moneyStatus: "planned" };
}

describe("elements", () => {
  test("every entity and relation is drawn once, and only those", () => {
    const { nodes, edges } = elementsOf();
    expect(nodes.map((node) => node.data.entityId)).toEqual(AIP_GRAPH.entities.map((each) => each.id));
    expect(edges.map((each) => each.data.relationId)).toEqual(AIP_GRAPH.relations.map((each) => each.id));
    const few = elementsOf({ ...sceneOf(AIP_GRAPH, {}, "light"), entities: AIP_GRAPH.entities.slice(0, 2) });
    expect(few.edges.map((each) => each.data.relationId)).toEqual(["blackrock-launched-aip"]);
  });

  test("parallel relations bend apart, whichever way they point", () => {
    const bends = ["invested_in", "partner_of", "competes_with"].map(
      (type) => edge(`microsoft-${type}-openai`)?.bend ?? 0,
    );
    expect(new Set(bends).size).toBe(3);
    const opposite = elementsOf({
      ...sceneOf(
        { entities: [entity("a"), entity("b")], relations: [relation("1", "a", "b"), relation("2", "b", "a")] },
        {},
        "light",
      ),
    }).edges.map((each) => each.data.bend);
    // Opposite ends and the same sign are opposite sides.
    expect(Math.sign(opposite[0] ?? 0)).toBe(Math.sign(opposite[1] ?? 0));
    expect(edge("blackrock-owns-gip")?.bend).toBe(0);
  });

  test("inferred is dash-dot with open heads, whatever its family", () => {
    const competes = edge("microsoft-competes_with-openai");
    expect(competes).toMatchObject({
      arrowFill: "hollow",
      targetArrow: "triangle",
      sourceArrow: "triangle",
      line: "dashed",
    });
    expect(edge("nextera-supplies-ai-data-centres")).toMatchObject({ arrowFill: "hollow", dash: competes?.dash });
    expect(edge("elon-musk-in_tension_with-sam-altman")).toMatchObject({ arrowFill: "filled", targetArrow: "none" });
  });

  test("disputed has a case, retracted is struck and quiet, ended is faint with a badge", () => {
    expect(drawn({})).toMatchObject({ casing: 0, strike: "none", opacity: 1, timeDoubt: false });
    expect(drawn({ confidence: "disputed" })?.casing).toBeGreaterThan(0);
    expect(drawn({ confidence: "retracted" })).toMatchObject({ strike: "tee", opacity: 0.45 });
    expect(drawn({ isCurrent: false })).toMatchObject({ opacity: 0.55, timeDoubt: true });
    expect(drawn({ startDate: "2024~" })).toMatchObject({ opacity: 0.7, timeDoubt: true });
  });

  test("selection and focus are classes", () => {
    const { nodes, edges } = elementsOf({
      ...sceneOf(AIP_GRAPH, AIP_POSITIONS, "light"),
      selection: [{ kind: "entity", id: "openai" }],
      focus: ["openai", "microsoft"],
    });
    expect(nodes.filter((node) => node.classes === "selected").map((node) => node.data.entityId)).toEqual(["openai"]);
    expect(nodes.filter((node) => !node.classes.includes("quiet"))).toHaveLength(2);
    expect(edges.every((each) => each.classes === "quiet")).toBe(true);
  });

  test("size follows the degree, or what the caller says", () => {
    expect(sizeOf("aip")).toBeGreaterThan(sizeOf("microsoft"));
    expect(sizeOf("microsoft")).toBeGreaterThan(sizeOf("mgx"));
    const measured = { measure: "pagerank", values: { mgx: 9, aip: 1 } } as const;
    expect(sizeOf("mgx", measured)).toBeGreaterThan(sizeOf("aip", measured));
    expect(sizeOf("mgx", "same")).toBe(sizeOf("microsoft", "same"));
    expect(sizeOf("openai", "capital")).toBeGreaterThan(sizeOf("mgx", "capital"));
  });
});

describe("amounts as widths", () => {
  test("square root: four times the money, twice the width above the thinnest", () => {
    const relations = [
      relation("1", "a", "b", dollars(4e9)),
      relation("2", "a", "b", dollars(1e9)),
      relation("3", "a", "b"),
    ];
    const scale = widthScale({ relations });
    const [large, small, none] = relations.map(scale.widthOf);
    expect(large).toBe(10);
    expect(((large ?? 0) - 1.5) / ((small ?? 0) - 1.5)).toBeCloseTo(2);
    expect(none).toBeUndefined();
  });
  test("the legend shows three round amounts of the currency most used, no amount of another beside them", () => {
    const relations = [
      relation("1", "a", "b", dollars(13e9)),
      relation("2", "a", "b", dollars(30e9)),
      relation("3", "a", "b", dollars(9e15, "JPY")),
    ];
    const scale = widthScale({ relations });
    expect(scale.currency).toBe("USD");
    expect(scale.steps.map((step) => step.label)).toEqual(["$20B", "$5B", "$1B"]);
    expect(relations.map((each) => Math.round(scale.widthOf(each) ?? 0))).toEqual([7, 10, 10]);
  });
});

describe("positions", () => {
  test("known positions stay, new ones come near their neighbours and over nobody", () => {
    const { microsoft: _left, ...known } = AIP_POSITIONS;
    const placed = placeMissing(AIP_GRAPH.entities, AIP_GRAPH.relations, known);
    for (const [id, position] of Object.entries(known)) expect(placed[id]).toEqual(position);
    const [x = 0, y = 0] = placed["microsoft"] ?? [];
    for (const [ox, oy] of Object.values(known)) expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(60);
    expect(Math.hypot(x - 190, y + 290)).toBeLessThan(500);
  });
  test("a graph nobody placed is laid out the same in any order, without overlaps", () => {
    const laid = layOut(AIP_GRAPH.entities, AIP_GRAPH.relations);
    const shuffled = layOut(AIP_GRAPH.entities.toReversed(), AIP_GRAPH.relations.toReversed());
    expect(shuffled).toEqual(laid);
    const points = Object.values(laid);
    expect(points).toHaveLength(27);
    for (const [index, [x, y]] of points.entries())
      for (const [ox, oy] of points.slice(index + 1)) expect(Math.hypot(x - ox, y - oy)).toBeGreaterThan(55);
  });
  test("parts that nothing joins stand close beside each other, none within another, wider than high", () => {
    const chain = (name: string, count: number) =>
      Array.from(
        { length: count },
        (_, index) => [`${name}${index}`, `${name}${Math.floor((index - 1) / 2)}`] as const,
      );
    const parts = [chain("a", 40), ...["b", "c", "d", "e", "f"].map((name) => chain(name, 3))];
    const links = parts.flat().filter(([, to]) => !to.endsWith("-1"));
    const laid = layOut(
      parts.flat().map(([id]) => entity(id)),
      links.map(([from, to], index) => relation(`${index}`, from, to)),
    );
    const at = (part: readonly (readonly [string, string])[]) => part.map(([id]) => laid[id] ?? [NaN, NaN]);
    for (const part of parts) {
      const others = parts.flatMap((other) => (other === part ? [] : at(other)));
      const gaps = at(part).flatMap(([x, y]) => others.map(([ox, oy]) => Math.hypot(x - ox, y - oy)));
      expect(Math.min(...gaps)).toBeGreaterThan(78);
      expect(Math.min(...gaps)).toBeLessThan(310);
    }
    const [xs, ys] = [0, 1].map((axis) => Object.values(laid).map((point) => point[axis] ?? NaN));
    const span = (values: readonly number[] = []) => Math.max(...values) - Math.min(...values);
    expect(span(xs) / span(ys)).toBeGreaterThan(1);
    expect(span(xs) / span(ys)).toBeLessThan(2.2);
  });
  test("two thousand entities without a line all get a place of their own", () => {
    const many = Array.from({ length: 2000 }, (_, index) => entity(`n${index}`));
    expect(new Set(Object.values(layOut(many, [])).map(String)).size).toBe(2000);
  });
});

const lengthOf = (text: string) => text.length;
const apart = (a: Box, b: Box) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

describe("positions of a large graph that nobody placed", () => {
  const graph = generatedGraph(2000);
  const placed = placeMissing(graph.entities, graph.relations, {});

  test("every entity has one, none on another, the same every time", () => {
    expect(Object.keys(placed)).toHaveLength(2000);
    const points = Object.values(placed).toSorted(([a], [b]) => a - b);
    for (const [index, [x, y]] of points.entries())
      for (const [ox, oy] of points.slice(index + 1)) {
        if (ox - x > 40) break;
        expect(Math.hypot(ox - x, oy - y)).toBeGreaterThan(40);
      }
    expect(placeMissing(graph.entities, graph.relations, {})).toEqual(placed);
  });

  test("the best linked is in the middle, and who is linked is nearer than who is not", () => {
    const degrees = new Map<string, number>();
    for (const { source, target } of graph.relations)
      for (const id of [source, target]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
    const [best = ""] = [...degrees].toSorted(([, a], [, b]) => b - a)[0] ?? [];
    expect(placed[best]).toEqual([0, 0]);
    const way = (pairs: readonly (readonly [string, string])[]) =>
      pairs.reduce((sum, [a, b]) => {
        const [[x, y], [ox, oy]] = [placed[a] ?? [0, 0], placed[b] ?? [0, 0]];
        return sum + Math.hypot(x - ox, y - oy);
      }, 0) / pairs.length;
    const linked = graph.relations.map(({ source, target }) => [source, target] as const);
    const strangers = linked.map(
      ([source], index) => [source, linked[(index + 977) % linked.length]?.[1] ?? ""] as const,
    );
    expect(way(linked)).toBeLessThan(way(strangers));
  });
});

describe("the camera that fits", () => {
  const thing = record({
    x: integer({ min: -2000, max: 2000 }),
    y: integer({ min: -2000, max: 2000 }),
    half: integer({ min: 8, max: 40 }),
    name: record({ width: integer({ min: 0, max: 130 }), height: integer({ min: 0, max: 34 }) }),
  });
  const insets = { top: 10, right: 10, bottom: 60, left: 10 };
  const limits = { least: 0.02, most: 1.4 };
  test("has every node with its name in the room, clear of what lies over it, and nothing larger would", () => {
    assert(
      property(
        array(thing, { minLength: 1, maxLength: 30 }),
        integer({ min: 320, max: 1600 }),
        integer({ min: 300, max: 1200 }),
        (things, width, height) => {
          const { zoom, pan } = fitAll(things, { width, height, insets }, limits) ?? {
            zoom: Number.NaN,
            pan: { x: 0, y: 0 },
          };
          const boxes = things.map(({ x, y, half, name }) => ({
            left: x * zoom + pan.x - Math.max(half * zoom, name.width / 2),
            right: x * zoom + pan.x + Math.max(half * zoom, name.width / 2),
            top: (y - half) * zoom + pan.y,
            bottom: (y + half) * zoom + pan.y + name.height,
          }));
          const slack = {
            across:
              Math.min(...boxes.map((box) => box.left)) -
              10 +
              (width - 10 - Math.max(...boxes.map((box) => box.right))),
            down:
              Math.min(...boxes.map((box) => box.top)) -
              10 +
              (height - 60 - Math.max(...boxes.map((box) => box.bottom))),
          };
          expect(slack.across).toBeGreaterThan(-0.01);
          expect(slack.down).toBeGreaterThan(-0.01);
          expect(zoom > limits.most - 0.001 || Math.min(slack.across, slack.down) < 1).toBe(true);
        },
      ),
    );
  });
  test("nothing has no camera; a name counts as it is wrapped", () => {
    expect(fitAll([], { width: 400, height: 400, insets }, limits)).toBeUndefined();
    const measure = (text: string) => text.length * 6;
    const one = nameSize("Microsoft", { size: 12, weight: 400 }, measure);
    const two = nameSize("AI Infrastructure Partnership", { size: 12, weight: 400 }, measure);
    expect(two.height).toBeGreaterThan(one.height);
    expect(two.width).toBe("AI Infrastructure".length * 6 + 4);
    expect(nameSize("", { size: 12, weight: 400 }, measure)).toEqual({ width: 0, height: 0 });
  });
  test("breadth is how much wider than high", () => {
    expect(
      breadth([
        { x: 0, y: 0 },
        { x: 200, y: 50 },
      ]),
    ).toBe(4);
    expect(breadth([])).toBe(1);
  });
});

describe("labels", () => {
  const wish = record({
    id: uuid(),
    lines: constant(["name"]),
    width: integer({ min: 10, max: 200 }),
    height: integer({ min: 10, max: 40 }),
    places: array(record({ x: integer({ min: 0, max: 600 }), y: integer({ min: 0, max: 600 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
    rank: integer({ min: 0, max: 100 }),
    forced: constant(false),
  });
  test("none lies over another", () => {
    assert(
      property(array(wish, { maxLength: 40 }), (wishes) => {
        const boxes = placeLabels(wishes, []).map((label) => label.box);
        expect(boxes.every((a, index) => boxes.slice(index + 1).every((b) => apart(a, b)))).toBe(true);
      }),
    );
  });
  test("words stay by their line, in one line or two, whatever way it goes", () => {
    const way = double({ min: 0, max: 2 * Math.PI, noNaN: true });
    assert(
      property(way, integer({ min: 200, max: 500 }), integer({ min: -60, max: 60 }), (angle, length, bend) => {
        const font = { size: 12, weight: 650 } as const;
        const [x, y] = [Math.cos(angle), Math.sin(angle)];
        const half = length / 2;
        const curve = {
          from: { x: -x * half, y: -y * half },
          control: { x: -y * bend, y: x * bend },
          to: { x: x * half, y: y * half },
        };
        const wished = { id: "r:1", label: "$13B approx., disbursed", curve, font, rank: 1, forced: false };
        const { shorter = [], ...whole } = edgeWish({ ...wished, insistent: true }, (text) => text.length * 7);
        const line = Array.from({ length: 201 }, (_none, step) => pointAt(curve, step / 200));
        const gaps = [whole, ...shorter].flatMap(({ width, height, places }) =>
          places.map((place) =>
            Math.min(
              ...line.map((at) =>
                Math.hypot(
                  Math.max(0, Math.abs(at.x - place.x) - width / 2),
                  Math.max(0, Math.abs(at.y - place.y) - height / 2),
                ),
              ),
            ),
          ),
        );
        expect(Math.max(...gaps)).toBeLessThan(30);
      }),
    );
  });
  test("words are nearer to their own line than to any other, or are left out", () => {
    const point = record({ x: integer({ min: 0, max: 500 }), y: integer({ min: 0, max: 400 }) });
    const straight = tuple(point, point).map(([from, to]) => ({
      from,
      control: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
      to,
    }));
    const wished = {
      label: "$13B approx., disbursed",
      font: { size: 12, weight: 650 },
      rank: 1,
      forced: false,
    } as const;
    let shown = 0;
    assert(
      property(straight, array(straight, { minLength: 1, maxLength: 4 }), (curve, others) => {
        const wish = edgeWish({ ...wished, id: "r:0", curve, insistent: false }, (text) => text.length * 7);
        const lines = [curve, ...others].map((way, index) => ({ id: `r:${index}`, curve: way, half: 1 }));
        const [label] = placeLabels([wish], [], undefined, lines);
        if (label === undefined) return;
        shown += 1;
        const { left, right, top, bottom } = label.box;
        const [own = 0, ...rest] = lines.map(({ curve: way }) =>
          Math.min(
            ...Array.from({ length: 201 }, (_none, step) => pointAt(way, step / 200)).map(({ x, y }) =>
              Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)),
            ),
          ),
        );
        expect(Math.min(...rest)).toBeGreaterThan(own);
      }),
    );
    expect(shown).toBeGreaterThan(20);
  });
  test("an amount that has no better place may be touched by another line at its end, never in its middle", () => {
    const words = {
      lines: ["$30B"],
      width: 100,
      height: 16,
      forced: false,
      id: "r:1",
      rank: 1,
      places: [{ x: 50, y: 8 }],
    };
    const across = (x: number) => ({
      id: "r:2",
      half: 1,
      curve: { from: { x, y: -50 }, control: { x, y: 8 }, to: { x, y: 60 } },
    });
    const own = { id: "r:1", half: 1, curve: { from: { x: 0, y: 8 }, control: { x: 50, y: 8 }, to: { x: 100, y: 8 } } };
    const shown = (x: number, insistent: boolean) =>
      placeLabels([{ ...words, insistent }], [], undefined, [own, across(x)]).length;
    expect([shown(95, true), shown(95, false), shown(60, true), shown(130, false)]).toEqual([1, 0, 0, 1]);
  });
  test("words on a line never read on from others beside them", () => {
    const words = { lines: ["$30B"], width: 60, height: 16, forced: false, places: [{ x: 30, y: 8 }] };
    const besides = (x: number) =>
      placeLabels(
        [
          { ...words, id: "a", rank: 2 },
          { ...words, id: "b", rank: 1, places: [{ x, y: 8 }] },
        ],
        [],
      );
    expect(besides(93).map(({ id }) => id)).toEqual(["a"]);
    expect(besides(97).map(({ id }) => id)).toEqual(["a", "b"]);
  });
  test("the more important stays; a cut name is better than none", () => {
    const base = { lines: ["a"], width: 100, height: 20, places: [{ x: 0, y: 0 }], forced: false };
    const wishes: readonly LabelWish[] = [
      { ...base, id: "low", rank: 1, shorter: [{ lines: ["…"], width: 20, height: 20, places: [{ x: 70, y: 0 }] }] },
      { ...base, id: "high", rank: 2 },
    ];
    expect(placeLabels(wishes, []).map((label) => [label.id, label.lines])).toEqual([
      ["high", ["a"]],
      ["low", ["…"]],
    ]);
  });
  test("an amount moves a name to another place, but never takes it away", () => {
    const amount = { lines: ["$13B"], width: 80, height: 20, rank: 1, forced: false, insistent: true, id: "r:1" };
    const name = { lines: ["a"], width: 80, height: 20, rank: 9, forced: false, id: "e:1", own: "e:1" };
    const here = [{ x: 0, y: 0 }];
    const shown = (places: LabelWish["places"]) =>
      placeLabels(
        [
          { ...amount, places: here },
          { ...name, places },
        ],
        [],
      ).map((label) => label.id);
    expect(shown([...here, { x: 0, y: 100 }]).toSorted()).toEqual(["e:1", "r:1"]);
    expect(shown(here)).toEqual(["e:1"]);
  });
  test("inside the bounds, where its place is cut or taken; what is named beyond them may be beyond", () => {
    const name = { lines: ["a"], width: 80, height: 20, rank: 1, forced: false, id: "e:1", own: "e:1" };
    const places = [
      { x: 390, y: 10 },
      { x: 340, y: 10 },
    ];
    const bounds = { left: 0, top: 0, right: 400, bottom: 400 };
    expect(placeLabels([{ ...name, places }], [], bounds)).toMatchObject([{ x: 340 }]);
    expect(placeLabels([{ ...name, places: places.slice(0, 1) }], [], bounds)).toEqual([]);
    expect(placeLabels([{ ...name, places, beyond: true }], [], bounds)).toMatchObject([{ x: 390 }]);
  });
  test("an important name may stand over a node, a lesser one gives way to it", () => {
    const name = { lines: ["a"], width: 80, height: 20, forced: false, places: [{ x: 0, y: 0 }] };
    const node = { id: "e:9", left: -5, top: -5, right: 5, bottom: 5 };
    const shown = (overNodes: boolean) =>
      placeLabels(
        [
          { ...name, id: "e:1", own: "e:1", rank: 2, overNodes },
          { ...name, id: "e:2", own: "e:9", rank: 1 },
        ],
        [node],
      ).map(({ id }) => id);
    expect(shown(true)).toEqual(["e:1"]);
    expect(shown(false)).toEqual(["e:2"]);
  });
  test("an important name that has no free place stands where it hides least, and is cut only to spare a mark", () => {
    const at = (x: number) => [{ x, y: 0 }];
    const name = {
      lines: ["ab"],
      width: 80,
      height: 20,
      forced: false,
      id: "e:1",
      own: "e:1",
      rank: 2,
      overNodes: true,
    };
    const wish = {
      ...name,
      places: [...at(0), ...at(140)],
      shorter: [{ ...name, lines: ["a…"], width: 50, places: at(140) }],
    };
    const placed = (half: number) => {
      const box = (x: number, r: number) => ({ id: `e:${x}`, left: x - r, top: -r, right: x + r, bottom: r });
      const nodes = [box(0, 20), box(108, half)];
      return placeLabels([wish], nodes);
    };
    expect(placed(5)).toMatchObject([{ x: 140, lines: ["ab"] }]);
    expect(placed(15)).toMatchObject([{ x: 140, lines: ["a…"] }]);
  });
  test("not even an important name stands over what is written; one that must be shown does", () => {
    const name = { lines: ["a"], width: 80, height: 20, rank: 2, places: [{ x: 0, y: 0 }], id: "e:1", own: "e:1" };
    const area = { id: "g:0", left: -5, top: -5, right: 5, bottom: 5, words: true } as const;
    expect(placeLabels([{ ...name, forced: false, overNodes: true }], [area])).toEqual([]);
    expect(placeLabels([{ ...name, forced: true }], [area])).toHaveLength(1);
  });
  test("two lines at most, balanced", () => {
    expect(wrapText("AI Infrastructure Partnership", 16, lengthOf)).toEqual(["AI Infrastructure", "Partnership"]);
    expect(wrapText("Microsoft", 16, lengthOf)).toEqual(["Microsoft"]);
    const long = wrapText(
      "A very long name of an organisation that goes on and on without an end in sight",
      16,
      lengthOf,
    );
    expect(long).toHaveLength(2);
    expect(Math.max(...long.map(lengthOf))).toBeLessThanOrEqual(26);
  });
});

test("a shape's border lies within its box in every direction", () => {
  const direction = double({ min: -3.1, max: 3.1, noNaN: true });
  assert(
    property(constantFrom(...keysOf(SHAPE_POINTS)), direction, (shape: ShapeName, angle) => {
      const distance = borderDistance(shape, 10, Math.cos(angle), Math.sin(angle));
      expect(distance).toBeGreaterThan(3);
      expect(distance).toBeLessThanOrEqual(10 * Math.SQRT2 + 1e-6);
    }),
  );
});
