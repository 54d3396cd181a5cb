// The workbench without its editor: parameter lines, completion, history, links, files, streams.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fc, test } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { StreamLanguage } from "@codemirror/language";
import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";
import type { SchemaResponse } from "#contract";
import { parseQueryFile } from "#queries";
import { colouredCypher } from "#web/client/queries/workbench/colour-cypher";
import { offersFor, typedAt } from "#web/client/queries/workbench/complete-cypher";
import { namesNowhere } from "#web/client/queries/workbench/names-nowhere";
import { parseParameterPane, takeParameterLines } from "#web/client/queries/workbench/parameter-lines";
import { queryFileName, queryFileText } from "#web/client/queries/workbench/query-file-text";
import { readDraft, readHistory, remember, writeHistory } from "#web/client/queries/workbench/query-history";
import { streamQuery } from "#web/client/queries/workbench/read-stream";
import { readSharedQuery, sharedQueryAddress } from "#web/client/queries/workbench/share-link";

describe("parameter lines", () => {
  it("are taken out, and every other character stays where it was", () => {
    const text = ":param id => 'open\\'ai'\nMATCH (n {id: $id})\n  :params steps: [1, 2];\nRETURN n";
    expect(takeParameterLines(text)).toEqual({
      cypher: "\nMATCH (n {id: $id})\n\nRETURN n",
      params: { id: "open'ai", steps: [1, 2] },
      problems: [],
    });
  });

  it("that cannot be read are told by line", () => {
    const { problems, params } = takeParameterLines("RETURN 1\n:param x => nope\n:param => 1");
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
    expect(params).toEqual({});
  });

  it("may stand in the pane as an object", () => {
    expect(parseParameterPane('{"a": [1, {"b": null}]}')).toEqual({ ok: true, params: { a: [1, { b: null }] } });
    expect(parseParameterPane(" ")).toEqual({ ok: true, params: {} });
    expect(parseParameterPane("[1]").ok).toBe(false);
    expect(parseParameterPane("{").ok).toBe(false);
  });
});

const GRAPH: SchemaResponse = {
  ok: true,
  truncated: false,
  dataVersion: null,
  engine: "x",
  labels: [{ name: "Company", count: 1 }],
  relationshipTypes: [{ name: "OWNS", count: 1 }],
  propertyKeys: ["name"],
  datasets: [],
  freeQueries: true,
  functions: [],
};

describe("names that are nowhere in the graph", () => {
  it("are told with what was perhaps meant", () => {
    expect(namesNowhere("MATCH (n:Compnay)-[r:OWNS|OWNES]->(m) WHERE r.nmae > 1 RETURN n.name", GRAPH)).toEqual([
      "This graph has no label “Compnay”: did you mean Company?",
      "This graph has no type of relation “OWNES”: did you mean OWNS?",
      "This graph has no property “nmae”: did you mean name?",
    ]);
    expect(namesNowhere("MATCH (n:Zzzz) RETURN n", GRAPH)).toEqual(["This graph has no label “Zzzz”."]);
  });

  it("are not a query's own, nor in its texts", () => {
    const own =
      "UNWIND [{total: 1}] AS row RETURN row.total, {mine: 2}, [x IN names | x.y], 'a:B', date().year // (n:No)";
    expect(namesNowhere(own, GRAPH)).toEqual([]);
    expect(namesNowhere("MATCH (n:Compnay)", { ...GRAPH, truncated: true })).toEqual([]);
    expect(namesNowhere("MATCH (n:Compnay)", undefined)).toEqual([]);
  });
});

describe("colours", () => {
  const KINDS = {
    keyword: tags.keyword,
    type: tags.typeName,
    text: tags.string,
    call: tags.standard(tags.variableName),
  };
  const coloured = (text: string): readonly string[] => {
    const found: string[] = [];
    const highlighter = tagHighlighter(Object.entries(KINDS).map(([name, tag]) => ({ tag, class: name })));
    highlightTree(StreamLanguage.define(colouredCypher).parser.parse(text), highlighter, (from, to, kind) =>
      found.push(`${kind} ${text.slice(from, to)}`),
    );
    return found;
  };
  it("say of every word what it is where it stands", () => {
    expect(
      coloured(
        "MATCH (n:Company)-[r:A|B]->(m {name: 'x'}) WHERE n.name = 'y' OR count(n) IN [1] RETURN n.type AS name",
      ),
    ).toEqual([
      "keyword MATCH",
      "type Company",
      "type A",
      "type B",
      "text 'x'",
      "keyword WHERE",
      "text 'y'",
      "keyword OR",
      "call count",
      "keyword IN",
      "keyword RETURN",
      "keyword AS",
    ]);
  });
});

describe("completion", () => {
  const at = (text: string) => typedAt(text, text.length);
  it("knows what kind of name is being written", () => {
    expect(at("MATCH (n:Com")).toEqual({ kind: "label", from: 9 });
    expect(at("MATCH (n)-[r:INV")?.kind).toBe("relationType");
    expect(at("MATCH (n)-[r:A|")?.kind).toBe("relationType");
    expect(at("MATCH (n) WHERE n.na")?.kind).toBe("property");
    expect(at("MATCH (n {na")?.kind).toBe("property");
    expect(at("MATCH (n {id: $")?.kind).toBe("parameter");
    expect(at("MATCH (n) RET")?.kind).toBe("word");
  });

  it("is silent in strings and comments, and not misled by them", () => {
    expect(at("RETURN 'a:")).toBeUndefined();
    expect(at("// (n:")).toBeUndefined();
    expect(at("/* [")).toBeUndefined();
    expect(at("// [ \nMATCH (n:")?.kind).toBe("label");
    expect(at("MATCH (n {name: '['}) MATCH (m:")?.kind).toBe("label");
  });

  it("takes the names of a list for no types", () => {
    expect(at("RETURN [x IN names | x")?.kind).toBe("word");
    expect(at("RETURN [(a)-->(b) | b")?.kind).toBe("word");
  });

  it("offers the names of the graph, quoted where they are no words", () => {
    const schema: SchemaResponse = {
      ok: true,
      truncated: false,
      dataVersion: null,
      engine: "",
      labels: [{ name: "Odd name", count: 1234 }],
      relationshipTypes: [],
      propertyKeys: ["name"],
      datasets: [],
      freeQueries: true,
      functions: ["toUpper"],
    };
    expect(offersFor("label", schema, [])[0]).toMatchObject({
      label: "Odd name",
      detail: "1,234",
      apply: "`Odd name`",
    });
    expect(offersFor("property", schema, [])[0]).toMatchObject({ label: "name", apply: "name" });
    expect(offersFor("word", schema, [])).toContainEqual(
      expect.objectContaining({ label: "toUpper", apply: "toUpper(" }),
    );
    expect(offersFor("parameter", schema, ["id"])[0]).toMatchObject({ label: "id" });
  });
});

const anyQuery = fc.record({
  cypher: fc.string({ unit: "grapheme" }),
  params: fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => name !== "__proto__"),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string())),
    { noNullPrototype: true },
  ),
});

describe("a link to a query", () => {
  test.prop([anyQuery])("brings back the query and its values", (query) => {
    const address = sharedQueryAddress(query);
    expect(readSharedQuery(address.slice(address.indexOf("#")))).toEqual(query);
  });

  test.prop([fc.string()])("that says nothing is no query", (text) => {
    expect(readSharedQuery(`#${text}`)).toBeUndefined();
    expect(() => readSharedQuery(`#q=${text}`)).not.toThrow();
  });
});

describe("the history", () => {
  function storage(initial: Record<string, string> = {}) {
    const kept = new Map(Object.entries(initial));
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
  }

  it("holds each query once, the newest first, at most fifty", () => {
    const query = (cypher: string, at: string) => ({ cypher, params: {}, at });
    const twice = remember(remember([query("a", "1")], query("b", "2")), query("a", "3"));
    expect(twice.map(({ cypher, at }) => [cypher, at])).toEqual([
      ["a", "3"],
      ["b", "2"],
    ]);
    const many = Array.from({ length: 60 }, (_, index) => query(String(index), ""));
    expect(many.reduce((history, next) => remember(history, next), twice)).toHaveLength(50);
    const place = storage();
    writeHistory(place, twice);
    expect(readHistory(place)).toEqual(twice);
  });

  it("survives what somebody else wrote there, and a storage that is closed", () => {
    const broken = storage({ "powerlines.query-history": '[1, {"cypher": 2}, {"cypher": "RETURN 1"}]' });
    expect(readHistory(broken)).toEqual([{ cypher: "RETURN 1", params: {}, at: "" }]);
    expect(readHistory(storage({ "powerlines.query-history": "{" }))).toEqual([]);
    expect(readDraft(storage({ "powerlines.query-draft": "null" }))).toBeUndefined();
    const closed = {
      setItem: () => {
        throw new Error("closed");
      },
    };
    expect(() => writeHistory(closed, [])).not.toThrow();
  });
});

describe("a query as a file", () => {
  it("is one that the catalogue reads", () => {
    const question = 'Who is "tied" to it: a */ b # c?';
    const name = queryFileName(question);
    const text = queryFileText({
      question,
      cypher:
        "\nMATCH (n:Entity {id: $id})-[r]-(m:Entity)\nWHERE size([$steps]) = 1\nRETURN m.name AS name, [r.id] AS relationIds\nORDER BY name, r.id LIMIT 10;\n",
      params: { id: "open*/ai", steps: 2, unused: true },
      columns: ["name", "relationIds"],
    });
    const parsed = parseQueryFile(name.replace(".cypher", ""), name, text);
    if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join("; "));
    expect(name).toBe("who-is-tied-to-it-a-b-c.cypher");
    expect(parsed.query).toMatchObject({ question, result: "both" });
    expect(parsed.query.params.map(({ name: field, type, example }) => [field, type, example])).toEqual([
      ["id", "text", "open*/ai"],
      ["steps", "integer", 2],
    ]);
  });
});

describe("a streamed answer", () => {
  // A browser that thinks it is connected: the one name of a page that this code asks for.
  beforeAll(() => void vi.stubGlobal("navigator", { onLine: true }));
  afterAll(() => void vi.unstubAllGlobals());

  /** Sends the pieces one after the other, cut wherever. */
  async function ask(pieces: readonly string[], end = true) {
    const server = createServer((_request, response) => {
      void (async () => {
        for (const piece of pieces) {
          await new Promise((resolve) => response.write(piece, resolve));
          await new Promise((resolve) => setImmediate(resolve));
        }
        if (end) response.end();
        else response.destroy();
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A named door: a listening TCP server has an address of this shape.
    const { port } = server.address() as AddressInfo;
    const realFetch = globalThis.fetch;
    // A page's addresses are relative; Node's fetch has no page.
    globalThis.fetch = (address, options) =>
      realFetch(typeof address === "string" ? new URL(address, `http://127.0.0.1:${port}`) : address, options);
    const rows: unknown[] = [];
    try {
      const handlers = {
        columns: (names: unknown) => rows.push(names),
        row: (row: unknown) => rows.push(row),
        graph: () => {},
      };
      return { rows, end: await streamQuery({ cypher: "" }, handlers, new AbortController().signal) };
    } finally {
      globalThis.fetch = realFetch;
      server.close();
    }
  }

  it("is read line by line, wherever the pieces are cut", async () => {
    const text =
      '{"columns":["n"]}\n{"row":["é – 1"]}\n{"row":[2]}\n{"done":true,"rows":2,"truncated":true,"cutBy":"rows","ms":7,"dataVersion":"v"}\n';
    for (const size of [1, 3, 1000]) {
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? [];
      const answer = await ask(pieces);
      expect(answer.rows).toEqual([["n"], ["é – 1"], [2]]);
      expect(answer.end).toEqual({ truncated: true, cutBy: "rows", ms: 7, dataVersion: "v" });
    }
  });

  it("that breaks off or fails on the way is no answer", async () => {
    await expect(ask(['{"columns":["n"]}\n{"row":[1]}\n'])).rejects.toMatchObject({ name: "AnswerError" });
    await expect(ask(['{"columns":["n"]}\n{"row'], false)).rejects.toMatchObject({ name: "AnswerError" });
    const failed =
      '{"columns":["n"]}\n{"error":{"status":504,"title":"The query took too long","code":"query-timeout"}}\n';
    await expect(ask([failed])).rejects.toMatchObject({
      message: "The query took too long",
      problem: { code: "query-timeout" },
    });
  });
});
