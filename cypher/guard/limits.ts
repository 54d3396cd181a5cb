// What a stranger's query may take, and how many may run. One table, so that the documentation can show it.

export interface GuardLimits {
  /** Of the text, in UTF-16 units. */
  readonly textLength: number;
  /** Brackets inside brackets. */
  readonly nesting: number;
  /** Clauses in one statement: planning them takes time that no deadline stops. */
  readonly clauses: number;
  /** Relationships in all patterns of one statement, for the same reason. */
  readonly patternSteps: number;
  /** Operators of one kind in a row (NOT NOT …, a.b.c…, CASE in CASE). */
  readonly chain: number;
  /** Operators of all kinds in one statement. */
  readonly operators: number;
  /** Items of one list among the parameters, at any depth. */
  readonly parameterList: number;
  /** Lists and maps inside each other among the parameters. */
  readonly parameterDepth: number;
  /** All parameters as JSON, in UTF-16 units. */
  readonly parameterBytes: number;
  /** reduce, comprehensions and quantifiers inside each other. */
  readonly iterationNesting: number;
  /** Steps of one iteration within a row, estimated from the text: no deadline stops them. */
  readonly iterationSteps: number;
  /** Items of one value, a text counting one for 16 characters, estimated from the text. */
  readonly valueSize: number;
  readonly rangeSpan: number;
  readonly rangeSpanProduct: number;

  readonly explainTimeoutMs: number;
  readonly timeoutMs: number;
  readonly savedTimeoutMs: number;
  /** After the deadline the client gets its answer even where the database has not let go. */
  readonly graceMs: number;
  readonly rows: number;
  readonly bytes: number;
  readonly cellBytes: number;

  readonly slots: number;
  readonly slotsPerAddress: number;
  readonly queue: number;
  /** Of those that wait, from one address: so that one visitor never fills the queue. */
  readonly queuePerAddress: number;
  readonly waitMs: number;
  /** Database time an address may use in a window; it comes back continuously. */
  readonly budgetMs: number;
  readonly budgetWindowMs: number;
}

export const DEFAULT_LIMITS: GuardLimits = {
  textLength: 20_000,
  nesting: 100,
  clauses: 64,
  patternSteps: 24,
  chain: 50,
  operators: 1_000,
  parameterList: 10_000,
  parameterDepth: 20,
  parameterBytes: 1_000_000,
  iterationNesting: 2,
  iterationSteps: 10_000_000,
  valueSize: 20_000_000,
  rangeSpan: 10_000,
  rangeSpanProduct: 1_000_000,
  explainTimeoutMs: 2_000,
  timeoutMs: 5_000,
  savedTimeoutMs: 15_000,
  graceMs: 400,
  rows: 5_000,
  bytes: 8 * 1024 * 1024,
  cellBytes: 64 * 1024,
  slots: 4,
  slotsPerAddress: 2,
  queue: 32,
  queuePerAddress: 4,
  waitMs: 2_000,
  budgetMs: 60_000,
  budgetWindowMs: 60_000,
};
