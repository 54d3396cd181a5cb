// Kept answers: found again, within a total, without the one that was not asked for longest.
import { describe, expect, it } from "vitest";
import type { Answered } from "#web/server/routes/queries/answer-cache";
import { createAnswerCache } from "#web/server/routes/queries/answer-cache";

function answerOf(text: string): Answered {
  const query = {
    name: "own",
    title: text,
    question: "Is this one?",
    params: [],
    result: "table" as const,
    columns: [],
    caveats: [],
    group: "",
    order: 1,
    featured: null,
    example: {},
    cypher: "",
  };
  const rest = { parameters: {}, addressParameters: {}, ignored: [], asked: "", columns: [], rows: [], rowCount: 0 };
  return { ms: 1, response: { ok: true, query, ...rest, truncated: false, dataVersion: "v" } };
}

const size = JSON.stringify(answerOf("").response).length;

describe("the kept answers", () => {
  it("are found again, each under its own question", () => {
    const cache = createAnswerCache();
    cache.keep("a", answerOf("a"));
    expect(cache.get("a")?.response.query.title).toBe("a");
    expect(cache.get("b")).toBeUndefined();
  });

  it("stay within their total: what was not asked for longest goes", () => {
    const cache = createAnswerCache({ total: size * 2 + 10, one: size * 2 });
    cache.keep("a", answerOf("a"));
    cache.keep("b", answerOf("b"));
    cache.get("a");
    cache.keep("c", answerOf("c"));
    expect([cache.get("a"), cache.get("b"), cache.get("c")].map((found) => found?.response.query.title)).toEqual([
      "a",
      undefined,
      "c",
    ]);
  });

  it("count one that is kept again once, and never keep one that is too large", () => {
    const cache = createAnswerCache({ total: size * 2 + 10, one: size + 5 });
    for (let count = 0; count < 5; count += 1) cache.keep("a", answerOf("a"));
    cache.keep("b", answerOf("b"));
    expect(cache.get("a")).toBeDefined();
    cache.keep("large", answerOf("x".repeat(100)));
    expect(cache.get("large")).toBeUndefined();
    expect(cache.get("b")).toBeDefined();
  });
});
