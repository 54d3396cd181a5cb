// What the guard does around a store: order, limits, plans, answers in time, and slots that stay taken until the
// database lets go. The store is scripted here, because a real one cannot be made to hang on demand.
import { describe, expect, it } from "vitest";
import { createGuard, GuardRefusal } from "#guard";
import type { GuardDependencies } from "#guard";
import { checkPlan } from "#guard/check-plan";
import { StoreError } from "#store/graph-store";
import type { LimitedRun, LimitedSink, Plan } from "#store/graph-store";
import { failureOf, handClock, settle } from "./hand-clock.ts";

const READING: Plan = { operators: [{ name: "ProduceResults@neo4j", detail: "x" }], statementType: "r", text: "" };
const ANSWER: LimitedRun = { columns: ["x"], rows: 0, truncated: false, ms: 1 };
const SINK: LimitedSink = { columns: () => {}, row: () => {} };

type Store = GuardDependencies["store"];

function open(script: Partial<Store> = {}) {
  const clock = handClock();
  const calls: string[] = [];
  const store: Store = {
    engine: "neo4j",
    explain: async () => READING,
    runLimited: async () => ANSWER,
    ...script,
  };
  const recording: Store = {
    engine: store.engine,
    explain: (statement, options) => {
      calls.push(`explain ${statement.cypher}`);
      return store.explain(statement, options);
    },
    runLimited: (statement, limits, sink, options) => {
      calls.push(`run ${statement.cypher} ${limits.timeoutMs}`);
      return store.runLimited(statement, limits, sink, options);
    },
  };
  const guard = createGuard({ store: recording, clock });
  const run = (cypher: string, options: { saved?: boolean; signal?: AbortSignal; address?: string } = {}) =>
    guard.run({ cypher, params: {}, address: "192.0.2.1", ...options }, SINK);
  return { clock, calls, guard, run };
}

/** A promise that the test settles. */
function pending<T>() {
  const settlers: ((value: T) => void)[] = [];
  const promise = new Promise<T>((resolve) => {
    settlers.push(resolve);
  });
  return { promise, settleWith: (value: T) => settlers.forEach((settler) => settler(value)) };
}

describe("the guard", () => {
  it("explains first, then runs with the limits of a stranger or of a saved query", async () => {
    const { calls, run } = open();
    expect(await run("RETURN 1 AS x // all")).toEqual(ANSWER);
    await run("RETURN 1 AS x", { saved: true });
    expect(calls).toEqual([
      "explain RETURN 1 AS x       ",
      "run RETURN 1 AS x        5000",
      "explain RETURN 1 AS x",
      "run RETURN 1 AS x 15000",
    ]);
  });

  it("counts what planning took against the limit, and speaks of the whole", async () => {
    const slowly = open({
      explain: async () => {
        await new Promise<void>((resolve) => void slowly.clock.after(1_200, resolve));
        return READING;
      },
      runLimited: (_statement, { timeoutMs }) =>
        Promise.reject(new StoreError("timeout", `The query was stopped after ${timeoutMs / 1000} s.`)),
    });
    const answer = failureOf(slowly.run("RETURN 1 AS x"));
    await slowly.clock.pass(1_200);
    expect(await answer).toMatchObject({ code: "timeout", message: "The query was stopped after 5 s." });
    expect(slowly.calls.at(-1)).toBe("run RETURN 1 AS x 3800");
  });

  it("asks the store nothing about a text that breaks a rule", async () => {
    const { calls, run } = open();
    await expect(run("MATCH (n) DELETE n")).rejects.toBeInstanceOf(GuardRefusal);
    expect(calls).toEqual([]);
  });

  it("limits rows in the text for the embedded engine only", async () => {
    const plan: Plan = { operators: [{ name: "Return", detail: "(1 AS x)" }], text: "" };
    const { calls, run } = open({ engine: "grafeo", explain: async () => plan });
    await run("RETURN 1 AS x");
    expect(calls.at(-1)).toBe("run RETURN 1 AS x LIMIT 5001 5000");
  });

  it("runs nothing whose plan has an unknown step", async () => {
    const plan = { ...READING, operators: [{ name: "LoadCSV@neo4j", detail: "" }] };
    const { calls, guard, run } = open({ explain: async () => plan });
    await expect(run("RETURN 1 AS x")).rejects.toMatchObject({ code: "plan-operator" });
    expect(calls).toHaveLength(1);
    expect(guard.counts().running).toBe(0);
  });

  it("says in its own words that planning took too long", async () => {
    const { run } = open({ explain: () => Promise.reject(new StoreError("timeout", "stopped")) });
    await expect(run("RETURN 1 AS x")).rejects.toMatchObject({ code: "explain-timeout" });
  });

  it("passes the store's own errors on", async () => {
    const { run } = open({ explain: () => Promise.reject(new StoreError("syntax", "no")) });
    await expect(run("RETURN 1 AS x")).rejects.toMatchObject({ name: "StoreError", code: "syntax" });
  });
});

describe("a query that does not stop", () => {
  it("is answered soon after its deadline, and keeps its slot until the database lets go", async () => {
    const stuck = pending<LimitedRun>();
    const { clock, guard, run } = open({ runLimited: () => stuck.promise });
    const answer = failureOf(run("RETURN 1 AS x"));
    await clock.pass(5_500);
    expect(await answer).toMatchObject({ name: "StoreError", code: "timeout" });
    expect(guard.counts()).toEqual({ running: 1, waiting: 0, stuck: 1 });
    stuck.settleWith(ANSWER);
    await settle();
    expect(guard.counts()).toEqual({ running: 0, waiting: 0, stuck: 0 });
  });

  it("sends no row after its answer", async () => {
    const stuck = pending<LimitedRun>();
    const rows: unknown[] = [];
    let late: LimitedSink = SINK;
    const { clock, guard } = open({
      runLimited: (_statement, _limits, sink) => {
        late = sink;
        return stuck.promise;
      },
    });
    const sink: LimitedSink = { columns: () => {}, row: (values) => void rows.push(values) };
    const query = { cypher: "RETURN 1 AS x", params: {}, address: "192.0.2.1" };
    const answer = failureOf(guard.run(query, sink));
    await clock.pass(100);
    await late.row([1]);
    await clock.pass(6_000);
    expect(await answer).toMatchObject({ code: "timeout" });
    await late.row([2]);
    expect(rows).toEqual([[1]]);
  });

  it("turns free queries off with another one, and saved ones stay", async () => {
    const stuck = pending<LimitedRun>();
    let isStuck = true;
    const { clock, run } = open({ runLimited: () => (isStuck ? stuck.promise : Promise.resolve(ANSWER)) });
    const answers = [run("RETURN 1 AS x"), run("RETURN 2 AS x")].map(failureOf);
    await clock.pass(6_000);
    for (const answer of answers) expect(await answer).toMatchObject({ code: "timeout" });
    isStuck = false;
    const other = { address: "192.0.2.9" };
    await expect(run("RETURN 3 AS x", other)).rejects.toMatchObject({ code: "free-queries-off" });
    expect(await run("RETURN 3 AS x", { ...other, saved: true })).toEqual(ANSWER);
    stuck.settleWith(ANSWER);
    await settle();
    expect(await run("RETURN 3 AS x", other)).toEqual(ANSWER);
  });

  it("is charged to its address, which then has to wait", async () => {
    const { clock, run } = open({ explain: () => Promise.reject(new StoreError("refused", "no")) });
    const slow = open({
      runLimited: async () => {
        await new Promise<void>((resolve) => {
          slow.clock.after(4_000, resolve);
        });
        return ANSWER;
      },
    });
    await expect(run("RETURN 1 AS x")).rejects.toMatchObject({ code: "refused" });
    await clock.pass(0);
    const asked = ["2001:db8::1", "2001:db8::2"];
    const outcomes: string[] = [];
    for (let index = 0; index < 40; index++) {
      const pair = asked.map((address) =>
        slow.run("RETURN 1 AS x", { address }).then(
          () => outcomes.push("answered"),
          (error: unknown) => outcomes.push(error instanceof GuardRefusal ? error.code : "other"),
        ),
      );
      await slow.clock.pass(4_000);
      await Promise.all(pair);
    }
    expect(outcomes.indexOf("budget")).toBeGreaterThan(20);
    expect(new Set(outcomes)).toEqual(new Set(["answered", "budget"]));
    expect(
      await slow.run("RETURN 1 AS x", { address: "2001:db8::1", saved: true }).catch((error: unknown) => error),
    ).toMatchObject({
      code: "budget",
    });
  });

  it("is given up when the visitor leaves and the database does not react", async () => {
    const stuck = pending<LimitedRun>();
    const { clock, guard, run } = open({ runLimited: () => stuck.promise });
    const leaving = new AbortController();
    const answer = failureOf(run("RETURN 1 AS x", { signal: leaving.signal }));
    await clock.pass(10);
    leaving.abort();
    await clock.pass(400);
    expect(await answer).toMatchObject({
      code: "cancelled",
    });
    expect(guard.counts().stuck).toBe(1);
    stuck.settleWith(ANSWER);
    await settle();
    expect(guard.counts().running).toBe(0);
  });
});

describe("a plan", () => {
  it.each([
    ["a write", { ...READING, operators: [{ name: "Create@neo4j", detail: "" }] }, "plan-operator"],
    ["a command", { ...READING, operators: [{ name: "TerminateTransactions@neo4j", detail: "" }] }, "plan-operator"],
    ["a step nobody knows", { ...READING, operators: [{ name: "Brandnew@neo4j", detail: "" }] }, "plan-operator"],
    ["no steps", { ...READING, operators: [] }, "plan-operator"],
    ["another type", { ...READING, statementType: "rw" }, "plan-type"],
    ["no type", { operators: READING.operators, text: "" }, "plan-type"],
    [
      "a procedure that is not listed",
      { ...READING, operators: [{ name: "ProcedureCall@neo4j", detail: "dbms.listConfig() :: (name :: STRING)" }] },
      "procedure",
    ],
  ])("with %s is refused on Neo4j", (_what, plan, code) => {
    expect(() => checkPlan(plan, "neo4j")).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ["LoadCsv", "('file:///x' AS row)", "plan-operator"],
    ["Merge", "(n)", "plan-operator"],
    ["Discriminant", "(12)", "plan-operator"],
    ["CallProcedure", "(grafeo.pagerank)", "procedure"],
    ["Filter", '(ExistsSubquery(LoadCsvOp { path: "x" }))', "plan-operator"],
  ])("with %s %s is refused on Grafeo", (name, detail, code) => {
    expect(() => checkPlan({ operators: [{ name, detail }], text: "" }, "grafeo")).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it("is not misled by a literal that names a step", () => {
    const detail = '(ExistsSubquery(FilterOp { right: String("say \\"LoadCsvOp { \\"") }))';
    expect(() => checkPlan({ operators: [{ name: "Filter", detail }], text: "" }, "grafeo")).not.toThrow();
  });
});
