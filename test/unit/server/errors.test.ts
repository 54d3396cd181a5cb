// Failures to problem documents: every store code has one, and what is meant for the log stays there.
import { describe, expect, it } from "vitest";
import { StoreError } from "#store/graph-store";
import type { StoreErrorCode } from "#store/graph-store";
import { PROBLEMS, ProblemError, presentProblem, toProblemError } from "#web/server/errors";

const STATUS: Readonly<Record<StoreErrorCode, number>> = {
  unavailable: 503,
  damaged: 503,
  empty: 503,
  syntax: 400,
  refused: 400,
  timeout: 504,
  cancelled: 503,
  memory: 422,
  locked: 503,
  constraint: 409,
  internal: 500,
};

describe("toProblemError", () => {
  it.each(Object.entries(STATUS))("maps a store's %s to %i", (code, status) => {
    const problem = toProblemError(new StoreError(code as StoreErrorCode, "words")); // keys of the table above
    expect(PROBLEMS[problem.code].status).toBe(status);
  });

  it("keeps where a query is wrong", () => {
    const error = new StoreError("syntax", "unexpected )", { position: { line: 2, column: 5 } });
    expect(presentProblem(toProblemError(error), "r")).toMatchObject({
      code: "query-syntax",
      detail: "unexpected )",
      position: { line: 2, column: 5 },
    });
  });

  it("never shows a stranger the words of an unknown failure", () => {
    const told = presentProblem(toProblemError(new Error("secret path /srv/x")), "r-1");
    expect(told).toMatchObject({ code: "internal", status: 500, requestId: "r-1" });
    expect(JSON.stringify(told)).not.toContain("secret");
  });

  it("never shows an address of the database", () => {
    const told = presentProblem(toProblemError(new StoreError("unavailable", "bolt://10.0.0.1 refused")), "r");
    expect(JSON.stringify(told)).not.toContain("10.0.0.1");
  });

  it("leaves a problem as it is", () => {
    const problem = new ProblemError("not-found", "no");
    expect(toProblemError(problem)).toBe(problem);
  });

  it.each([
    [413, "body-too-large"],
    [415, "unsupported-media-type"],
    [429, "too-many-requests"],
    [400, "bad-request"],
    [500, "internal"],
  ])("reads a plugin's status %i", (statusCode, code) => {
    expect(toProblemError(Object.assign(new Error("x"), { statusCode })).code).toBe(code);
  });
});
