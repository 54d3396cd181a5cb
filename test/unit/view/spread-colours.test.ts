// Automatic colours of a graph that is not ours: told apart, and kept.
import { describe, expect, test } from "vitest";
import { LOOK_COLOURS } from "#model";
import { spreadColours } from "#view";

const NOTHING = { kinds: {}, types: {} };
const graph = (kinds: readonly string[], types: readonly string[] = []) => ({
  entities: kinds.map((kind) => ({ kind })),
  relations: types.map((type) => ({ type })),
});
const many = Array.from({ length: Object.keys(LOOK_COLOURS).length }, (_, index) => `Label ${index}`);
const coloursOf = (looks: Readonly<Record<string, { readonly colour?: string }>>) =>
  Object.values(looks).map(({ colour }) => colour);

describe("automatic colours", () => {
  test("are all different as far as the palette reaches, whatever the order of what comes", () => {
    const { kinds, types } = spreadColours(graph(many, ["COMMANDS", "MET"]), NOTHING);
    expect(new Set(coloursOf(kinds)).size).toBe(many.length);
    expect(new Set(coloursOf(types)).size).toBe(2);
    expect(spreadColours(graph(many.toReversed()), NOTHING).kinds).toEqual(kinds);
  });

  test("beyond it are given out evenly", () => {
    const { kinds } = spreadColours(graph([...many, "one", "more", "__proto__"]), NOTHING);
    const colours = coloursOf(kinds);
    const counts = [...new Set(colours)].map((colour) => colours.filter((other) => other === colour).length);
    expect(counts.toSorted((a, b) => a - b)).toEqual([...many.slice(3).map(() => 1), 2, 2, 2]);
  });

  test("stay with their names when more come", () => {
    const first = spreadColours(graph(["Zulu", "Mike"]), NOTHING);
    const then = spreadColours(graph(["Alpha", "Zulu", "Mike", "Bravo"]), first);
    expect(then.kinds).toMatchObject(first.kinds);
    expect(Object.keys(then.kinds)).toHaveLength(4);
  });

  test("leave the vocabulary alone", () => {
    expect(spreadColours(graph(["Company"], ["OWNS"]), NOTHING)).toEqual(NOTHING);
  });
});
