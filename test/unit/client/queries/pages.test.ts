// The questions' pages without a page: addresses, rows, what fits what, and which page an address is.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { WireQueryParameter, WireSavedQuery } from "#contract";
import type { Plain } from "#model";
import { placeOf } from "#web/client/place";
import { parseProblem } from "#web/client/read/parse-problem";
import { cellWords, isAbout, rowOrder, rowRefs, shownColumns } from "#web/client/queries/answer-rows";
import { answerCsv, tabSeparated } from "#web/client/queries/answer-files";
import { askNext } from "#web/client/queries/ask-next";
import { citationOf } from "#web/client/queries/cite-question";
import { byGroup, matching } from "#web/client/queries/find-questions";
import { addressOfQuestion, formTexts, fromList, missingFields, toList } from "#web/client/queries/question-values";

function parameter(name: string, more: Partial<WireQueryParameter> = {}): WireQueryParameter {
  return {
    name,
    label: name,
    type: "text",
    required: false,
    many: false,
    help: null,
    default: null,
    example: null,
    choices: [],
    min: null,
    max: null,
    picker: { kinds: [] },
    ...more,
  };
}

function question(name: string, more: Partial<WireSavedQuery> = {}): WireSavedQuery {
  return {
    name,
    title: name,
    question: `${name}?`,
    params: [],
    result: "both",
    columns: [],
    caveats: [],
    group: "A",
    order: 1,
    featured: null,
    example: {},
    cypher: "",
    ...more,
  };
}

describe("a question's address", () => {
  const query = question("ways", {
    params: [parameter("from", { required: true }), parameter("steps", { type: "integer", default: 6 })],
  });

  test.prop([fc.string({ unit: "grapheme" }).map((text) => text.trim()), fc.option(fc.integer(), { nil: undefined })])(
    "gives the form back what the form wrote into it",
    (from, steps) => {
      const texts = { from, steps: steps === undefined ? "" : String(steps) };
      const address = addressOfQuestion(query, texts);
      expect(formTexts(query, new URL(address, "http://localhost").search)).toEqual(texts);
    },
  );

  it("leaves out what is the default, and says that a default was emptied", () => {
    expect(addressOfQuestion(query, { from: "a b", steps: "6" })).toBe("/queries/ways?from=a+b");
    expect(addressOfQuestion(query, { from: "a", steps: "" })).toBe("/queries/ways?from=a&steps=");
    expect(addressOfQuestion(query, { from: "a", steps: "2" }, ".csv")).toBe("/queries/ways.csv?from=a&steps=2");
  });

  it("is not asked while a value is missing", () => {
    expect(missingFields(query, { from: " ", steps: "" }).map(({ name }) => name)).toEqual(["from"]);
  });

  test.prop([fc.array(fc.string({ minLength: 1 }).filter((item) => item.trim() === item && !item.includes("\\")))])(
    "keeps lists, commas in their items too",
    (items) => {
      expect(fromList(toList(items))).toEqual(items);
    },
  );
});

describe("an answer's rows", () => {
  const columns = ["name", "status", "amount", "relationIds"].map((name) => ({ name, label: name.toUpperCase() }));
  const rows: readonly (readonly Plain[])[] = [
    ["b", "disbursed", 20, ["r1", "gone"]],
    ["a", "equityPurchased", null, ["r2"]],
    ["c", "planned", 3, []],
  ];
  const relation = { type: "OWNS", source: "x", target: "y", properties: {}, evidence: [] };
  const graph = {
    entities: [
      { id: "x", kind: "", name: "x", labels: [], properties: {}, evidence: [] },
      { id: "y", kind: "", name: "y", labels: [], properties: {}, evidence: [] },
    ],
    relations: [
      { id: "r1", ...relation },
      { id: "r2", ...relation },
    ],
    sources: [],
  };

  it("show what people read: no ids, numbers under each other", () => {
    const shown = shownColumns({ columns, rows });
    expect(shown.map(({ name, numeric }) => [name, numeric])).toEqual([
      ["name", false],
      ["status", false],
      ["amount", true],
    ]);
    expect(shownColumns({ columns: columns.slice(3), rows: [] }).map(({ name }) => name)).toEqual(["relationIds"]);
  });

  it("are about the facts that can be drawn", () => {
    expect(rowRefs({ columns, rows, graph })).toEqual([
      [{ kind: "relation", id: "r1" }],
      [{ kind: "relation", id: "r2" }],
      [],
    ]);
    const node = { "@": "node", id: "x", labels: [], properties: { name: "X" } };
    const nested = { list: [{ "@": "relationship", id: "r2", type: "OWNS", properties: {} }], node };
    expect(rowRefs({ columns: columns.slice(0, 1), rows: [[nested]], graph })).toEqual([
      [
        { kind: "relation", id: "r2" },
        { kind: "entity", id: "x" },
      ],
    ]);
  });

  it("are selected by their relations, and by an entity that they name", () => {
    const refs = [
      { kind: "relation", id: "r1" },
      { kind: "entity", id: "x" },
    ] as const;
    expect(isAbout(refs, [{ kind: "relation", id: "r1" }])).toBe(true);
    expect(isAbout(refs, [{ kind: "entity", id: "x" }])).toBe(true);
    expect(isAbout(refs, [{ kind: "entity", id: "r1" }])).toBe(false);
    expect(isAbout(refs, [])).toBe(false);
  });

  it("stand in order, the empty last whichever way", () => {
    expect(rowOrder(rows, undefined)).toEqual([0, 1, 2]);
    expect(rowOrder(rows, { column: 2, descending: false })).toEqual([2, 0, 1]);
    expect(rowOrder(rows, { column: 2, descending: true })).toEqual([0, 2, 1]);
    expect(rowOrder(rows, { column: 0, descending: false })).toEqual([1, 0, 2]);
  });

  it("say the vocabulary's words only where they are the vocabulary's", () => {
    expect(cellWords("equityPurchased", "status")).toBe("equity purchased");
    expect(cellWords("exact", "funder")).toBe("exact");
    expect(cellWords("Nvidia – ADVISES → AIP", "route")).toBe("Nvidia – advises → AIP");
    expect(cellWords(13_000_000_000)).toBe("13,000,000,000");
    expect(cellWords({ "@": "node", id: "x", labels: [], properties: {} })).toBe("x");
    expect(cellWords({ "@": "map", value: { a: 1, b: [true, null] } })).toBe("a: 1, b: yes, ");
  });

  it("are copied as shown and saved as they came", () => {
    expect(tabSeparated({ columns, rows: [["a\tb\n", "planned", 1, []]] }, undefined)).toBe(
      "NAME\tSTATUS\tAMOUNT\na b \tplanned\t1",
    );
    expect(answerCsv({ columns, rows: [["=1+1", "planned", -1, ["r1"]]] })).toBe(
      'name,status,amount,relationIds\r\n\'=1+1,planned,-1,"[""r1""]"\r\n',
    );
  });
});

describe("what to ask next", () => {
  const about = (kinds: readonly string[], required = false) =>
    parameter("entity", { type: "entity", required, picker: { kinds } });
  const queries = [
    question("everything"),
    question("two", { params: [about([], true), parameter("to", { type: "entity", required: true })] }),
    question("money", { params: [about([])], cypher: "MATCH ()-[:INVESTED_IN|OWNS]->()" }),
    question("consortium", { params: [about(["Consortium"], true)], cypher: "MATCH ()-[:MEMBER_OF]->()" }),
    question("investments", { cypher: "MATCH ()-[:INVESTED_IN]->()" }),
  ];
  const titles = (kind: string, relationTypes: readonly string[]) =>
    askNext(queries, { entity: { id: "i d", name: "Name", kind }, relationTypes }).map(({ title }) => title);

  it("fits the kind and the relations at hand, with the id filled in", () => {
    expect(titles("Company", ["INVESTED_IN"])).toEqual(["money", "investments"]);
    expect(titles("Consortium", ["MEMBER_OF"])).toEqual(["consortium", "money"]);
    expect(titles("Person", [])).toEqual(["money"]);
    const [first] = askNext(queries, {
      entity: { id: "i d", name: "Name", kind: "Company" },
      relationTypes: ["INVESTED_IN"],
    });
    expect(first).toEqual({ href: "/queries/money?entity=i+d", title: "money", about: "Name" });
  });
});

describe("the catalogue's list", () => {
  const queries = [
    question("a", { title: "Café money", group: "Money" }),
    question("b", { question: "Who sits where?", group: "Ways" }),
    question("c", { group: "Money" }),
  ];

  it("finds every word wherever it stands", () => {
    expect(matching(queries, " CAFE  money ").map(({ name }) => name)).toEqual(["a"]);
    expect(matching(queries, "").length).toBe(3);
    expect(matching(queries, "nothing")).toEqual([]);
  });

  it("keeps groups in the order of their first question", () => {
    expect(byGroup(queries).map(({ group, queries: of }) => [group, of.map(({ name }) => name)])).toEqual([
      ["Money", ["a", "c"]],
      ["Ways", ["b"]],
    ]);
  });
});

describe("a citation", () => {
  it("names question, data, version, address and day", () => {
    const cited = {
      asked: "Who put in what?",
      url: "https://power.example/queries/x",
      datasets: [{ title: "AIP", reviewedDate: "2026-11-01" }],
      dataVersion: "abc",
      today: "2026-11-23",
    };
    expect(citationOf(cited)).toBe(
      "“Who put in what?” Powerlines. Query of the dataset AIP (reviewed 1 November 2026), data version abc. https://power.example/queries/x (accessed 23 November 2026).",
    );
    expect(citationOf({ ...cited, datasets: [], dataVersion: null })).toContain("Powerlines. Query. https://");
  });
});

describe("an address", () => {
  it("is one of the pages", () => {
    expect(placeOf("/")).toEqual({ page: "explorer" });
    expect(placeOf("/queries")).toEqual({ page: "catalogue" });
    expect(placeOf("/queries/")).toEqual({ page: "catalogue" });
    expect(placeOf("/queries/new")).toEqual({ page: "workbench" });
    expect(placeOf("/queries/a%20b")).toEqual({ page: "question", name: "a b" });
    expect(placeOf("/queries/%E0%A4%A")).toEqual({ page: "question", name: "%E0%A4%A" });
    expect(placeOf("/queriesque")).toEqual({ page: "explorer" });
  });
});

describe("a problem", () => {
  it("says rule, rewrite, place and wait", () => {
    const problem = {
      code: "query-refused",
      detail: "SET would change the graph.",
      rule: "write-clause",
      hint: "Only reading.",
      position: { line: 1, column: 11 },
    };
    const read = parseProblem(400, problem, new Headers());
    expect(read.violations).toEqual([
      {
        rule: "write-clause",
        message: "SET would change the graph.",
        hint: "Only reading.",
        position: { line: 1, column: 11 },
      },
    ]);
    expect(parseProblem(429, {}, new Headers({ "retry-after": "7" })).retryAfter).toBe(7);
    expect(parseProblem(502, "<html>", new Headers({ "retry-after": "soon" }))).toEqual({
      status: 502,
      code: "",
      errors: [],
      violations: [],
      position: undefined,
      retryAfter: undefined,
    });
  });
});
