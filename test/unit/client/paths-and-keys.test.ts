// The search for paths as steps and as an address; keys as text.
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { fileStem } from "#web/client/panels/export/export-subject";
import { isKeystroke, keyCaps } from "#web/client/panels/palette/keystroke";
import { readPaths, writePaths } from "#web/client/state/paths/address";
import {
  askPaths,
  legsOf,
  openPaths,
  pathAt,
  pickEnd,
  pickNext,
  repeatedEnds,
  stepPaths,
} from "#web/client/state/paths/transitions";

describe("a search for paths", () => {
  it("has two ends at least, and is made two by two", () => {
    expect(openPaths([]).ends).toEqual(["", ""]);
    expect(openPaths(["a"]).ends).toEqual(["a", ""]);
    expect(legsOf(openPaths(["a", "b", "c"]))).toEqual([
      ["a", "b"],
      ["b", "c"],
    ]);
    expect(legsOf(openPaths(["a"]))).toEqual([]);
    expect(legsOf(openPaths(["a", "a"]))).toEqual([]);
    expect(openPaths(["a", "b", "c", "d", "e", "f"]).ends).toHaveLength(5);
  });

  it("is made between every pair where that is asked for, and nothing is searched twice", () => {
    const pairs = legsOf(openPaths(["a", "b", "c"], "pairs"));
    expect(pairs.map((leg) => leg.join(""))).toEqual(["ab", "ac", "bc"]);
    expect(legsOf(openPaths(["a", "b", "c", "d", "e"], "pairs"))).toHaveLength(10);
    expect(legsOf(openPaths(["a", "b", "a", "b"])).map((leg) => leg.join(""))).toEqual(["ab", "ba"]);
  });

  it("says which entity is picked twice", () => {
    expect(repeatedEnds(openPaths(["a", "a"]))).toEqual(["a"]);
    expect(repeatedEnds(openPaths(["a", "b", "a"]))).toEqual([]);
    expect(repeatedEnds(openPaths(["a", "b", "a"], "pairs"))).toEqual(["a"]);
    expect(repeatedEnds(openPaths([]))).toEqual([]);
  });

  it("takes an entity into the place that waits for one, else begins anew", () => {
    expect(pickNext(undefined, ["a"]).ends).toEqual(["a", ""]);
    expect(pickNext(openPaths(["a"]), ["b"]).ends).toEqual(["a", "b"]);
    expect(pickNext(openPaths(["a", "b"]), ["c"]).ends).toEqual(["c", ""]);
    expect(pickNext(openPaths(["a"]), ["b", "c", "d"])).toEqual(openPaths(["b", "c", "d"], "pairs"));
    expect(pickNext(openPaths(["a"]), []).ends).toEqual(["", ""]);
  });

  it("walks round and round, and forgets where it was when it is asked anew", () => {
    const first = stepPaths(openPaths(["a", "b"]), 1, 3);
    expect(first.at).toBe(0);
    expect(stepPaths(first, -1, 3).at).toBe(2);
    expect(stepPaths(openPaths(["a", "b"]), -1, 3).at).toBe(2);
    expect(stepPaths(first, 1, 0).at).toBeUndefined();
    const beyond = { ...first, at: 40 };
    expect(pathAt(beyond, 3)).toBeUndefined();
    expect(stepPaths(beyond, 1, 3).at).toBe(0);
    expect(stepPaths(beyond, -1, 3).at).toBe(2);
    expect(pickEnd(first, 1, "c")).toMatchObject({ ends: ["a", "c"], at: undefined });
    expect(askPaths(first, { count: 99 }).count).toBe(10);
  });

  const search = fc.record({
    ends: fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 5 }),
    joining: fc.constantFrom("chain", "pairs"),
    count: fc.integer({ min: 1, max: 10 }),
    families: fc.uniqueArray(fc.constantFrom("capital", "control", "place")).map((names) => names.toSorted()),
    types: fc.uniqueArray(fc.constantFrom("OWNS", "X Y")).map((names) => names.toSorted()),
    after: fc.constantFrom("", "2024", "2024-05"),
    before: fc.constantFrom("", "2025-09-30"),
    at: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  });
  property.prop([search])("comes back from its address", (paths) => {
    const query = new URLSearchParams(writePaths(paths).map(([name, value]) => [name, value]));
    expect(readPaths(new URLSearchParams(query.toString()))).toEqual(paths);
  });

  it("reads leniently", () => {
    expect(readPaths(new URLSearchParams("hide=Person"))).toBeUndefined();
    expect(readPaths(new URLSearchParams("path=a&pathk=x&pathafter=soon&pathat=-1"))).toEqual(openPaths(["a"]));
  });
});

describe("keys", () => {
  const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey" | "altKey", boolean>> = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...held,
  });
  it("are what is typed, and with a letter shift counts", () => {
    expect(isKeystroke(press("k", { ctrlKey: true }), "mod+k")).toBe(true);
    expect(isKeystroke(press("k", { metaKey: true }), "mod+k")).toBe(true);
    expect(isKeystroke(press("K", { ctrlKey: true, shiftKey: true }), "mod+k")).toBe(false);
    expect(isKeystroke(press("k"), "mod+k")).toBe(false);
    expect(isKeystroke(press("?", { shiftKey: true }), "?")).toBe(true);
    expect(isKeystroke(press("/", { ctrlKey: true }), "/")).toBe(false);
    expect(isKeystroke(press("Z", { ctrlKey: true, shiftKey: true }), "mod+shift+z")).toBe(true);
  });
  it("are said as on the keyboard at hand", () => {
    expect(keyCaps("mod+shift+z", false)).toEqual(["Ctrl", "Shift", "Z"]);
    expect(keyCaps("mod+k", true)).toEqual(["⌘", "K"]);
    expect(keyCaps("+", false)).toEqual(["+"]);
  });
});

it("a file is called after its title, whatever that is", () => {
  expect(fileStem("Who funds whom? (2025)")).toBe("powerlines-who-funds-whom-2025");
  expect(fileStem("../../etc/passwd")).toBe("powerlines-etc-passwd");
  expect(fileStem("株式会社")).toBe("powerlines-株式会社");
  expect(fileStem("…")).toBe("powerlines");
});
