// The search for paths against a plain enumeration of every path, on generated graphs; its limits and its order.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPaths, MAX_STEPS } from "#web/server/find-paths";
import type { Expand } from "#web/server/find-paths";
import type { WalkedStep } from "#web/server/graph-reader";

interface Edge {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly inferred?: boolean;
}

const never = () => false;

/** As the store would answer: each relation of these entities, seen from them, in the order of ids. */
function expandOver(edges: readonly Edge[], asked: string[][] = []): Expand {
  return (ids) => {
    asked.push([...ids]);
    const steps = ids.flatMap((here) =>
      edges.flatMap(({ id, a, b, inferred = false }): WalkedStep[] => {
        if (a === here) return [{ here, relation: id, there: b, inferred }];
        return b === here ? [{ here, relation: id, there: a, inferred }] : [];
      }),
    );
    return Promise.resolve({ steps, truncated: false });
  };
}

/** Every loopless path of at most six steps, one by one, then sorted: slow and plain. */
function everyPath(edges: readonly Edge[], from: string, to: string): readonly (readonly string[])[] {
  const found: string[][] = [];
  const walk = (path: readonly string[], at: string) => {
    if (at === to) {
      found.push([...path]);
      return;
    }
    if (path.length > MAX_STEPS * 2) return;
    for (const { id, a, b } of edges) {
      const other = a === at ? b : b === at ? a : undefined;
      if (other === undefined || path.includes(other)) continue;
      walk([...path, id, other], other);
    }
  };
  walk([from], from);
  const guessed = new Set(edges.filter(({ inferred }) => inferred).map(({ id }) => id));
  const guesses = (path: readonly string[]) => path.filter((id) => guessed.has(id)).length;
  return found.toSorted((x, y) => x.length - y.length || guesses(x) - guesses(y) || (orderOf(x) < orderOf(y) ? -1 : 1));
}

/** The next entity decides before the relation to it. */
function orderOf(path: readonly string[]): string {
  const steps = path.slice(1);
  return steps.map((_id, index) => (index % 2 === 0 ? steps[index + 1] : steps[index - 1])).join("\n");
}

const node = fc.integer({ min: 0, max: 7 }).map((n) => `n${n}`);
const graph = fc
  .array(fc.tuple(node, node, fc.boolean()), { maxLength: 16 })
  .map((edges) =>
    edges.map(([a, b, inferred], index): Edge => ({ id: `r${String(index).padStart(2, "0")}`, a, b, inferred })),
  );

describe("findPaths", () => {
  it("finds what a plain enumeration finds", async () => {
    await fc.assert(
      fc.asyncProperty(graph, fc.integer({ min: 1, max: 10 }), async (edges, count) => {
        const { paths, truncated } = await findPaths({ from: "n0", to: "n1", count }, expandOver(edges), never);
        expect(paths).toEqual(everyPath(edges, "n0", "n1").slice(0, count));
        expect(truncated).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it("reads no more levels than the paths need, and the smaller side first", async () => {
    const hub = Array.from({ length: 50 }, (_unused, index): Edge => ({
      id: `h${index}`,
      a: "hub",
      b: `leaf${index}`,
    }));
    const edges = [...hub, { id: "x1", a: "hub", b: "m" }, { id: "x2", a: "m", b: "end" }];
    const asked: string[][] = [];
    const { paths } = await findPaths({ from: "hub", to: "end", count: 1 }, expandOver(edges, asked), never);
    expect(paths).toEqual([["hub", "x1", "m", "x2", "end"]]);
    expect(asked).toEqual([["hub"], ["end"]]);
  });

  it("says so where a level was cut or the time was over, and keeps what it found", async () => {
    const edges = [{ id: "r", a: "a", b: "b" }];
    const search = { from: "a", to: "b", count: 3 };
    const cut: Expand = async (ids) =>
      ({ ...(await expandOver(edges)(ids)), truncated: true }) as Awaited<ReturnType<Expand>>;
    expect(await findPaths(search, cut, never)).toEqual({ paths: [["a", "r", "b"]], truncated: true });
    expect(await findPaths(search, () => Promise.resolve(undefined), never)).toEqual({ paths: [], truncated: true });
    let calls = 0;
    const late: Expand = (ids) => (++calls > 1 ? Promise.resolve(undefined) : expandOver(edges)(ids));
    expect(await findPaths(search, late, never)).toEqual({ paths: [["a", "r", "b"]], truncated: true });
  });

  it("says that nothing joins two, and around which end all was walked; not where a way may be too long", async () => {
    const alone = [{ id: "r", a: "a", b: "c" }];
    const chain = Array.from({ length: 9 }, (_unused, index): Edge => ({
      id: `r${index}`,
      a: `n${index}`,
      b: `n${index + 1}`,
    }));
    const find = (from: string, to: string, edges: readonly Edge[]) =>
      findPaths({ from, to, count: 3 }, expandOver(edges), never);
    expect((await find("a", "b", alone)).apart).toEqual({ end: "to", joined: 0 });
    expect((await find("a", "n3", [...alone, ...chain])).apart).toEqual({ end: "from", joined: 1 });
    expect(await find("n0", "n7", chain)).toEqual({ paths: [], truncated: false });
    expect((await find("n0", "n6", chain)).paths).toHaveLength(1);
    expect((await find("n0", "n6", chain)).apart).toBeUndefined();
  });

  it("ends in time in a graph with more walks than anybody can count", async () => {
    // Complete but for the end, which nothing reaches but through one entity at a distance of five.
    const names = Array.from({ length: 40 }, (_unused, index) => `n${index}`);
    const edges = names.flatMap((a, index) => names.slice(index + 1).map((b): Edge => ({ id: `${a}-${b}`, a, b })));
    let asked = 0;
    const { paths, truncated } = await findPaths(
      { from: "n0", to: "n39", count: 10_000_000 },
      expandOver(edges),
      () => ++asked > 50,
    );
    expect(truncated).toBe(true);
    expect(paths[0]).toEqual(["n0", "n0-n39", "n39"]);
  });
});

it("a long search lets others have their turn", async () => {
  // Everything that is joined with the end goes through the one beside it: many ways are walked, none is found but one.
  const crowd = Array.from({ length: 40 }, (_, index) => `c${index}`);
  const edges = [
    { id: "a", a: "from", b: "hub" },
    { id: "b", a: "hub", b: "to" },
    ...["hub", ...crowd].flatMap((a, at) => crowd.slice(at).map((b) => ({ id: `${a}-${b}`, a, b }))),
  ];
  let turns = 0;
  const over = new AbortController();
  const others = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      turns += 1;
    }
  };
  const waiting = others();
  const { paths } = await findPaths({ from: "from", to: "to", count: 2 }, expandOver(edges), never);
  const whileSearched = turns;
  over.abort();
  await waiting;
  expect(paths).toEqual([["from", "a", "hub", "b", "to"]]);
  expect(whileSearched).toBeGreaterThan(0);
});
