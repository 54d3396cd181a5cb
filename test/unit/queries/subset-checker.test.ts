// The checker of the common subset: each rule is seen to catch its form at its place, and the project's own files pass.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { builtInQueries, checkSubset, SUBSET_RULES } from "#queries";

/** Rule, and a statement that breaks it; ^ marks where the problem is shown. */
const BROKEN: readonly (readonly [rule: string, marked: string])[] = [
  ["label-alternation", "MATCH (n:A^|B) RETURN n.id AS id"],
  ["label-alternation", "MATCH (n:A^&B) RETURN n.id AS id"],
  ["label-alternation", "MATCH (n) WHERE n:A^|B RETURN n.id AS id"],
  ["dynamic-label", "MATCH (n:^$(l)) RETURN n.id AS id"],
  ["inline-where", "MATCH (n:A ^WHERE n.x = 1) RETURN n.id AS id"],
  ["inline-where", "MATCH (n)-[r:T ^WHERE r.x = 1]->(m) RETURN n.id AS id"],
  ["collect-subquery", "RETURN ^COLLECT { MATCH (n) RETURN n.id AS id } AS ids"],
  ["exists-return", "MATCH (n) WHERE EXISTS { MATCH (n)--(m) ^RETURN m } RETURN n.id AS id"],
  [
    "optional-exists",
    "MATCH (a) OPTIONAL MATCH (a)--(b) WHERE ($x OR NOT ^EXISTS { (b)--(c) }) RETURN a.id AS id, b.id AS other",
  ],
  ["quantified-path", "MATCH ((a)-[:T]->(b))^{1,3} RETURN a.id AS id"],
  ["quantified-path", "MATCH (a)-[:T]->^{1,3}(b) RETURN a.id AS id"],
  ["quantified-path", "MATCH (a)-->^+(b) RETURN a.id AS id"],
  ["shortest", "MATCH p = ^SHORTEST 2 (a)--(b) RETURN length(p) AS n"],
  ["unbounded-length", "MATCH (a)-^[*]-(b) RETURN a.id AS id"],
  ["unbounded-length", "MATCH (a)-^[:T*2..]-(b) RETURN a.id AS id"],
  ["long-length", "MATCH (a)-^[*1..7]-(b) RETURN a.id AS id"],
  ["long-length", "MATCH p = shortestPath((a)-^[*..16]-(b)) RETURN length(p) AS n"],
  ["store-id", "MATCH (a) RETURN ^id(a) AS id"],
  ["store-id", "MATCH (a) WHERE ^elementId(a) = $x RETURN a.id AS id"],
  ["dotted-function", "RETURN duration.^between($a, $b) AS d"],
  ["temporal", "RETURN ^date($d) AS d"],
  ["percentile", "MATCH (a) RETURN ^percentileCont(a.x, $p) AS d"],
  ["untried-function", "MATCH (a) RETURN ^stDev(a.x) AS d"],
  ["round-digits", "RETURN ^round(1.234, 2) AS x"],
  ["regex", "MATCH (a) WHERE a.x ^=~ 'b' RETURN a.id AS id"],
  ["negative-slice", "RETURN $x[^-2..] AS y"],
  ["negative-slice", "RETURN $x[..^-2] AS y"],
  ["node-as-value", "MATCH (a)--(b) RETURN CASE WHEN a.x = 1 THEN ^a ELSE b.id END AS n"],
  ["nodes-in-comprehension", "MATCH p = (a)--(b) RETURN [n IN nodes(p) | ^n] AS ns"],
  ["lone-aggregate", "MATCH (a) RETURN ^sum(a.x) / 2 AS n"],
  ["lone-aggregate", "MATCH (a) RETURN size(^collect(a.x)) AS n"],
  ["order-by-value", "MATCH (a) RETURN a.id AS id ORDER BY ^a"],
  ["order-by-value", "MATCH (a) WITH [a.id] AS xs RETURN head(xs) AS id ORDER BY xs^[0]"],
  ["writes", "MATCH (a) ^SET a.x = 1 RETURN a.id AS id"],
  ["writes", "^MERGE (a:A {id: 1})"],
  ["writes", "MATCH (a) ^REMOVE a.x RETURN a.id AS id"],
  ["load-csv", "^LOAD CSV FROM 'x' AS row RETURN row AS row"],
  ["administration", "^EXPLAIN RETURN 1 AS x"],
  ["subquery-scope", "^CALL { MATCH (a) RETURN a.id AS id } RETURN id AS id"],
  ["too-many-clauses", "RETURN 1 AS x ".repeat(128) + "^RETURN 1 AS x"],
  ["one-statement", "RETURN 1 AS x; ^RETURN 2 AS y"],
  ["return-all", "MATCH (a) RETURN ^*"],
  ["alias", "MATCH (a) RETURN ^a.id"],
  ["alias", "MATCH (a) RETURN a.id AS id, ^count(*)"],
  ["with-carries", "MATCH (a)--(b) WITH a WHERE ^b.x = 1 RETURN a.id AS id"],
  ["unclosed", "MATCH ^(a RETURN 1 AS x"],
  ["unclosed", "RETURN ^'x AS y"],
  ["unclosed", "^/* RETURN 1 AS x"],
];

/** Forms that break two rules at once, or one twice. */
const BROKEN_TWICE: readonly (readonly [rules: readonly string[], text: string])[] = [
  [["procedure", "dotted-function"], "CALL db.labels() YIELD label RETURN label AS l"],
  [["collect-slice", "lone-aggregate"], "MATCH (a) RETURN collect(a.id)[0..2] AS x"],
  [["node-as-value", "node-as-value"], "MATCH (a)--(b) RETURN coalesce(a, b) AS n"],
  [
    ["joined-node-lists", "lone-aggregate", "joined-node-lists", "lone-aggregate"],
    "MATCH (a)--(b) WITH collect(a) + collect(b) AS ns RETURN size(ns) AS n",
  ],
];

const ALLOWED = [
  "MATCH (n:A:B)-[r:T|U*1..3]->(m) WHERE n:C OR m:D RETURN n.id AS id, type(head([x IN r | x])) AS t",
  "MATCH (n) WHERE n.set = 'CREATE (x) DELETE' /* MERGE */ AND n.`load csv` = 1 // DROP\nRETURN n AS node",
  "MATCH (n) WHERE any(x IN n.xs WHERE x = 1) AND EXISTS { (n)--(m) WHERE m.x = 1 } RETURN COUNT { (n)--() } AS c, n.id AS id ORDER BY c",
  "MATCH (n) RETURN n.id AS id ORDER BY n.name DESC, id SKIP 1 LIMIT $limit;",
  "MATCH (n) WITH n, count(*) AS c WHERE n.x = c RETURN {create: n.id, set: 1} AS m",
  "MATCH (s {id: $a}) CALL (s) { MATCH (s)--(m) RETURN m.id AS id UNION RETURN s.id AS id } RETURN id",
];

describe("the checker of the subset", () => {
  it.each(BROKEN)("%s in %s", (rule, marked) => {
    const at = marked.indexOf("^");
    const text = marked.slice(0, at) + marked.slice(at + 1);
    const problems = checkSubset(text);
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
    expect(problems[0]?.offset).toBe(at);
    expect(problems[0]?.instead).not.toBe("");
  });

  it.each(BROKEN_TWICE)("%s in %s", (rules, text) => {
    expect(
      checkSubset(text)
        .map((problem) => problem.rule)
        .toSorted(),
    ).toEqual(rules.toSorted());
  });

  it("has a broken statement for every rule", () => {
    const seen = new Set([...BROKEN.map(([rule]) => rule), ...BROKEN_TWICE.flatMap(([rules]) => rules)]);
    expect([...seen].toSorted()).toEqual([...SUBSET_RULES].toSorted());
  });

  it.each(ALLOWED)("lets %s pass", (text) => {
    expect(checkSubset(text)).toEqual([]);
  });

  it("says line and column in the text", () => {
    const [problem] = checkSubset("MATCH (n)\n// a comment\nRETURN n.id");
    expect(problem).toMatchObject({ rule: "alias", line: 3, column: 8 });
  });
});

describe("the project's own questions", () => {
  const root = builtInQueries();
  // Files under app/neo4j ask graphs that the ingest did not load, by Neo4j's own ids: on purpose outside the subset.
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".cypher") && !file.startsWith(path.join("app", "neo4j")))
    .toSorted();

  it("are found", () => expect(files.length).toBeGreaterThan(30));

  it.each(files)("%s is inside the subset", (file) => {
    expect(checkSubset(readFileSync(path.join(root, file), "utf8"))).toEqual([]);
  });
});
