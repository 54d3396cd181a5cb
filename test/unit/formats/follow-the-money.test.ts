// FollowTheMoney's own model over what is written: every line is a thing it knows, said in properties that it has.
import { defaultModel, Model } from "@opensanctions/followthemoney";
import type { Schema } from "@opensanctions/followthemoney";
import { describe, expect, it } from "vitest";
import { EXPORT_FORMATS } from "#formats";
import { countryCode } from "../../../cypher/formats/country-code.ts";
import type { ExportGraph } from "#formats";
import { entityToNode, relationToRelationship, sourceToNode } from "#model";
import { loadFixture } from "#test/support/load-fixture";
import { presentGraph } from "#web/server/present";

const model = new Model(defaultModel);

interface Line {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

async function graphOf(path: string): Promise<ExportGraph> {
  const { entities, relations, sources } = await loadFixture(path);
  return presentGraph({
    nodes: entities.map(entityToNode),
    relationships: relations.map(relationToRelationship),
    sources: sources.map(sourceToNode),
  });
}

async function linesOf(graph: ExportGraph): Promise<readonly Line[]> {
  const [file] = await EXPORT_FORMATS.ftm.write({ graph, about: { title: "Facts" }, positions: {} });
  return (file?.text ?? "")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** What the model has against these lines, one sentence each: its followthemoney/types and schema/*.yaml as rules. */
function complaints(lines: readonly Line[]): readonly string[] {
  const schemas = new Map(lines.map(({ id, schema }) => [id, schema]));
  return lines.flatMap(({ id, schema: name, properties }) => {
    const schema = model.schemata[name];
    if (schema === undefined) return [`${id}: no schema is called ${name}`];
    const lacking = schema.getProperties();
    const told = schema.abstract ? [`${id}: ${name} is abstract`] : [];
    const required: readonly string[] = schema.required ?? [];
    const missing = required.filter((property) => (properties[property] ?? []).length === 0);
    const values = Object.entries(properties).flatMap(([property, texts]) => {
      const known = lacking.get(property);
      if (known === undefined) return [`${id}: ${name} has no ${property}`];
      if (known.stub) return [`${id}: ${property} of ${name} is told from its other end`];
      return texts.flatMap((text) => {
        const wrong =
          known.type.name === "entity"
            ? complaintAboutEnd(schemas.get(text), known.getRange())
            : complaintAbout(text, known.type.name, known.maxLength);
        return wrong === undefined ? [] : [`${id}: ${property} of ${name} ${wrong}: ${text}`];
      });
    });
    return [...told, ...missing.map((property) => `${id}: ${name} needs ${property}`), ...values];
  });
}

function complaintAboutEnd(schema: string | undefined, range: Schema): string | undefined {
  if (schema === undefined) return "names nobody";
  return model.getSchema(schema).isA(range) ? undefined : `is a ${schema}, not a ${range.name}`;
}

function complaintAbout(text: string, type: string, maxLength: number | undefined): string | undefined {
  if (maxLength !== undefined && text.length > maxLength) return "is too long";
  if (type === "date" && !/^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?)?)?$/.test(text)) return "is no date";
  if (type === "number" && !/^-?\d+(\.\d+)?$/.test(text)) return "is no number";
  if (type === "url" && !URL.canParse(text)) return "is no address";
  if (type === "country" && !model.types["country"]?.values.has(text)) return "is no country";
  return undefined;
}

describe("what FollowTheMoney's own model says", () => {
  it.each(["ingest/datasets/aip", "test/fixtures/rich"])("has nothing against %s", async (path) => {
    const lines = await linesOf(await graphOf(path));
    expect(lines.length).toBeGreaterThan(60);
    expect(complaints(lines)).toEqual([]);
  });

  it("knows every country by its code, most by their names, and nothing else", () => {
    // East Germany, Zaire, cyberspace and the whole world are no regions of today.
    const countries = [...(model.types["country"]?.values ?? [])].filter(([code]) =>
      /^(?!zz|dd|zr|ip)[a-z]{2}$/.test(code),
    );
    const unknown = countries.filter(([code]) => countryCode(code) !== code).map(([code]) => code);
    expect(unknown).toEqual([]);
    const byName = countries.map(([code, name]) => [name, code, countryCode(name)] as const);
    expect(byName.filter(([, code, found]) => found !== undefined && found !== code)).toEqual([]);
    expect(byName.filter(([, , found]) => found === undefined).length).toBeLessThan(10);
    const said = [
      "United Arab Emirates",
      "the United Kingdom",
      "UK",
      "Hong Kong",
      "St. Lucia",
      "Türkiye",
      "Verdania",
      "Eurozone",
      "",
    ];
    expect(said.map(countryCode)).toEqual(["ae", "gb", "gb", "hk", "lc", "tr", undefined, undefined, undefined]);
  });
});
