// The rules on a text: which code each breach has, where it points, and what is not a breach.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { GuardRefusal, type Violation } from "#guard";
import { checkText } from "#guard/check-text";
import { DEFAULT_LIMITS } from "#guard/limits";
import { FUNCTIONS } from "#guard/words";
import { readList } from "#test/faults/hostile-queries/read-lists";

const CATALOGUE = readdirSync("cypher/queries")
  .filter((name) => name.endsWith(".cypher"))
  .map((name) => {
    const cypher = readFileSync(`cypher/queries/${name}`, "utf8");
    const names = [...cypher.matchAll(/\$(\w+)/g)].map(([, param = ""]) => param);
    return { name, cypher, params: Object.fromEntries(names.map((param) => [param, "x"])) };
  });

function violations(text: string, params = {}, options = {}): readonly Violation[] {
  try {
    checkText(text, params, DEFAULT_LIMITS, options);
  } catch (error) {
    if (error instanceof GuardRefusal) return error.violations;
    throw error;
  }
  return [];
}

function codes(text: string, params = {}, options = {}): readonly string[] {
  return violations(text, params, options).map(({ code }) => code);
}

describe("a text is refused", () => {
  it.each([
    ["empty", " \n"],
    ["text-too-long", `RETURN '${"a".repeat(20_000)}' AS x`],
    ["nesting-too-deep", `RETURN ${"(".repeat(101)}1${")".repeat(101)} AS x`],
    ["unbalanced-brackets", "RETURN (1 AS x"],
    ["too-many-clauses", `WITH 1 AS x ${"WITH x ".repeat(70)} RETURN x`],
    ["expression-too-long", `RETURN ${"NOT ".repeat(60)} true AS x`],
    ["expression-too-long", `RETURN 1${" + 1".repeat(1_100)} AS x`],
    ["expression-too-long", `WITH {a: 1} AS a RETURN a${".a".repeat(60)} AS x`],
    ["expression-too-long", `RETURN [1]${"[0]".repeat(60)} AS x`],
    ["expression-too-long", `RETURN ${"CASE WHEN true THEN ".repeat(60)} 1 ${"END ".repeat(60)} AS x`],
    ["expression-too-long", `MATCH (a)${"-->()".repeat(30)} RETURN a`],
    ["several-statements", "RETURN 1 AS x; RETURN 2 AS x"],
    ["statement-start", "SHOW SETTINGS"],
    ["statement-start", "EXPLAIN MATCH (n) RETURN n"],
    ["no-return", "MATCH (n)"],
    ["write-clause", "MATCH (n) SET n.x = 1"],
    ["load-clause", "WITH 1 AS x LOAD CSV FROM 'x' AS row RETURN row"],
    ["use-clause", "CALL { USE system RETURN 1 AS x } RETURN x"],
    ["administration", "MATCH (n) DROP DATABASE neo4j RETURN n"],
    ["transactions-clause", "MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x"],
    ["planner-hint", "MATCH (n) USING SCAN n:A RETURN n"],
    ["regular-expression", "MATCH (n) WHERE n.a =~ '.*' RETURN n"],
    ["procedure", "CALL dbms.listConfig()"],
    ["function", "RETURN apoc.version() AS x"],
    ["range-bounds", "UNWIND range(1, $n) AS x RETURN x"],
    ["range-span", "UNWIND range(0, 10000) AS x RETURN x"],
    ["range-span", "UNWIND range(1, 9999) AS x UNWIND range(1, 9999) AS y RETURN count(*) AS c"],
    ["iteration-nesting", "RETURN [x IN [1] | [y IN [1] | [z IN [1] | z]]] AS l"],
    ["doubling", "RETURN size(reduce(a = [1], i IN range(1, 30) | a + a)) AS x"],
    ["iteration-steps", "MATCH (n) WITH collect(n) AS l RETURN [x IN l | size([y IN l WHERE y = x])] AS x"],
    ["value-growth", `WITH 'aaaaaaaaaaaaaaaa' AS v ${"WITH v + v AS v ".repeat(25)} RETURN v AS x`],
    ["parameter-missing", "RETURN $absent AS x"],
  ])("as %s", (code, text) => {
    expect(codes(text, { n: 1 })).toContain(code);
  });

  it("at the place of the breach, counted in lines and columns", () => {
    const [first] = violations("MATCH (n) // all\r\n  SET n.x = 1 RETURN n");
    expect(first).toMatchObject({ code: "write-clause", position: { line: 2, column: 3 } });
  });

  it("for its size by the iteration that is too long, and with a way out", () => {
    const text = "MATCH (n) WITH collect(n) AS l\nRETURN [x IN l |\n  size([y IN l WHERE y = x])] AS x";
    expect(violations(text)).toEqual([
      {
        code: "iteration-steps",
        message:
          "An iteration may take about 100,010,000 steps in one row, where no deadline stops it; at most 10,000,000 are accepted.",
        hint: "Take the inner list apart with UNWIND and an aggregate: rows can be stopped.",
        position: { line: 2, column: 8 },
      },
    ]);
  });

  // An estimate that went through the text once a fold would not end.
  it("for its size at once, however it is folded", () => {
    const parts = Array.from({ length: 300 }, (_item, index) => `a.p${index}`).join(" + ");
    const inner = `reduce(b = a, y IN [1] | ${parts} + b.p1)`;
    expect(codes(`RETURN reduce(a = {p: 1}, x IN range(1, 99) | ${inner} + ${inner} + ${inner}) AS x`)).toEqual([
      "doubling",
    ]);
    expect(codes(`RETURN ${"[x IN [".repeat(45)}1${"] | x]".repeat(45)} AS x`)).toContain("iteration-nesting");
    expect(codes(`RETURN ${"CASE WHEN 1=1 THEN ".repeat(700)} 1 ${"END ".repeat(700)} AS x`)).toContain(
      "expression-too-long",
    );
  });

  it("with every broken rule at once", () => {
    expect(codes("MATCH (n) WHERE n.a =~ 'x' SET n.b = evil.f(1)")).toEqual(
      expect.arrayContaining(["regular-expression", "write-clause", "function", "no-return"]),
    );
  });
});

describe("a parameter is refused", () => {
  it("with a list that is too long, at any depth", () => {
    const ids = Array.from({ length: 10_001 }, () => 1);
    expect(codes("RETURN $p AS x", { p: ids })).toEqual(["parameter-too-large"]);
    expect(codes("RETURN $p AS x", { p: { a: [{ b: ids }] } })).toEqual(["parameter-too-large"]);
    expect(codes("RETURN $p AS x", { p: ids.slice(1) })).toEqual([]);
  });

  it("when it is too deep or too large", () => {
    const deep: unknown = JSON.parse("[".repeat(5_000) + "]".repeat(5_000));
    expect(codes("RETURN $p AS x", { p: deep })).toEqual(["parameter-too-large"]);
    expect(codes("RETURN $p AS x", { p: "a".repeat(1_000_001) })).toEqual(["parameter-too-large"]);
  });
});

describe("a saved query", () => {
  it("may be pasted into the workbench, but for ranges that grow with its data", () => {
    const found = CATALOGUE.flatMap(({ name, cypher, params }) =>
      codes(cypher, params).map((code) => `${name}: ${code}`),
    );
    expect(found.filter((line) => !line.endsWith("range-bounds"))).toEqual([]);
  });

  it("may grow what a stranger's may not, and still only reads", () => {
    expect(codes("UNWIND range(0, $n) AS x RETURN x", { n: 3 }, { saved: true })).toEqual([]);
    expect(codes("MATCH (n) SET n.x = 1", {}, { saved: true })).toContain("write-clause");
  });
});

describe("the lists", () => {
  it.each(readList("legitimate"))("accept $cypher", ({ cypher, params }) => {
    expect(violations(cypher, params)).toEqual([]);
  });

  it("call every function that may be called at least once", () => {
    const called = new Set(
      readList("legitimate").flatMap(({ cypher }) =>
        [...cypher.matchAll(/([A-Za-z_][\w.]*) ?\(/g)].map((match) => (match[1] ?? "").toLowerCase()),
      ),
    );
    expect([...FUNCTIONS].filter((name) => !called.has(name))).toEqual([]);
  });

  it("send what was written, without comments and without the last semicolon", () => {
    const text = "MATCH (n) /* a */ RETURN n; // end";
    expect(checkText(text, {}, DEFAULT_LIMITS).sent).toBe("MATCH (n)         RETURN n        ");
  });
});
