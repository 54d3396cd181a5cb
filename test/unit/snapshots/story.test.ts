// The steps of a story: what is taken, what is read back, how each is drawn and told.
import { describe, expect, it } from "vitest";
import type { SnapshotStep } from "#model";
import { STORY_LIMITS } from "#model";
import { parseKeptSnapshot, publishRequestSchema } from "#web/server/snapshots/snapshot-schema";
import { hashOfKept } from "#web/server/snapshots/snapshot-id";
import { parseSnapshot } from "#web/client/read/parse-snapshots";
import { SAMPLE_GRAPH, sampleSnapshot } from "#test/support/sample-snapshot";

const STEPS: readonly SnapshotStep[] = [
  { title: "The money", text: "Who pays.", highlight: ["r1", "arbor", "brightwell"], camera: { fit: "highlight" } },
  { title: "The alliance", text: "", highlight: ["evergreen"] },
  {
    title: "A corner",
    text: "Close by.",
    highlight: [],
    camera: { fit: "box", x: -20, y: 10.5, width: 200, height: 100 },
  },
];

const kept = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("a step", () => {
  const problemsOf = (steps: unknown) =>
    publishRequestSchema
      .safeParse({ title: "T", graph: SAMPLE_GRAPH, steps })
      .error?.issues.flatMap(({ path, code, ...issue }) =>
        code === "unrecognized_keys" && "keys" in issue
          ? issue.keys.map((key) => [...path, key].join("."))
          : path.join("."),
      )
      .toSorted();

  it("is taken with its camera, and read back as it was by server and client", () => {
    const taken = publishRequestSchema.parse({ title: "T", graph: SAMPLE_GRAPH, steps: STEPS });
    expect(taken.steps).toEqual(STEPS);
    const snapshot = sampleSnapshot({ steps: STEPS });
    expect(parseKeptSnapshot(kept(snapshot))).toEqual(snapshot);
    expect(parseSnapshot(kept(snapshot))).toEqual(snapshot);
  });

  it("is refused with every field that is wrong", () => {
    expect(
      problemsOf([
        { title: " ", text: "x".repeat(STORY_LIMITS.text + 1), highlight: [""] },
        { title: "T", camera: { fit: "box", x: 1, y: "2", width: 0, height: 5e6 }, hue: 1 },
        { title: "T", camera: { fit: "moon" } },
        { title: "T", camera: { fit: "highlight", x: 1 } },
      ]),
    ).toEqual([
      "steps.0.highlight.0",
      "steps.0.text",
      "steps.0.title",
      "steps.1.camera.height",
      "steps.1.camera.width",
      "steps.1.camera.y",
      "steps.1.hue",
      "steps.2.camera.fit",
      "steps.3.camera.x",
    ]);
    expect(problemsOf([{ title: "T", highlight: ["nobody"] }])).toEqual(["steps.0.highlight"]);
    expect(problemsOf([{ title: "T", camera: { fit: "highlight" } }])).toEqual(["steps.0.camera.fit"]);
    const many = Array.from({ length: STORY_LIMITS.steps + 1 }, () => ({ title: "T" }));
    expect(problemsOf(many)).toEqual(["steps"]);
  });

  it("of a file that is damaged or of another program costs no more than itself", () => {
    const strange = {
      ...sampleSnapshot(),
      steps: [...STEPS, { text: "no title" }, { title: "T", camera: { fit: "orbit" } }, 7],
    };
    const left = [...STEPS, { title: "T", text: "", highlight: [] }];
    expect(parseKeptSnapshot(kept(strange)).steps).toEqual(left);
    expect(parseSnapshot(kept(strange))?.steps).toEqual(left);
    expect(parseKeptSnapshot(kept({ ...sampleSnapshot(), steps: "all" })).steps).toBeUndefined();
  });

  it("without a camera keeps the id that it had before there were cameras", () => {
    // Written by the version of this program that had none.
    const old = sampleSnapshot({ steps: [{ title: "First", text: "Words", highlight: ["arbor"] }] });
    expect(old.id).toBe("d17za9d9t4jwmnk9");
    expect(hashOfKept(kept(old))).toBe(old.id);
    expect(parseKeptSnapshot(kept(old))).toEqual(old);
  });
});
