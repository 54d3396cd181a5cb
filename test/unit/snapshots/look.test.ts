// What was on the canvas beside the facts, in a published picture: drawn, said in words, checked, refused, kept.
import { expect, it } from "vitest";
import type { SnapshotLook } from "#model";
import { contrast, drawnColours, sceneOf } from "#view";
import { differenceInWords } from "#web/embed/page/difference";
import { drawFile, drawForPage } from "#web/embed/page/draw";
import { checkContent } from "#web/embed/page/build-content";
import { buildEmbedPage } from "#web/embed/page/embed-page";
import { linksOf } from "#web/embed/page/links";
import { toPlainText } from "#web/embed/page/text-twin";
import { NO_NOTES } from "#model";
import { parseLook } from "#web/client/read/parse-look";
import { hashOfKept } from "#web/server/snapshots/snapshot-id";
import { parseKeptSnapshot, publishRequestSchema } from "#web/server/snapshots/snapshot-schema";
import { SAMPLE_GRAPH, sampleSnapshot } from "#test/support/sample-snapshot";

const LOOK: SnapshotLook = {
  sizeBy: { measure: "pagerank", values: { arbor: 5, evergreen: 40, halls: 20.5 } },
  colourBy: {
    measure: "community",
    values: { arbor: "Around Arbor", brightwell: "Around Arbor", halls: "Around halls" },
  },
  grouping: { by: "country", groups: [{ name: "Norway", members: ["arbor", "brightwell", "corvid"] }] },
  time: {
    basis: "announced",
    range: { from: "2024-01-01", to: "2025-03-14" },
    marks: { r6: "possible", r3: "undated" },
  },
  filters: ["Kind: without Country"],
};
const snapshot = sampleSnapshot({ look: LOOK });
const links = linksOf("https://powerlines.example", snapshot.id);

const sizeOfNode = (svg: string, id: string) =>
  Number(/ r="([\d.]+)"/.exec(svg.split(`data-entity="${id}"`)[1] ?? "")?.[1] ?? Number.NaN);

it("areas, sizes, colours and time are drawn, and their legend says what they stand for", () => {
  const plain = drawFile(sampleSnapshot(), links.page);
  const svg = drawFile(snapshot, links.page);
  for (const words of [
    "Norway</text>",
    "Size: PageRank:",
    "40 %",
    "Colour: community:",
    "Around Arbor",
    "perhaps in that time",
    "undated</text>",
  ]) {
    expect(svg).toContain(words);
    expect(plain).not.toContain(words);
  }
  // One picture for both grounds: the areas and the sizes are the same on either.
  expect(svg).toContain("prefers-color-scheme:dark");
  expect(sizeOfNode(svg, "corvid")).toBeLessThan(sizeOfNode(plain, "corvid"));
});

it("a shape and a colour that were chosen for another graph's labels are the picture's", () => {
  const graph = {
    ...SAMPLE_GRAPH,
    entities: SAMPLE_GRAPH.entities.map((entity) => ({
      ...entity,
      kind: entity.kind === "Person" ? "Movie" : entity.kind,
    })),
  };
  const styling = { kinds: { Movie: { colour: "wine", shape: "octagon" } }, types: {} } as const;
  const drawn = drawForPage(sampleSnapshot({ graph, look: { styling } })).wide;
  expect(drawn.split('data-entity="corvid"')[1]).toMatch(/^[^]*?<path[^>]*fill="#882255"/);
});

it("page, text and the note of a new version say which filters and time were on", () => {
  const page = buildEmbedPage({ snapshot, notes: NO_NOTES, links, drawings: drawForPage(snapshot), script: "" });
  const words = "Kind: without Country; Time: announced 1 January 2024 to 14 March 2025, undated relations kept";
  expect(page).toContain(`Shown: ${words}.`);
  expect(page).toContain("pointed at by those who are pointed at. An arrow may be an investment or a lawsuit");
  expect(toPlainText(snapshot, NO_NOTES, links)).toContain("Kind: without Country");
  expect(differenceInWords(sampleSnapshot(), snapshot)).toEqual([
    `Filters and time added: “${words}”.`,
    "What size, colour and areas say added: “Size: PageRank; Colour: community; Areas: country”.",
  ]);
});

it("every mark is seen as it is drawn: a line that steps back too, on both grounds", () => {
  for (const scheme of ["light", "dark"] as const)
    for (const { colours, atLeast, ids } of drawnColours(sceneOf(SAMPLE_GRAPH, {}, scheme, LOOK)))
      expect([ids, contrast(...colours) >= atLeast]).toEqual([ids, true]);
  expect(checkContent(snapshot).map(({ code }) => code)).not.toContain("contrast");
});

it("a look is refused where it names a stranger, a measure or a colour that there is not, all at once", () => {
  const refused = (look: object) =>
    publishRequestSchema
      .safeParse({ title: "T", graph: SAMPLE_GRAPH, look })
      .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  expect(refused(LOOK)).toBeUndefined();
  expect(
    refused({
      sizeBy: { measure: "pagerank", values: { nobody: 1 } },
      grouping: { by: "kind", groups: [{ name: "G", members: ["arbor", "stranger"] }] },
      time: { basis: "true", marks: { r99: "undated" } },
    }),
  ).toEqual([
    "look.sizeBy.values: nobody is not among the entities",
    "look.grouping.groups.0.members: stranger is not among the entities",
    "look.time.marks: r99 is not among the relations",
  ]);
  for (const look of [
    { colourBy: { measure: "fame", values: {} } },
    { styling: { kinds: { Movie: { colour: "#FF0000" } }, types: {} } },
    { time: { basis: "true", range: { from: "2025-01-01", to: "2024-01-01" } } },
    { time: { basis: "true", range: { from: "2023-13-01", to: "2024-01-01" } } },
    { halo: true },
  ])
    expect(refused(look)).toHaveLength(1);
});

it("what was kept is read back whole; a part of it that cannot be understood is left out, the rest stays", () => {
  expect(parseKeptSnapshot(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot);
  expect(parseLook(JSON.parse(JSON.stringify(LOOK)))).toEqual(LOOK);
  const later = { ...snapshot, look: { ...LOOK, sizeBy: { measure: "fame", values: {} }, halo: 1 } };
  const { sizeBy: _, ...rest } = LOOK;
  expect(parseKeptSnapshot(later).look).toEqual(rest);
  expect(parseLook(later.look)).toEqual(rest);
  expect(parseKeptSnapshot({ ...snapshot, look: "none" })).not.toHaveProperty("look");
  expect(parseLook({ time: { basis: "never" }, filters: [1] })).toBeUndefined();
});

it("a picture without a look has the id it always had", () => {
  expect(sampleSnapshot().id).toBe("hemx70t9df8j8261");
  expect(hashOfKept(sampleSnapshot())).toBe("hemx70t9df8j8261");
  expect(snapshot.id).not.toBe("hemx70t9df8j8261");
});
