// What is decided from the plan that the store itself made of a query: only steps that are known to read.
import type { GraphStore, Plan, PlanOperator } from "#store/graph-store";
import { GRAFEO_INNER_OPERATORS, GRAFEO_OPERATORS, NEO4J_OPERATORS } from "./plan-operators.ts";
import { GuardRefusal, type Violation } from "./refusal.ts";
import { PROCEDURES } from "./words.ts";

type Engine = GraphStore["engine"];

const HINT = "Write the question with MATCH, WHERE, WITH and RETURN.";
/** The embedded engine numbers what it has no word for; this one is the row that a subquery starts from. */
const GRAFEO_SUBQUERY_ROW = "(51)";

function operatorViolation(name: string): Violation {
  return {
    code: "plan-operator",
    message: `The database would take a step that is not on the list of reading steps: ${name}.`,
    hint: HINT,
  };
}

function procedureViolation(name: string): Violation {
  return {
    code: "procedure",
    message: `The procedure ${name} may not be called.`,
    hint: `These may be called: ${[...PROCEDURES].join(", ")}.`,
  };
}

/** `db.labels() :: (label :: STRING)` or `(db.labels)` */
function procedureName(detail: string): string {
  return /[A-Za-z_][\w.]*/.exec(detail)?.[0] ?? detail;
}

function checkNeo4jOperator({ name, detail }: PlanOperator): readonly Violation[] {
  const bare = name.replace(/@.*$/s, "");
  if (!NEO4J_OPERATORS.has(bare)) return [operatorViolation(bare)];
  if (bare !== "ProcedureCall" || PROCEDURES.has(procedureName(detail))) return [];
  return [procedureViolation(procedureName(detail))];
}

/** Strings in a plan are written with escapes, so a quoted run never ends early. */
function blankLiterals(detail: string): string {
  return detail.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '""');
}

function checkGrafeoOperator({ name, detail }: PlanOperator): readonly Violation[] {
  const bare = /^[A-Za-z]+/.exec(name)?.[0] ?? name;
  if (!GRAFEO_OPERATORS.has(bare)) return [operatorViolation(bare)];
  if (bare === "Discriminant" && name + detail !== `${bare}${GRAFEO_SUBQUERY_ROW}`) return [operatorViolation(name)];
  if (bare === "CallProcedure" && !PROCEDURES.has(procedureName(detail))) {
    return [procedureViolation(procedureName(detail))];
  }
  const inner = [...blankLiterals(detail).matchAll(/\b([A-Z][A-Za-z]*Op) \{/g)].map((match) => match[1] ?? "");
  return inner.filter((step) => !GRAFEO_INNER_OPERATORS.has(step)).map(operatorViolation);
}

/**
 * Throws GuardRefusal where a plan has a step that is not on the engine's list, calls a procedure that is not,
 * or (Neo4j) is of another type than reading. A plan without steps is refused too: it says nothing.
 */
export function checkPlan(plan: Plan, engine: Engine): void {
  const check = engine === "neo4j" ? checkNeo4jOperator : checkGrafeoOperator;
  const violations = plan.operators.flatMap(check);
  if (plan.operators.length === 0) violations.push(operatorViolation("none"));
  const isReading = plan.statementType === "r" || (engine === "grafeo" && plan.statementType === undefined);
  if (!isReading) {
    violations.push({
      code: "plan-type",
      message: `The database takes this for a statement of type "${plan.statementType ?? "unknown"}", not for reading.`,
      hint: HINT,
    });
  }
  const [first, ...others] = violations;
  if (first !== undefined) throw new GuardRefusal(first, { others });
}
