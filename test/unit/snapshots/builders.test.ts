// What is made of a snapshot: words, citations, embed code, oEmbed, differences, tables, pictures.
import { parse } from "csv-parse/sync";
import { Resvg } from "@resvg/resvg-js";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { RELATION_COLUMNS, relationsToCsv, toCsv } from "#formats";
import { ASPECTS, DEFAULT_VIEW, NO_NOTES, keysOf } from "#model";
import type { Aspect, Snapshot, SnapshotContent, SnapshotGraph } from "#model";
import { altText } from "#view";
import { anchorOf } from "#web/embed/page/anchors";
import { citationText, toBibTex, toCslJson } from "#web/embed/page/citation";
import { differenceInWords } from "#web/embed/page/difference";
import { drawFile, drawForPage, drawForPng, measureForCheck } from "#web/embed/page/draw";
import { figureCode, frameCode, frameSize } from "#web/embed/page/embed-code";
import { buildEmbedPage } from "#web/embed/page/embed-page";
import { followScheme } from "#web/embed/page/follow-scheme";
import { linksOf } from "#web/embed/page/links";
import { CARD } from "#web/embed/page/picture-size";
import { buildSnapshotPage } from "#web/embed/page/snapshot-page";
import { toPlainText, twinOf } from "#web/embed/page/text-twin";
import { citedSources, describingSources, footerWords } from "#web/embed/page/words";
import { heightMessages, readHeight } from "#web/embed/height-messages";
import type { Bounds } from "#web/server/snapshots/oembed";
import { buildOEmbed, idInAddress, toOEmbedXml } from "#web/server/snapshots/oembed";
import { publishAccess } from "#web/server/snapshots/publish-access";
import { buildSnapshot } from "#web/server/snapshots/publish-snapshot";
import { renderPng } from "#web/server/snapshots/render-png";
import { publishRequestSchema } from "#web/server/snapshots/snapshot-schema";
import { SAMPLE_GRAPH, sampleSnapshot } from "#test/support/sample-snapshot";

const ORIGIN = "https://powerlines.example";
const snapshot = sampleSnapshot();
const links = linksOf(ORIGIN, snapshot.id);
const relation = (id: string) => SAMPLE_GRAPH.relations.filter((one) => one.id === id);

describe("words", () => {
  it("say every relation with its source", () => {
    const twin = twinOf(snapshot);
    expect(twin).toHaveLength(SAMPLE_GRAPH.relations.length);
    expect(twin[0]).toMatchObject({
      sentence: "Arbor Capital invested in Brightwell AI: $13B approx., disbursed.",
      sources: "Who builds the halls, undated (paragraph 2, sentence 1)",
    });
    expect(twin[3]?.sources).toContain(
      "disputed by Evergreen names its members, Evergreen Compute Alliance, 14 March 2025",
    );
  });

  it("count, list and cite the same sources: those of the lines, and apart from them those of the entities", () => {
    const [release, report] = SAMPLE_GRAPH.sources;
    const [first, ...others] = SAMPLE_GRAPH.entities;
    if (release === undefined || report === undefined || first === undefined) throw new Error("the sample has changed");
    const note = { id: "note", title: "What everybody knows", properties: { id: "note", sourceType: "editorial" } };
    const evidence = ["report", "note", "again"].map((source) => ({
      source,
      locator: "P1",
      stance: "supports" as const,
    }));
    const graph = {
      ...SAMPLE_GRAPH,
      entities: [{ ...first, evidence }, ...others],
      // The same note of two curators.
      sources: [release, report, note, { ...note, id: "again" }],
    };
    const described = sampleSnapshot({ graph });
    const titles = (sources: SnapshotGraph["sources"]) => sources.map(({ title }) => title);
    expect(titles(citedSources(described))).toEqual([release.title, report.title]);
    expect(footerWords(described)).toMatch(/^2 sources · /);
    expect(figureCode(described, links)).toContain("2 sources:");
    expect(toPlainText(described, NO_NOTES, links)).not.toContain(note.title);
    expect(titles(describingSources(described))).toEqual([note.title]);
    const page = (shown: Snapshot) =>
      buildSnapshotPage(
        { snapshot: shown, notes: NO_NOTES, links, drawings: drawForPage(shown), script: "" },
        "served",
      );
    const opened = page(described);
    expect(opened).toMatch(
      /What is said here rests on[^]*What everybody knows[^]*Only for what is said of the entities/,
    );
    // Where no entity may be opened, nothing cites it.
    const shut = sampleSnapshot({ graph, view: { ...DEFAULT_VIEW, clickable: "relations" } });
    expect(page(shut)).not.toContain(note.title);
    // A picture of entities alone rests on what is said of them.
    expect(titles(citedSources({ graph: { ...graph, relations: [] } }))).toEqual([report.title, note.title]);
  });

  it("are a text of its own, with what changed at its head", () => {
    const text = toPlainText(
      snapshot,
      { ...NO_NOTES, withdrawn: { date: "2026-03-01T00:00:00Z", reason: "The amount\nwas wrong" } },
      links,
    );
    expect(text).toContain("WITHDRAWN 1 March 2026: The amount was wrong");
    expect(text).toContain("As of 14 March 2025");
    expect(text).toContain("Inferred, Reported. Source:");
    expect(text).toContain(links.page);
  });

  it("say what a newer version says differently", () => {
    const [r1] = relation("r1");
    const [r2] = relation("r2");
    if (r1 === undefined || r2 === undefined) throw new Error("the sample has changed");
    const after = sampleSnapshot({
      title: "Another title",
      graph: {
        ...SAMPLE_GRAPH,
        relations: [
          { ...r1, properties: { ...r1.properties, amount: 12_000_000_000 } },
          { ...r2, evidence: r2.evidence.slice(0, 1) },
          ...SAMPLE_GRAPH.relations.filter(({ id }) => !["r1", "r2", "r3"].includes(id)),
        ],
      },
    });
    expect(differenceInWords(snapshot, after)).toEqual([
      "Title “Arbor funds Brightwell, and builds with it” is now “Another title”.",
      "Removed: Ada Corvid is CEO of Brightwell AI.",
      "Changed: “Arbor Capital invested in Brightwell AI: $13B approx., disbursed” is now “Arbor Capital invested in Brightwell AI: $12B approx., disbursed”.",
      "The evidence for “Arbor Capital launched Evergreen Compute Alliance” changed.",
    ]);
    expect(differenceInWords(snapshot, { ...snapshot, positions: {} })).toEqual([]);
  });

  const WITHOUT_R7 = { ...SAMPLE_GRAPH, relations: SAMPLE_GRAPH.relations.filter(({ id }) => id !== "r7") };
  const STEP = { title: "First", text: "Who is who", highlight: ["arbor"] };
  it.each<[string, Partial<SnapshotContent>, Partial<SnapshotContent>, readonly string[]]>([
    ["a byline", {}, { byline: "B. Writer" }, ["Byline “A. Reporter” is now “B. Writer”."]],
    ["a credit", { credit: "Desk" }, {}, ["Credit “Desk” is now “Graphics desk”."]],
    ["alt text", {}, { alt: "My own words of it" }, [`Alt text “${snapshot.alt}” is now “My own words of it”.`]],
    [
      "alt text that is written from the graph",
      { alt: altText(SAMPLE_GRAPH) },
      { alt: altText(WITHOUT_R7), graph: WITHOUT_R7 },
      ["Removed: Brightwell AI is a member of Evergreen Compute Alliance."],
    ],
    [
      "what is clickable",
      {},
      { view: { ...DEFAULT_VIEW, clickable: "none" } },
      ["Readers can open: nothing, before every entity and relation."],
    ],
    [
      "colours and shape",
      {},
      { view: { ...DEFAULT_VIEW, scheme: "dark", aspect: "1:1" } },
      ["Colours: always dark, before the reader’s own, light or dark.", "Shape, width to height: 1:1, before 4:3."],
    ],
    ["sizes", {}, { look: { sizeBy: "same" } }, ["What size, colour and areas say added: “Size: all alike”."]],
    ["a story", {}, { steps: [STEP] }, ["A story was added, in 1 step."]],
    [
      "a step",
      { steps: [STEP] },
      { steps: [{ title: "One", text: "Who", highlight: ["arbor"], camera: { fit: "highlight" } }] },
      ["Title of step 1 “First” is now “One”.", "Step 1 of the story changed: its text, what comes into sight."],
    ],
  ])("say that %s changed", (_what, before, after, words) => {
    expect(differenceInWords(sampleSnapshot(before), sampleSnapshot(after))).toEqual(words);
  });
});

describe("citations", () => {
  it("name who, what, when, as of when and where", () => {
    expect(citationText(snapshot, links)).toBe(
      `A. Reporter. “Arbor funds Brightwell, and builds with it”. Powerlines, 2 January 2026. As of 14 March 2025. ${links.page}`,
    );
    expect(JSON.parse(toCslJson(snapshot, links))).toMatchObject([
      { issued: { "date-parts": [[2026, 1, 2]] }, URL: links.page },
    ]);
  });

  it("escape what BibTeX would run", () => {
    const bib = toBibTex(sampleSnapshot({ title: "100% of $5 \\input{x} & a_b #1 {" }), links);
    expect(bib).toContain("title = {{100\\% of \\$5 \\textbackslash{}input\\{x\\} \\& a\\_b \\#1 \\{}}");
  });
});

describe("embed code", () => {
  const rich = buildOEmbed(snapshot, links, {});

  it("is a linked picture with words, an optional script, and a frame without rights", () => {
    const figure = figureCode(snapshot, links);
    expect(figure).toContain(
      `<a href="${links.page}" style="grid-area:1/1"><picture><source srcset="${links.narrow}" media="(max-width: 479px)"`,
    );
    expect(figure).toContain(`<img src="${links.files.svg}" alt="${snapshot.alt}" width="640" height="480"`);
    const drawn = /viewBox="0 0 (\d+) (\d+)"/.exec(drawFile(snapshot, links.page, { form: "narrow" }));
    expect(figure).toContain(`width="${drawn?.[1]}" height="${drawn?.[2]}"`);
    expect(figure).toContain("2 sources");
    expect(figure).toContain(`<script async src="${ORIGIN}/embed.js" style="display:block;`);
    expect(frameCode(snapshot, links)).toMatch(
      /^<div style="[^"]+"><iframe src="[^"]+" title="[^"]+" .*sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"><\/iframe><\/div>$/,
    );
  });

  it("answers oEmbed as its specification asks", () => {
    expect(rich).toMatchObject({
      version: "1.0",
      type: "rich",
      ...frameSize(snapshot),
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
    expect(rich["html"]).toContain("<iframe");
  });

  it.each<[Bounds, number, number | undefined]>([
    [{ maxwidth: 320 }, 320, undefined],
    [{ maxwidth: 700, maxheight: 500 }, 700, 640],
    [{ maxwidth: 1, maxheight: 1 }, 1, undefined],
    [{ maxwidth: 100_000 }, 1000, 1200],
  ])("keeps to the bounds %j", (bounds, width, thumbnail) => {
    const answer = buildOEmbed(snapshot, links, bounds);
    expect(answer["width"]).toBe(width);
    expect(Number(answer["height"])).toBeLessThanOrEqual(bounds.maxheight ?? Infinity);
    expect(answer["html"]).toContain(`width="${width}"`);
    expect(answer["thumbnail_width"]).toBe(thumbnail);
    expect("thumbnail_url" in answer).toBe(thumbnail !== undefined);
  });

  it("is valid XML with the frame as text", () => {
    const texts: string[] = [];
    const parser = new SaxesParser();
    parser.on("text", (text) => texts.push(text));
    parser.write(toOEmbedXml(rich)).close();
    expect(texts).toContain(rich["html"]);
  });

  it("knows its own addresses and no other", () => {
    for (const path of [
      `/s/${snapshot.id}`,
      `/s/${snapshot.id}.svg`,
      `/embed/${snapshot.id}`,
      `/s/${snapshot.id}?x=1#y`,
    ])
      expect(idInAddress(ORIGIN + path, ORIGIN)).toBe(snapshot.id);
    for (const address of [
      `http://powerlines.example/s/${snapshot.id}`,
      `https://powerlines.example:444/s/${snapshot.id}`,
      `https://evil.example/s/${snapshot.id}`,
      `https://powerlines.example@evil.example/s/${snapshot.id}`,
      `https://user@powerlines.example/s/${snapshot.id}`,
      `https://powerlines.example.evil.example/s/${snapshot.id}`,
      `${ORIGIN}/x/../s/..%2f${snapshot.id}`,
      `${ORIGIN}/s/${snapshot.id}/x`,
      `javascript:alert(1)//${ORIGIN}/s/${snapshot.id}`,
      `//powerlines.example/s/${snapshot.id}`,
      "not an address",
      "",
    ])
      expect(idInAddress(address, ORIGIN)).toBeUndefined();
  });
});

describe("height messages", () => {
  it("have three forms, and the own one is read with care", () => {
    const [own, amp, resize] = heightMessages(640, "https://powerlines.example/embed/x");
    expect(amp).toEqual({ sentinel: "amp", type: "embed-size", height: 640 });
    expect(JSON.parse(String(resize))).toEqual({
      src: "https://powerlines.example/embed/x",
      context: "iframe.resize",
      height: 640,
    });
    expect(readHeight(own)).toBe(640);
    const type = "powerlines:height";
    expect([1e9, -5, 0.4].map((height) => readHeight({ type, height }))).toEqual([6000, 80, 80]);
    for (const data of [
      null,
      "640",
      640,
      [],
      { type },
      { type, height: "640" },
      { type, height: Number.NaN },
      { type, height: Infinity },
      { type: "x", height: 1 },
    ])
      expect(readHeight(data)).toBeUndefined();
  });
});

describe("tables", () => {
  it("have a row for each piece of evidence", () => {
    const rows: string[][] = parse(relationsToCsv(SAMPLE_GRAPH), { relax_column_count: false });
    expect(rows[0]).toEqual(RELATION_COLUMNS);
    expect(rows).toHaveLength(1 + SAMPLE_GRAPH.relations.flatMap((one) => one.evidence).length);
    const invested = Object.fromEntries((rows[0] ?? []).map((name, column) => [name, rows[1]?.[column]]));
    expect(invested).toMatchObject({
      from: "Arbor Capital",
      amount: "13000000000",
      money_status: "disbursed",
      locator: "P2 S1",
    });
    const graph = { ...SAMPLE_GRAPH, relations: relation("r4") };
    const speakers = (said: SnapshotGraph) => parse(relationsToCsv(said), { columns: true });
    expect(speakers(graph)[0]).toMatchObject({ attributed_to: "report", attributed_to_name: "Who builds the halls" });
    const elsewhere = { ...graph, sources: graph.sources.slice(0, 1), names: { report: "The report" } };
    expect(speakers(elsewhere)[0]).toMatchObject({ attributed_to: "report", attributed_to_name: "The report" });
  });

  it("run nothing in a spreadsheet, and keep numbers numbers", () => {
    const csv = toCsv(["a"], [["=1+1"], ["+1"], ["-1"], ["@x"], ["\t=1"], ["\r=1"], [-1], ['="a","b"'], ["plain"]]);
    const cells: string[][] = parse(csv);
    expect(cells.flat()).toEqual(["a", "'=1+1", "'+1", "'-1", "'@x", "'\t=1", "'\r=1", "-1", '\'="a","b"', "plain"]);
  });
});

describe("pictures", () => {
  const png = async (size: { width: number; height: number }, scale: number) => {
    const bytes = await renderPng(drawForPng(snapshot, links.page, size), scale);
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), bytes };
  };

  it("are as large as they say: once, twice, and for link previews", async () => {
    expect(await png({ width: 640, height: 480 }, 1)).toMatchObject({ width: 640, height: 480 });
    expect(await png({ width: 640, height: 480 }, 2)).toMatchObject({ width: 1280, height: 960 });
    expect(await png(CARD.drawn, CARD.scale)).toMatchObject({ width: 1200, height: 630 });
  });

  it("have letters: with its texts taken out, the picture is another", async () => {
    const svg = drawForPng(snapshot, links.page, { width: 640, height: 480 });
    const without = svg.replaceAll(/<text.*?<\/text>/g, "");
    expect((await renderPng(svg, 1)).equals(await renderPng(without, 1))).toBe(false);
    expect(new Resvg(svg).width).toBe(640);
    const thin = svg.replaceAll(/ font-weight="\d+"/g, "");
    expect((await renderPng(svg, 1)).equals(await renderPng(thin, 1))).toBe(false);
  });

  it("follow the reader's scheme, one colour that is two on dark among them", () => {
    const light = '<svg><desc>d</desc><a fill="#FFFFFF"/><b fill="#FFFFFF" stroke="#111111"/><c fill="#FFFFFF"/></svg>';
    const dark = '<svg><desc>d</desc><a fill="#000000"/><b fill="#222222" stroke="#111111"/><c fill="#000000"/></svg>';
    expect(followScheme(light, dark)).toBe(
      '<svg><desc>d</desc><style>@media screen and (prefers-color-scheme:dark){[fill="#FFFFFF"]{fill:#000000}[fill="#FFFFFF"][data-fill="1"]{fill:#222222}}</style><a fill="#FFFFFF"/><b fill="#FFFFFF" data-fill="1" stroke="#111111"/><c fill="#FFFFFF"/></svg>',
    );
    expect(followScheme(light, dark.replace("<c", "<e"))).toBe(light);
    expect(drawFile(snapshot, links.page)).toContain("prefers-color-scheme:dark");
    const published = (scheme: "light" | "dark") =>
      drawFile(sampleSnapshot({ view: { ...snapshot.view, scheme } }), links.page);
    expect(published("light")).not.toContain("<style");
    // Paper is light, also under a picture that was published dark.
    expect(published("dark")).toMatch(/<style>@media print\{.*\[fill="#15171B"\]\{fill:#FCFBF8\}/);
  });

  it("are measured for the check at 320 and 600 px, with the shape that names most, once for the same drawing", () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...SAMPLE_GRAPH.entities[0],
      id: `e${index}`,
      kind: "Company",
      name: `A firm with a long name ${index}`,
      labels: ["Company"],
      properties: {},
      evidence: [],
    }));
    const positions = Object.fromEntries(many.map(({ id }, index) => [id, [(index % 3) * 90, index * 30] as const]));
    const crowd = sampleSnapshot({ graph: { entities: many, relations: [], sources: [] }, positions });
    const wide = { ...crowd, view: { ...DEFAULT_VIEW, aspect: "16:9" as const } };
    const { hiddenWide } = measureForCheck(wide);
    const left = (aspect: Aspect) => measureForCheck({ ...crowd, view: { ...DEFAULT_VIEW, aspect } }).hiddenWide;
    const inEach = keysOf(ASPECTS).map((aspect) => left(aspect)?.ids.length ?? 0);
    expect(hiddenWide?.better).toEqual({ shape: "1:1", hidden: Math.min(...inEach) });
    expect(hiddenWide?.ids.length).toBeGreaterThan(Math.min(...inEach));
    expect(left("1:1")).not.toHaveProperty("better");
    const retitled: Snapshot = { ...wide, title: "Another" };
    const again = measureForCheck(retitled);
    expect(measureForCheck(wide)).toBe(again);
    expect(measureForCheck(crowd)).not.toBe(again);
  });

  it("say that currencies are not to be compared, where more than one is drawn, in the narrowest column too", () => {
    const [r1, ...others] = SAMPLE_GRAPH.relations;
    if (r1 === undefined) throw new Error("the sample has changed");
    const yen = { ...r1, properties: { ...r1.properties, currency: "JPY" } };
    const mixed = sampleSnapshot({ graph: { ...SAMPLE_GRAPH, relations: [yen, ...others] } });
    const WORDS = "each currency on its own scale";
    const drawn = (shown: Snapshot) => [
      drawFile(shown, links.page),
      drawFile(shown, links.page, { form: "narrow" }),
      drawForPng(shown, links.page, CARD.drawn),
      drawForPage(shown).wide,
      drawForPage(shown).narrow,
    ];
    expect(drawn(mixed).map((svg) => svg.includes(WORDS))).toEqual([true, true, true, true, true]);
    expect(drawn(snapshot).filter((svg) => svg.includes(WORDS))).toEqual([]);
  });

  it("have title, caption and byline in their own direction", () => {
    const hebrew = sampleSnapshot({ title: "שלום: OpenAI מי?", byline: "דנה לוי", caption: "Who funds whom" });
    const svg = drawFile(hebrew, links.page);
    expect(svg).toMatch(/<text x="618"[^>]*text-anchor="end"[^>]*>\u2067שלום: OpenAI מי\?\u2069</);
    expect(svg).toMatch(/<text x="22"[^>]*>Who funds whom</);
    expect(footerWords(hebrew)).toContain("By \u2068דנה לוי\u2069 · ");
    const published = { snapshot: hebrew, notes: NO_NOTES, links, drawings: drawForPage(hebrew), script: "" };
    for (const page of [buildSnapshotPage(published, "served"), buildEmbedPage(published)])
      expect(page).toMatch(/<h1 dir="auto">[^]*class="deck" dir="auto"/);
  });

  it("lead to the receipts of what may be opened, and to nothing else", () => {
    const clicks = (clickable: "all" | "relations" | "none") =>
      [
        ...drawFile(sampleSnapshot({ view: { ...snapshot.view, clickable } }), links.page).matchAll(
          /<a href="([^"]+)"/g,
        ),
      ].length;
    const { entities, relations } = SAMPLE_GRAPH;
    expect([clicks("all"), clicks("relations"), clicks("none")]).toEqual([
      entities.length + relations.length,
      relations.length,
      0,
    ]);
  });

  it("have anchors that no two ids share", () => {
    const ids = ["a b", "a_b", "a_0020b", "a-b", "ä", "", "_", "__", "𝒳", "\u0000"];
    expect(new Set(ids.map((id) => anchorOf("relation", id))).size).toBe(ids.length);
    for (const id of ids) expect(anchorOf("entity", id)).toMatch(/^e-[A-Za-z0-9_-]*$/);
  });
});

describe("publishing", () => {
  const surroundings = { now: "2026-01-01T00:00:00.000Z", dataVersion: "v1", reviewedDate: "2025-12-01" };
  const request = (more: object = {}) => publishRequestSchema.parse({ title: "T", graph: SAMPLE_GRAPH, ...more });

  it("makes what is absent, the same each time", () => {
    const made = buildSnapshot(request(), surroundings);
    expect(made).toEqual(buildSnapshot(request(), surroundings));
    expect(Object.keys(made.positions)).toEqual(SAMPLE_GRAPH.entities.map(({ id }) => id));
    expect(made.alt).toContain("6 entities and 7 relations");
    expect(made.asOf).toEqual({ date: "2025-03-14", from: "sources" });
    expect(made.publishCheck.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["disputed", "inferred", "living-person", "interested-source"]),
    );
    expect(buildSnapshot(request(), { ...surroundings, now: "2027-01-01T00:00:00.000Z" }).id).toBe(made.id);
    expect(buildSnapshot(request({ title: "U" }), surroundings).id).not.toBe(made.id);
  });

  it("says a review's date where no source has one", () => {
    const undated = { ...SAMPLE_GRAPH, sources: SAMPLE_GRAPH.sources.map((source) => ({ ...source, properties: {} })) };
    expect(buildSnapshot(request({ graph: undated }), surroundings).asOf).toEqual({
      date: "2025-12-01",
      from: "review",
    });
  });

  it("refuses unknown fields and references to nothing, all at once", () => {
    const { relations } = SAMPLE_GRAPH;
    const fields = (body: object) =>
      publishRequestSchema.safeParse(body).error?.issues.map((issue) => `${issue.path.join(".")} ${issue.code}`);
    expect(fields({ titel: "x", graph: { ...SAMPLE_GRAPH, nodes: [] }, replaces: "nonsense" })).toEqual([
      "title invalid_type",
      "graph unrecognized_keys",
      "replaces custom",
      " unrecognized_keys",
    ]);
    const broken = {
      title: "T",
      graph: { ...SAMPLE_GRAPH, sources: [], relations: [...relations, { ...relations[0], target: "nobody" }] },
      positions: { ghost: [0, 0] },
    };
    const said = fields(broken)?.join("\n");
    for (const place of [
      "graph.relations.7.id",
      "graph.relations.7.target",
      "graph.relations.0.evidence.0.source",
      "positions.ghost",
    ])
      expect(said).toContain(place);
  });

  it("is for those who have the token, or for this machine alone", () => {
    const open = { host: "127.0.0.1", publishToken: null, trustedProxy: false as const };
    const guarded = { ...open, publishToken: "a-long-enough-token" };
    expect(publishAccess(open, undefined)).toBe("granted");
    expect(publishAccess({ ...open, host: "0.0.0.0" }, undefined)).toBe("closed");
    expect(publishAccess({ ...open, trustedProxy: "127.0.0.1" }, undefined)).toBe("closed");
    expect(publishAccess({ ...guarded, host: "0.0.0.0" }, "Bearer a-long-enough-token")).toBe("granted");
    for (const given of [
      undefined,
      "",
      "Bearer",
      "Bearer a-long-enough-toke",
      "a-long-enough-token",
      "Basic a-long-enough-token",
    ])
      expect(publishAccess(guarded, given)).toBe("refused");
  });
});
