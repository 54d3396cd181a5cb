// Decides whether a stranger's query may run, and runs it within its limits: text, plan, slot, budget, deadline.
import type { GraphStore, LimitedRun, LimitedSink, Parameters, Plan, RowLimits } from "#store/graph-store";
import { StoreError } from "#store/graph-store";
import { groupAddress } from "./address.ts";
import { createBudget } from "./budget.ts";
import { checkPlan } from "./check-plan.ts";
import { checkText, type CheckedText } from "./check-text.ts";
import { systemClock, type Clock } from "./clock.ts";
import { DEFAULT_LIMITS, type GuardLimits } from "./limits.ts";
import { GuardRefusal } from "./refusal.ts";
import { limitRows } from "./row-limit.ts";
import { createSlots, type SlotCounts } from "./slots.ts";

export interface GuardedQuery {
  readonly cypher: string;
  readonly params: Parameters;
  /** The visitor's IP address. */
  readonly address: string;
  /** From the catalogue: more time, and its author is trusted with the size of what it grows. */
  readonly saved?: boolean;
  /** The visitor has gone. */
  readonly signal?: AbortSignal;
}

export interface Guard {
  /**
   * Checks and runs. Rows go to the sink as they come; the answer says how many, and which limit cut them.
   * Throws GuardRefusal where the guard says no, StoreError where the database does ("syntax" with its position,
   * "timeout", "memory", "cancelled", …).
   */
  run(query: GuardedQuery, sink: LimitedSink): Promise<LimitedRun>;
  /** Checks and explains, for an editor: the plan, or the same errors as `run` before anything runs. */
  explain(query: GuardedQuery): Promise<Plan>;
  counts(): SlotCounts;
}

export interface GuardDependencies {
  readonly store: Pick<GraphStore, "engine" | "explain" | "runLimited">;
  readonly clock?: Clock;
  readonly limits?: Partial<GuardLimits>;
}

/** A place in the database that one query has. */
interface Place {
  /** One step in the database with its deadline in milliseconds. */
  readonly phase: <T>(timeoutMs: number, start: () => Promise<T>) => Promise<T>;
  /** Milliseconds since it was taken. */
  readonly heldMs: () => number;
}

/** A sink that hears nothing more once it is closed: the client already has its answer. */
function closableSink(sink: LimitedSink): LimitedSink & { close(): void } {
  let isOpen = true;
  return {
    columns: (names) => {
      if (isOpen) sink.columns(names);
    },
    row: (values) => (isOpen ? sink.row(values) : undefined),
    close: () => {
      isOpen = false;
    },
  };
}

export function createGuard(dependencies: GuardDependencies): Guard {
  const { store, clock = systemClock } = dependencies;
  const limits: GuardLimits = { ...DEFAULT_LIMITS, ...dependencies.limits };
  const slots = createSlots(limits, clock);
  const budget = createBudget({ budgetMs: limits.budgetMs, windowMs: limits.budgetWindowMs });

  const checkBudget = (address: string) => {
    const waitMs = budget.waitMs(address, clock.now());
    if (waitMs === 0) return;
    throw new GuardRefusal(
      {
        code: "budget",
        message: "This address has used its share of the database's time.",
        hint: "Ask again in a moment, or ask for less at a time.",
      },
      { retryAfterSeconds: Math.ceil(waitMs / 1000) },
    );
  };

  /** Rejects once the deadline and some grace have passed, or some grace after the client has gone. */
  const lateness = (timeoutMs: number, signal: AbortSignal | undefined) => {
    const stops: (() => void)[] = [];
    const late = new Promise<never>((_resolve, reject) => {
      const giveUp = (code: "timeout" | "cancelled", message: string) => reject(new StoreError(code, message));
      stops.push(clock.after(timeoutMs + limits.graceMs, () => giveUp("timeout", "The query was given up.")));
      const onAbort = () => {
        stops.push(clock.after(limits.graceMs, () => giveUp("cancelled", "The query was cancelled.")));
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      stops.push(() => signal?.removeEventListener("abort", onAbort));
    });
    return { late, stop: () => stops.forEach((stop) => stop()) };
  };

  /**
   * Takes a slot for the work, whose `phase` waits for one step in the database, but not longer than its deadline and
   * some grace. The slot is free again only when the database has let go; until then it counts as stuck.
   */
  const inSlot = async <T>(query: GuardedQuery, work: (place: Place) => Promise<T>): Promise<T> => {
    const address = groupAddress(query.address);
    checkBudget(address);
    const lease = await slots.take({ address, saved: query.saved === true, signal: query.signal });
    const startedAt = clock.now();
    const release = () => {
      const now = clock.now();
      budget.charge(address, now - startedAt, now);
      lease.release();
    };
    let running: Promise<unknown> | undefined;
    const phase: Place["phase"] = async (timeoutMs, start) => {
      const step = start().finally(() => {
        running = undefined;
      });
      running = step;
      const { late, stop } = lateness(timeoutMs, query.signal);
      try {
        return await Promise.race([step, late]);
      } finally {
        stop();
      }
    };
    try {
      return await work({ phase, heldMs: () => clock.now() - startedAt });
    } finally {
      if (running === undefined) release();
      else {
        lease.markStuck();
        void running.catch(() => {}).then(release);
      }
    }
  };

  /** A saved query is planned once and then remembered by the database: the first time may take longer. */
  const explainMs = ({ saved }: GuardedQuery) => (saved === true ? limits.savedTimeoutMs : limits.explainTimeoutMs);

  const explainChecked = async (checked: CheckedText, query: GuardedQuery): Promise<Plan> => {
    const timeoutMs = explainMs(query);
    try {
      return await store.explain(
        { cypher: checked.sent, parameters: query.params },
        { timeoutMs, ...(query.signal === undefined ? {} : { signal: query.signal }) },
      );
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== "timeout") throw error;
      throw new GuardRefusal(
        {
          code: "explain-timeout",
          message: `The database needs more than ${timeoutMs / 1000} s only to plan this query.`,
          hint: "Use fewer patterns and clauses, or split the question.",
        },
        { cause: error },
      );
    }
  };

  const runChecked = async (
    checked: CheckedText,
    query: GuardedQuery,
    timeoutMs: number,
    sink: LimitedSink,
  ): Promise<LimitedRun> => {
    const rowLimits: RowLimits = {
      timeoutMs,
      rows: limits.rows,
      bytes: limits.bytes,
      cellBytes: limits.cellBytes,
    };
    // One row more than is given, so that a cut is noticed.
    const cypher = store.engine === "grafeo" ? limitRows(checked, limits.rows + 1, query.params) : checked.sent;
    return store.runLimited(
      { cypher, parameters: query.params },
      rowLimits,
      sink,
      query.signal === undefined ? {} : { signal: query.signal },
    );
  };

  /** Checks the text, takes a slot, explains, checks the plan, then goes on. */
  const guarded = <T>(
    query: GuardedQuery,
    proceed: (checked: CheckedText, plan: Plan, place: Place) => Promise<T>,
  ): Promise<T> => {
    const checked = checkText(query.cypher, query.params, limits, { saved: query.saved === true });
    return inSlot(query, async (place) => {
      const plan = await place.phase(explainMs(query), () => explainChecked(checked, query));
      checkPlan(plan, store.engine);
      return proceed(checked, plan, place);
    });
  };

  return {
    run: async (query, sink) => {
      const limitMs = query.saved === true ? limits.savedTimeoutMs : limits.timeoutMs;
      const closable = closableSink(sink);
      try {
        return await guarded(query, (checked, _plan, { phase, heldMs }) => {
          // What planning took counts: the asker has an answer within one limit. None at all would be no limit to Neo4j.
          const leftMs = Math.max(1, Math.round(limitMs - heldMs()));
          return phase(leftMs, () => runChecked(checked, query, leftMs, closable));
        });
      } catch (error) {
        const isLate = error instanceof StoreError && error.code === "timeout";
        throw isLate
          ? new StoreError("timeout", `The query was stopped after ${limitMs / 1000} s.`, { cause: error })
          : error;
      } finally {
        closable.close();
      }
    },
    explain: async (query) => guarded(query, async (_checked, plan) => plan),
    counts: () => slots.counts(),
  };
}
