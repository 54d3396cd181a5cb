// The steps of a story: what is taken, what is read back, how each is drawn and told.
import { shotOf, withNames } from "#view";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { SaxesParser } from "saxes";
import type { SnapshotStep } from "#model";
import { NO_NOTES, STORY_LIMITS, liftedBy } from "#model";
import { checkContent } from "#web/embed/page/build-content";
import { differenceInWords } from "#web/embed/page/difference";
import { drawFile, drawForPage } from "#web/embed/page/draw";
import { figureCode } from "#web/embed/page/embed-code";
import { linksOf } from "#web/embed/page/links";
import { stepAlt, storyClasses } from "#web/embed/page/story";
import { toPlainText } from "#web/embed/page/text-twin";
import { parseKeptSnapshot, publishRequestSchema } from "#web/server/snapshots/snapshot-schema";
import { hashOfKept } from "#web/server/snapshots/snapshot-id";
import { parseSnapshot } from "#web/client/read/parse-snapshots";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import { SAMPLE_GRAPH, sampleSnapshot } from "#test/support/sample-snapshot";

const MONEY = "microsoft-invested_in-openai";
const STEPS: readonly [SnapshotStep, SnapshotStep, SnapshotStep] = [
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

describe("a story", () => {
  const snapshot = sampleSnapshot({ steps: STEPS });
  const links = linksOf("https://powerlines.example", snapshot.id);
  const boxes = (values: readonly string[] | undefined) => values?.map((value) => value.split(" ").map(Number)) ?? [];

  it("lifts what a step names, with both ends of each line", () => {
    expect([...liftedBy({ highlight: ["r5", "arbor"] }, SAMPLE_GRAPH.relations)].toSorted()).toEqual([
      "arbor",
      "delta-grid",
      "halls",
      "r5",
    ]);
  });

  it("is one drawing whose marks know the steps that lift them", () => {
    const { css } = storyClasses(snapshot);
    const { wide } = drawForPage(snapshot);
    const classOf = (id: string) =>
      new RegExp(`class="(k\\d*)"[^>]*><g data-(?:relation|entity)="${id}"`).exec(wide)?.[1];
    expect(classOf("r5")).toBe("k");
    expect(classOf("r1")).toBe(classOf("arbor"));
    expect(classOf("evergreen")).not.toBe(classOf("arbor"));
    expect(css).toContain(`.s1{--q:0.25;--${classOf("arbor")}:1}`);
    expect(css).toContain(`.s2{--q:0.25;--${classOf("evergreen")}:1}`);
    // Nothing is lifted, so nothing is quieted.
    expect(css).not.toContain(".s3{");
    expect(drawForPage(sampleSnapshot()).wide).not.toContain('class="k');
  });

  it("looks closer at what is lifted or framed, inside of the picture and in its shape", () => {
    const { steps } = drawForPage(snapshot);
    for (const [form, width] of [
      ["wide", 640],
      ["narrow", 320],
    ] as const) {
      const [money, alliance, corner] = boxes(steps.map((step) => step[form]));
      expect(alliance?.slice(0, 3)).toEqual([0, 0, width]);
      // A narrow column has little beside them: nearly all of it is all of it.
      expect([money, corner].map((box) => isDeepStrictEqual(box, alliance))).toEqual(
        form === "narrow" ? [true, true] : [false, false],
      );
      for (const box of form === "narrow" ? [] : [money, corner]) {
        const [x = -1, y = -1, wide = 0, high = 0] = box ?? [];
        expect(wide).toBeLessThan(width);
        expect(wide / high).toBeCloseTo(width / (alliance?.[3] ?? 0), 1);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + wide).toBeLessThanOrEqual(width + 0.1);
      }
    }
    // A camera far off everything still shows a part of the picture.
    const far = sampleSnapshot({
      steps: [{ ...STEPS[0], camera: { fit: "box", x: 9e5, y: 9e5, width: 1, height: 1 } }],
    });
    const [x = 0, y = 0, wide = 0, high = 0] = boxes(drawForPage(far).steps.map((step) => step.wide))[0] ?? [];
    expect([x + wide, y + high].map(Math.round)).toEqual([640, 480]);
    expect(wide).toBeLessThan(400);
  });

  it("names in a narrow column the numbers that a closer look leaves without their key", () => {
    const steps = [
      { title: "Close", text: "", highlight: [MONEY], camera: { fit: "highlight" as const } },
      { title: "All", text: "", highlight: [MONEY] },
    ];
    const { narrow, steps: shown } = drawForPage(sampleSnapshot({ graph: AIP_GRAPH, positions: AIP_POSITIONS, steps }));
    const [close, all] = shown;
    expect(all?.key).toEqual([]);
    const [x = 0, y = 0, width = 0, height = 0] = (close?.narrow ?? "").split(" ").map(Number);
    // Every number whose whole text is in the part that is seen is told.
    const seen = [...narrow.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*anchor="middle"[^>]*>(\d+)<\/text>/g)].filter(
      ([, left, top]) =>
        Number(left) > x && Number(left) < x + width && Number(top) > y + 20 && Number(top) < y + height,
    );
    expect(seen.length).toBeGreaterThan(1);
    const told = new Map(close?.key.map(({ number, name }) => [String(number), name]));
    for (const [, , , number = ""] of seen) expect(told.get(number), number).toBeDefined();
    expect(AIP_GRAPH.entities.map(({ name }) => name)).toEqual(expect.arrayContaining([...told.values()]));
  });

  it("is a little larger than asked for where names are cut otherwise, and all of it where that is nearly all", () => {
    const whole = { left: 0, top: 0, right: 600, bottom: 400 };
    const wanted = { left: 200, top: 100, right: 400, bottom: 200 };
    const name = { left: 130, top: 150, right: 230, bottom: 170 };
    expect(shotOf(wanted, whole)).toEqual({ left: 150, top: 50, right: 450, bottom: 250 });
    const named = withNames(wanted, whole, () => [name]);
    expect(named.left).toBeLessThanOrEqual(name.left);
    expect(named.right).toBeGreaterThanOrEqual(wanted.right);
    expect(named.right - named.left).toBeLessThan(480);
    expect(withNames(wanted, whole, () => [{ ...name, left: 0, right: 590 }])).toEqual(whole);
  });

  it("is told step by step: in words, in the text, in a file's description", () => {
    expect(stepAlt(snapshot, 0)).toBe(
      "Step 1 of 3: The money. Highlighted: Arbor Capital invested in Brightwell AI: $13B approx., disbursed.",
    );
    expect(stepAlt(snapshot, 1)).toBe("Step 2 of 3: The alliance. Highlighted: Evergreen Compute Alliance.");
    expect(stepAlt(snapshot, 2)).toBe("Step 3 of 3: A corner. A part of the picture.");
    const text = toPlainText(snapshot, NO_NOTES, links);
    expect(text).toContain("Step 1 of 3: The money\nWho pays.\nHighlighted: Arbor Capital invested in");
    const whole = drawFile(snapshot, links.page);
    const file = drawFile(snapshot, links.page, { step: 0 });
    expect(file).toContain("<desc>Step 1 of 3: The money.");
    expect(file).toContain('opacity="0.25"');
    expect(whole).not.toContain('opacity="0.25"');
    expect(new SaxesParser().write(file).close()).toBeDefined();
  });

  it("is in the figure's code as a list of pictures, and in the difference between versions", () => {
    const code = figureCode(snapshot, links);
    expect(code.match(/<li>/g)).toHaveLength(3);
    expect(code).toContain(`src="${links.page}.svg?step=2" alt="Step 2 of 3: The alliance.`);
    expect(figureCode(sampleSnapshot(), links)).not.toContain("<ol");
    const [first, ...rest] = STEPS;
    const changed = sampleSnapshot({ steps: [{ ...first, title: "Money" }, ...rest] });
    expect(differenceInWords(snapshot, changed)).toEqual(["Title of step 1 “The money” is now “Money”."]);
    expect(differenceInWords(sampleSnapshot(), snapshot)).toEqual(["A story was added, in 3 steps."]);
    expect(differenceInWords(snapshot, sampleSnapshot())).toEqual(["The story was removed."]);
    expect(differenceInWords(snapshot, sampleSnapshot({ steps: rest }))).toEqual([
      "The story has 2 steps instead of 3.",
    ]);
  });

  it("is checked: what a step leaves out of sight, and steps without words", () => {
    const lost = { ...STEPS[0], camera: { fit: "box", x: 300, y: 250, width: 100, height: 60 } } as const;
    const found = checkContent(sampleSnapshot({ steps: [lost, ...STEPS.slice(1)] }));
    expect(found.find(({ code }) => code === "step-outside")).toMatchObject({
      message: "Step 1 highlights 2 entities that it does not bring into sight.",
      ids: ["arbor", "brightwell"],
    });
    expect(found.find(({ code }) => code === "step-without-text")?.message).toBe("Step 2 has a title and no text.");
    expect(checkContent(sampleSnapshot()).some(({ code }) => code.startsWith("step"))).toBe(false);
  });
});
