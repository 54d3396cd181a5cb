// The LIMIT put into a query for an engine that builds its whole result.
import { describe, expect, it } from "vitest";
import { GuardRefusal } from "#guard";
import { checkText } from "#guard/check-text";
import { DEFAULT_LIMITS } from "#guard/limits";
import { limitRows } from "#guard/row-limit";

function limited(text: string, params = {}): string {
  return limitRows(checkText(text, params, DEFAULT_LIMITS), 5_001, params);
}

describe("a limit", () => {
  it.each([
    ["RETURN 1 AS x", "RETURN 1 AS x LIMIT 5001"],
    ["RETURN 1 AS x // end", "RETURN 1 AS x LIMIT 5001       "],
    ["RETURN 1 AS x;", "RETURN 1 AS x LIMIT 5001 "],
    ["RETURN 1 AS x LIMIT 10", "RETURN 1 AS x LIMIT 10"],
    ["RETURN 1 AS x LIMIT 100000", "RETURN 1 AS x LIMIT 5001  "],
    ["MATCH (n) RETURN n ORDER BY n.id SKIP 3", "MATCH (n) RETURN n ORDER BY n.id SKIP 3 LIMIT 5001"],
    ["MATCH (n) WITH n LIMIT 9999 RETURN n", "MATCH (n) WITH n LIMIT 9999 RETURN n LIMIT 5001"],
    ["CALL { RETURN 1 AS x LIMIT 3 } RETURN x", "CALL { RETURN 1 AS x LIMIT 3 } RETURN x LIMIT 5001"],
    ["MATCH (n) RETURN n.limit AS limit", "MATCH (n) RETURN n.limit AS limit LIMIT 5001"],
    ["MATCH (n) RETURN n.limit", "MATCH (n) RETURN n.limit LIMIT 5001"],
    ["WITH 1 AS limit RETURN limit", "WITH 1 AS limit RETURN limit LIMIT 5001"],
    [
      "WITH 1 AS limit RETURN limit AS x ORDER BY limit DESC",
      "WITH 1 AS limit RETURN limit AS x ORDER BY limit DESC LIMIT 5001",
    ],
    ["RETURN 'LIMIT 3' AS x", "RETURN 'LIMIT 3' AS x LIMIT 5001"],
    ["CALL db.labels()", "CALL db.labels()"],
    ["RETURN 1 AS x UNION ALL RETURN 2 AS x LIMIT 9999", "RETURN 1 AS x LIMIT 5001 UNION ALL RETURN 2 AS x LIMIT 5001"],
    [
      "RETURN 1 AS x UNION RETURN DISTINCT 2 AS x",
      "RETURN DISTINCT 1 AS x LIMIT 5001 UNION RETURN DISTINCT 2 AS x LIMIT 5001",
    ],
  ])("makes %j into %j", (text, expected) => {
    expect(limited(text)).toBe(expected);
  });

  it("knows the value of a parameter", () => {
    expect(limited("RETURN 1 AS x LIMIT $n", { n: 10 })).toBe("RETURN 1 AS x LIMIT $n");
    expect(limited("RETURN 1 AS x LIMIT $n", { n: 9_999 })).toBe("RETURN 1 AS x LIMIT 5001");
  });

  it.each([
    ["RETURN 1 AS x LIMIT 1 + 1", {}],
    ["RETURN 1 AS x LIMIT toInteger(3)", {}],
    ["RETURN 1 AS x LIMIT (3)", {}],
    ["RETURN 1 AS x LIMIT 1.5", {}],
    ["RETURN 1 AS x LIMIT $n", { n: "all" }],
    ["RETURN 1 AS x LIMIT $n", { n: -1 }],
  ])("that is an expression is refused: %s", (text, params) => {
    expect(() => limited(text, params)).toThrow(GuardRefusal);
  });
});
