// Runs both lists against both real engines: no hostile statement has an effect, no legitimate one is refused.
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { createGuard, GuardRefusal } from "#guard";
import type { Guard, GuardLimits } from "#guard";
import { checkPlan } from "#guard/check-plan";
import { LexError } from "#guard/lexer";
import { StoreError } from "#store";
import { openGrafeo, openNeo4j, type OpenedEngine } from "./open-engines.ts";
import { readList, type ListedStatement } from "./read-lists.ts";
import { setTrap, type Trap } from "./trap.ts";
import { VARIANTS } from "./variants.ts";

const neo4j = inject("neo4j");

/** A busy machine plans slowly; how often one address asks is no question here. */
const LIMITS = { explainTimeoutMs: 20_000, rows: 200, budgetMs: 1e12 };
/** What can only be stopped is stopped soon; memory takes longer to fill than that. */
const HEAVY_LIMITS = { ...LIMITS, timeoutMs: 600 };
const MEMORY_LIMITS = { ...LIMITS, timeoutMs: 4_000 };
const PER_ENGINE_MS = 240_000;
const LET_GO_MS = 30_000;
const HELLO: ListedStatement = { category: "", cypher: "RETURN 1 AS one", params: {}, everywhere: true };

interface Outcome {
  /** "refused" by the guard, "stopped" or "failed" in the database, "answered". */
  readonly kind: "refused" | "stopped" | "failed" | "answered";
  readonly code: string;
  readonly rows: readonly string[];
}

async function ask(guard: Guard, { cypher, params }: ListedStatement): Promise<Outcome> {
  const rows: string[] = [];
  const sink = { columns: () => {}, row: (values: readonly unknown[]) => void rows.push(JSON.stringify(values)) };
  try {
    await guard.run({ cypher, params, address: "192.0.2.1" }, sink);
    return { kind: "answered", code: "", rows };
  } catch (error) {
    if (error instanceof GuardRefusal) return { kind: "refused", code: error.code, rows };
    if (!(error instanceof StoreError)) throw error;
    const isStopped = error.code === "timeout" || error.code === "memory";
    return { kind: isStopped ? "stopped" : "failed", code: error.code, rows };
  }
}

function aimed(statement: ListedStatement, trap: Trap): ListedStatement {
  const cypher = statement.cypher.replaceAll("CANARY", trap.canary).replaceAll("TRAP", trap.origin);
  return { ...statement, cypher, params: { ...statement.params, url: `${trap.origin}/parameter` } };
}

/** Every spelling of a statement that can be cut into tokens. */
function spellings(statement: ListedStatement): readonly ListedStatement[] {
  return Object.values(VARIANTS).flatMap((vary) => {
    try {
      return [{ ...statement, cypher: vary(statement.cypher) }];
    } catch (error) {
      if (error instanceof LexError) return [];
      throw error;
    }
  });
}

const HOSTILE = readList("hostile");
const EFFECTS = HOSTILE.filter(({ category }) => category === "write" || category === "reach");
const HEAVY = HOSTILE.filter(({ category }) => category === "heavy");
const MEMORY = HOSTILE.filter(({ category }) => category === "memory");
const LIGHT = HOSTILE.filter((statement) => !HEAVY.includes(statement) && !MEMORY.includes(statement));
const LEGITIMATE = readList("legitimate");

describe("the lists", () => {
  it("hold at least 400 hostile and 200 legitimate statements, each once", () => {
    for (const [list, least] of [
      [HOSTILE, 400],
      [LEGITIMATE, 200],
    ] as const) {
      expect(new Set(list.map(({ cypher }) => cypher)).size).toBe(list.length);
      expect(list.length).toBeGreaterThanOrEqual(least);
    }
  });
});

const ENGINES = [
  { engine: "grafeo" as const, open: openGrafeo, isThere: true },
  {
    engine: "neo4j" as const,
    open: () => {
      if (neo4j === null) throw new Error("no Neo4j");
      return openNeo4j(neo4j);
    },
    isThere: neo4j !== null,
  },
];

describe.each(ENGINES)("strangers' queries on $engine", ({ engine, open, isThere }) => {
  describe.skipIf(!isThere)("with the guard", () => {
    let opened: OpenedEngine;
    let guard: Guard;
    let trap: Trap;
    let before: string;

    beforeAll(async () => {
      [opened, trap] = await Promise.all([open(), setTrap()]);
      guard = createGuard({ store: opened.store, limits: LIMITS });
      before = await opened.checksum();
    });

    afterAll(async () => {
      await opened.dispose();
      await trap.close();
    });

    const expectUntouched = async () => {
      expect(await opened.checksum()).toBe(before);
      expect(trap.hits()).toBe(0);
    };

    it("answers every legitimate one", { timeout: PER_ENGINE_MS }, async () => {
      const problems: string[] = [];
      for (const statement of LEGITIMATE) {
        const { kind, code } = await ask(guard, statement);
        const isMissingForm = kind === "failed" && !statement.everywhere && engine === "grafeo";
        if (kind !== "answered" && !isMissingForm) problems.push(`${kind} (${code}): ${statement.cypher}`);
      }
      expect(problems).toEqual([]);
    });

    it("lets no hostile one through to anything", { timeout: PER_ENGINE_MS }, async () => {
      const answered: string[] = [];
      for (const statement of LIGHT) {
        const { kind, rows } = await ask(guard, aimed(statement, trap));
        expect(rows.join("\n")).not.toContain(trap.secret);
        if (kind === "answered") answered.push(statement.cypher);
      }
      expect(answered).toEqual([]);
      await expectUntouched();
    });

    it("lets no other spelling of them through", { timeout: PER_ENGINE_MS }, async () => {
      const passed: string[] = [];
      const statements = EFFECTS.flatMap((statement) => spellings(aimed(statement, trap)));
      expect(statements.length).toBeGreaterThan(EFFECTS.length * 10);
      for (const statement of statements) {
        const { kind } = await ask(guard, statement);
        if (kind !== "refused") passed.push(statement.cypher);
      }
      expect(passed).toEqual([]);
      await expectUntouched();
    });

    it("would see through them by the plan alone", { timeout: PER_ENGINE_MS }, async () => {
      const passed: string[] = [];
      let explained = 0;
      // Words before the statement would change what EXPLAIN means.
      for (const statement of EFFECTS.filter(({ cypher }) => !/^(EXPLAIN|PROFILE|USING)/.test(cypher))) {
        const { cypher, params } = aimed(statement, trap);
        try {
          const plan = await opened.store.explain({ cypher, parameters: params });
          explained++;
          checkPlan(plan, engine);
          if (!isHarmless(cypher)) passed.push(cypher);
        } catch (error) {
          if (!(error instanceof StoreError) && !(error instanceof GuardRefusal)) throw error;
        }
      }
      expect(passed).toEqual([]);
      expect(explained).toBeGreaterThan(20);
      await expectUntouched();
    });

    /** Runs each and waits until its slot is free; gives the codes of those that did not end by themselves. */
    const stoppedBy = async (limits: Partial<GuardLimits>, statements: readonly ListedStatement[]) => {
      const codes: string[] = [];
      const short = createGuard({ store: opened.store, limits });
      for (const statement of statements) {
        const { kind, code } = await ask(short, statement);
        if (kind !== "answered") codes.push(code);
        await vi.waitFor(() => expect(short.counts()).toEqual({ running: 0, waiting: 0, stuck: 0 }), {
          timeout: LET_GO_MS,
          interval: 20,
        });
      }
      expect(await ask(guard, HELLO)).toEqual({ kind: "answered", code: "", rows: ["[1]"] });
      await expectUntouched();
      return codes;
    };

    it("stops what takes time, and is free again", { timeout: PER_ENGINE_MS }, async () => {
      const codes = await stoppedBy(HEAVY_LIMITS, HEAVY);
      expect(codes.filter((code) => code === "timeout").length).toBeGreaterThan(HEAVY.length / 2);
    });

    it("stops what takes memory, and is free again", { timeout: PER_ENGINE_MS }, async () => {
      const codes = await stoppedBy(MEMORY_LIMITS, MEMORY);
      expect(codes).toHaveLength(MEMORY.length);
      expect(codes).toContain("memory");
    });

    // Last: it proves that the trap and the canary would have told.
    it("is what stands between a stranger and the machine", async () => {
      const cypher =
        engine === "grafeo"
          ? `LOAD CSV FROM '${trap.canary}' AS row RETURN row`
          : `LOAD CSV FROM '${trap.origin}/x' AS row RETURN row`;
      const { rows } = await opened.store.run({ cypher });
      expect(JSON.stringify(rows)).toContain(trap.secret);
      expect(trap.hits()).toBeGreaterThanOrEqual(engine === "neo4j" ? 1 : 0);
    });
  });
});

/** Statements of the lists whose plan is one of reading: what is wrong with them is in the text. */
function isHarmless(cypher: string): boolean {
  return cypher.startsWith("RETURN file()") || /RETURN 1 AS one \} IN /.test(cypher);
}
