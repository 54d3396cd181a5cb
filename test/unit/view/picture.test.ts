// The static picture: well-formed whatever the facts say, self-contained, accessible, and the same bytes every time.
import { assert, property, string } from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { AIP_GRAPH, AIP_POSITIONS } from "#test/support/aip-graph";
import type { Scene } from "#view";
import { sceneOf, toSvg } from "#view";

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
      /data-relation="loop".*?<path d="M[\d. -]+Q/,
    );
  });
});

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
