// The static picture: well-formed whatever the facts say, self-contained, accessible, and the same bytes every time.
import { assert, property, string } from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import { generatedGraph } from "#test/support/generated-graph";
import type { Box, Scene } from "#view";
import type { ExportInput } from "#formats";
import { boxAt, kindStyle, pictureLabels, sceneOf, textWidth, toSvg } from "#view";
import { svgKey } from "#web/view/svg-key";
import { pictureOf } from "#web/client/panels/export/export-subject";

const scene = sceneOf(AIP_GRAPH, AIP_POSITIONS, "light");

interface Seen {
  readonly tags: readonly string[];
  readonly texts: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** Parses strictly: an error in the XML is an error of the test. */
function parsed(svg: string): Seen {
  const tags: string[] = [];
  const texts: string[] = [];
  const attributes: (readonly [string, string])[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    tags.push(tag.name);
    attributes.push(...Object.entries(tag.attributes));
  });
  parser.on("text", (text) => texts.push(text));
  parser.write(svg).close();
  return { tags, texts, attributes };
}

function named(name: string): Scene {
  return { ...scene, entities: scene.entities.map((entity) => ({ ...entity, name })) };
}

describe("a picture", () => {
  test.each([320, 1200])(
    "has a footer of %i px that ends before its edge, however long the address and the words",
    (width) => {
      const about = (
        permalink: string,
        asOf = "sources to 31 March 2026, 3 sources undated",
        view: readonly string[] = [],
      ) => {
        const input: ExportInput = {
          graph: AIP_GRAPH,
          positions: AIP_POSITIONS,
          about: { title: "T", asOf, permalink },
        };
        const { scene: drawn, options } = pictureOf(input, {
          width,
          scheme: "light",
          sight: { look: {}, counts: ["2 entities"], view, leftOut: [], named: new Set() },
        });
        return parsed(toSvg(drawn, options));
      };
      const packed = `https://powerlines.example/?v=${"x7Qz".repeat(1500)}`;
      const { texts, attributes } = about(packed);
      expect(texts.join(" ")).toContain("https://powerlines.example");
      expect(texts.join(" ")).not.toContain("x7Qz");
      expect(attributes.filter(([name]) => name === "href")).toEqual([["href", packed]]);
      expect(about("https://powerlines.example/?hide=Person").texts.join(" ")).toContain(
        width === 320 ? "powerlines.example" : "/?hide=Person",
      );
      // What is filtered and asked is told in words, and in the link as far as it fits; a long story is cut.
      const told = about(`https://powerlines.example/?hide=Person&${"x7Qz".repeat(99)}`, "today", [
        "Kind: without Person",
      ]);
      expect(told.texts.join(" ")).toContain("View: Kind: without Person · ");
      expect(told.texts.join(" ")).toMatch(/powerlines\.example\/\?(hide=Person&)?…$/);
      const long = about(
        packed,
        "today",
        Array.from({ length: 60 }, () => "word ".repeat(40)),
      ).texts.join(" ");
      expect(long.slice(long.indexOf("View:"))).toMatch(/^View: .{300,450}… · /);
      // An origin may be long, too, and so may what was published when.
      for (const { texts: lines } of [
        about(`https://${"a".repeat(60)}.example/`),
        about(packed, "undated".repeat(30)),
      ]) {
        const foot = lines.slice(lines.findIndex((line) => line.startsWith("As of:")));
        expect(foot.length).toBeGreaterThan(width === 320 ? 1 : 0);
        for (const line of foot) expect(textWidth(line, 12)).toBeLessThanOrEqual(width - 2 * 22);
      }
    },
  );

  test("holds every entity and relation with a title, as real text, and nothing that runs or loads", () => {
    const svg = toSvg(scene, {
      width: 1200,
      title: "Who funds whom",
      deck: "In one line",
      footer: "1 source",
      sources: AIP_GRAPH.sources,
    });
    const { tags, texts, attributes } = parsed(svg);
    const held = (name: string) => attributes.filter(([key]) => key === name).map(([, value]) => value);
    expect(held("data-entity").toSorted()).toEqual(AIP_GRAPH.entities.map(({ id }) => id).toSorted());
    expect(held("data-relation").toSorted()).toEqual(AIP_GRAPH.relations.map(({ id }) => id).toSorted());
    expect(texts).toContain("Microsoft invested in OpenAI: $13B approx., disbursed");
    expect(texts).toContain("News article on AIP, paragraph 6, sentence 1, undated");
    expect(texts).toContain("Who funds whom");
    expect(texts).toContain("capital, $100B");
    expect(tags.filter((tag) => tag === "title").length).toBe(
      1 + AIP_GRAPH.entities.length + AIP_GRAPH.relations.length,
    );
    expect(tags.filter((tag) => ["script", "image", "foreignObject", "use", "style"].includes(tag))).toEqual([]);
    expect(attributes.filter(([name]) => /^on|href/.test(name))).toEqual([]);
    expect(svg.match(/url\(|https?:/g)).toEqual(["http:"]); // the namespace
  });

  test("is the same bytes for the same scene, and as high as it wants or is told", () => {
    expect(toSvg(scene, { width: 600 })).toBe(toSvg(scene, { width: 600 }));
    expect(toSvg(scene, { width: 600, height: 444 })).toContain('viewBox="0 0 600 444"');
    const height = Number(/viewBox="0 0 600 (\d+)"/.exec(toSvg(scene, { width: 600 }))?.[1]);
    expect(height).toBeGreaterThan(300);
    expect(height).toBeLessThan(900);
  });

  test("explains only what is present", () => {
    const musk = ["elon-musk", "sam-altman"];
    const few = { ...scene, entities: scene.entities.filter(({ id }) => musk.includes(id)) };
    const { texts } = parsed(toSvg(few, { width: 600 }));
    expect(texts).toContain("conflict");
    expect(texts).toContain("person");
    expect(texts.filter((text) => /company|capital|supply|inferred/.test(text))).toEqual([]);
  });

  test("an empty scene and a scene of one are pictures too", () => {
    expect(() => parsed(toSvg({ ...scene, entities: [], relations: [] }, { width: 300 }))).not.toThrow();
    const one = toSvg({ ...scene, entities: scene.entities.slice(0, 1) }, { width: 300, height: 200 });
    expect(one).not.toContain("NaN");
    expect(one).not.toContain("Infinity");
  });

  test("a loop is drawn", () => {
    const entities = scene.entities.slice(0, 1);
    const relations = [{ id: "loop", type: "OWNS", source: "aip", target: "aip", properties: {}, evidence: [] }];
    expect(toSvg({ ...scene, entities, relations }, { width: 300 })).toMatch(
      /data-relation="loop".*?<path d="M[\d. -]+q/,
    );
  });
});

/** px of slack: what is written has one digit after the point. */
const SLACK = 0.15;
const cover = (a: Box, b: Box) =>
  a.left + SLACK < b.right && b.left + SLACK < a.right && a.top + SLACK < b.bottom && b.top + SLACK < a.bottom;

test.each([320, 600, 1200])("the badge of a doubt about time is under no words, in a picture of %i px", (width) => {
  const timeMarks = Object.fromEntries(AIP_GRAPH.relations.map(({ id }) => [id, "possible"] as const));
  const doubtful = { ...scene, timeMarks };
  const words = pictureLabels(doubtful, { width }).shown.map(({ box }) => box);
  const svg = toSvg(doubtful, { width });
  const badges = [
    ...svg.matchAll(/<g data-relation="[^"]*"(?:(?!<\/g>).)*?<circle cx="([^"]*)" cy="([^"]*)" r="([^"]*)"/gs),
  ];
  expect(badges).toHaveLength(AIP_GRAPH.relations.length);
  const covered = badges.filter(([, x, y, r]) => {
    const [middle, radius] = [{ x: Number(x), y: Number(y) }, Number(r)];
    return words.some((box) => cover(boxAt(middle, 2 * radius, 2 * radius), box));
  });
  expect(covered.map(([mark]) => mark.slice(0, 60))).toEqual([]);
});

test("the names of areas stand on a ground of their own, above all other words and under none", () => {
  const members = (kind: string) => AIP_GRAPH.entities.flatMap((one) => (one.kind === kind ? [one.id] : []));
  const groups = ["Company", "Person", "InvestorClass"].map((kind) => ({ name: kind, kind, members: members(kind) }));
  const grouped = { ...scene, groups };
  const labels = /<g class="labels".*?<\/g>/s.exec(toSvg(grouped, { width: 700 }))?.[0] ?? "";
  const names = [...labels.matchAll(/<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"[^>]*>/g)];
  expect(names).toHaveLength(groups.length);
  expect(labels.slice(names[0]?.index).match(/<text/g)).toHaveLength(groups.length);
  const shown = pictureLabels(grouped, { width: 700 }).shown;
  for (const [, ...numbers] of names) {
    const [left = 0, top = 0, width = 0, height = 0] = numbers.map(Number);
    const box = { left, top, right: left + width, bottom: top + height };
    expect(shown.filter((label) => cover(label.box, box)).map(({ id }) => id)).toEqual([]);
  }
});

describe("in a column of 320 px", () => {
  const column = { width: 320, smallestLabel: 12, key: "some" as const };

  test("nobody is anonymous: who has no room for a name has a number, and the key tells whose it is", () => {
    const { shown, numbered, unlabelled } = pictureLabels(scene, column);
    expect(unlabelled).toEqual([]);
    expect(numbered.length).toBeGreaterThan(3);
    expect(numbered.length).toBeLessThan(AIP_GRAPH.entities.length / 2);
    const { key, labels } = sections(toSvg(scene, column));
    const numbers = numbered.map((_, index) => String(index + 1));
    expect(labels.filter((text) => /^\d+$/.test(text)).toSorted()).toEqual(numbers.toSorted());
    expect(key.filter((text) => numbers.includes(text)).toSorted()).toEqual(numbers.toSorted());
    const names = numbered.map((id) => AIP_GRAPH.entities.find((entity) => entity.id === id)?.name ?? "");
    for (const name of names) expect(key.join(" ")).toContain(name);
    const boxes = shown.map(({ box }) => box);
    for (const { left, right } of boxes) expect(left >= 0 && right <= 320).toBe(true);
  });

  test("a number keeps to the order in which the eye finds the marks", () => {
    const { key } = sections(toSvg(scene, column));
    const told = key.filter((text) => /^\d+$/.test(text)).map(Number);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  test("no key where all names have room, nor where none is asked for; forty names at most", () => {
    const few = { ...scene, entities: scene.entities.slice(0, 2) };
    expect(toSvg(few, column)).not.toContain('class="key"');
    expect(toSvg(scene, { width: 320, smallestLabel: 12 })).not.toContain('class="key"');
    const crowd = generatedGraph(300);
    const { numbered, unlabelled } = pictureLabels(sceneOf(crowd, {}, "light"), column);
    expect(numbered.length).toBeLessThanOrEqual(40);
    expect(unlabelled.length).toBeGreaterThan(0);
    expect(toSvg(sceneOf(crowd, {}, "light"), column)).toContain(
      `>and ${unlabelled.length} more in the text of its page<`,
    );
    expect(toSvg(scene, column)).not.toContain("more in the text");
  });

  test("a file that has no page names everybody, the best connected beside their marks, and explains all that is drawn", () => {
    const crowd = generatedGraph(150);
    const drawn = sceneOf(crowd, {}, "light");
    const file = { width: 400, key: "all" } as const;
    const svg = toSvg(drawn, file);
    // By words: a name may be broken between them, and after a hyphen.
    const words = parsed(svg.replaceAll(/<(title|desc)>.*?<\/\1>/gs, ""))
      .texts.join(" ")
      .replaceAll("- ", "-");
    const { numbered } = pictureLabels(drawn, file);
    expect(numbered.length).toBeGreaterThan(40);
    const { key } = sections(svg);
    const told = `${key.join(" ").replaceAll("- ", "-")} `;
    for (const id of numbered) expect(told).toContain(crowd.entities.find((entity) => entity.id === id)?.name);
    for (const { name } of crowd.entities) expect(words).toContain(name.split(" ")[0]);
    expect(words).not.toContain("text of its page");
    const degree = (id: string) =>
      crowd.relations.filter(({ source, target }) => source === id || target === id).length;
    const best = crowd.entities.map(({ id }) => id).toSorted((a, b) => degree(b) - degree(a));
    expect(numbered).not.toContain(best[0]);
    const legend = /<g class="legend".*?<\/g>/s.exec(svg)?.[0] ?? "";
    for (const kind of new Set(crowd.entities.map((entity) => entity.kind)))
      expect(legend).toContain(`>${kindStyle(kind, "light").label.toLowerCase()}<`);
  });

  test("a long name is broken at blanks and hyphens, and makes no hole in the other columns", () => {
    const name =
      "The Consortium for Energy-Conscious Development, Financing and Shared Operation of Large-Scale Computing";
    const entries = Array.from({ length: 12 }, (_, at) => ({
      id: String(at),
      number: at + 1,
      name: at === 5 ? name : `Firm ${at}`,
    }));
    const { svg, height } = svgKey(entries, 400, { number: "#000", name: "#000" }, "");
    const { texts } = parsed(`<g>${svg}</g>`);
    expect(texts.join(" ").replaceAll("- ", "-")).toContain(name);
    const rows = texts.filter((text) => !/^\d+$/.test(text)).length;
    expect(height).toBeLessThan((Math.ceil(rows / 3) + 5) * 15);
  });

  test("in a crowd the key is used up: who has no room for a number beside the mark has it on the mark, where that is seen", () => {
    const crowd = generatedGraph(60);
    const drawn = sceneOf(crowd, {}, "light");
    const { shown, numbered, unlabelled } = pictureLabels(drawn, column);
    expect(numbered.length).toBeGreaterThan(20);
    expect(numbered.length + unlabelled.length).toBeLessThan(crowd.entities.length);
    const { labels } = sections(toSvg(drawn, column));
    expect(labels.filter((text) => /^\d+$/.test(text))).toHaveLength(numbered.length);
    const signs = new Set(numbered);
    const boxes = shown.filter(({ id }) => signs.has(id)).map(({ box }) => box);
    const overlaps = boxes.filter((a, index) =>
      boxes.slice(index + 1).some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
    );
    expect(overlaps).toEqual([]);
  });
});

/** The texts of the key and of the labels, in the order of the file. */
function sections(svg: string): { readonly key: readonly string[]; readonly labels: readonly string[] } {
  const textsOf = (name: string) => {
    const part = new RegExp(`<g class="${name}".*?</g>`, "s").exec(svg)?.[0] ?? "";
    return parsed(part === "" ? "<g/>" : part).texts;
  };
  return { key: textsOf("key"), labels: textsOf("labels") };
}

test.each([
  "<script>alert(1)</script>",
  `"><svg onload=alert(1)>`,
  "]]>&amp;&#0;",
  "a\u0000b\u0008c\u001Fd\u0085e",
  "\uD800 lone \uDC00",
  "\u202Eevil\u202C",
  "שלום עולם",
  "株式会社人工知能インフラ",
  "👩‍👩‍👧‍👦".repeat(30),
  "x".repeat(500),
  "",
])("a name of %j is text, not markup", (name) => {
  const { tags, texts, attributes } = parsed(toSvg(named(name), { width: 600, title: name, footer: name }));
  expect(tags).not.toContain("script");
  expect(attributes.filter(([key]) => key.startsWith("on"))).toEqual([]);
  // oxlint-disable-next-line no-control-regex -- what must not be in there
  expect(texts.join("")).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E]/);
});

test("any string at all is well-formed", () => {
  assert(
    property(string({ unit: "binary", maxLength: 60 }), (text) => {
      const options = { width: 400, title: text, deck: text, footer: text, alt: text };
      expect(() => parsed(toSvg(named(text), options))).not.toThrow();
    }),
  );
});
