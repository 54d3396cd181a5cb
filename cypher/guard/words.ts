// The lists the lexical rules go by. What may be called is listed; what is not listed is refused.

/** A statement, and each branch of a UNION, starts with one of these. */
export const START_WORDS: ReadonlySet<string> = new Set(["MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"]);

/** Clauses that change the graph or its schema, in either engine's Cypher or in GQL. Refused wherever they are not a name. */
export const WRITE_WORDS: ReadonlySet<string> = new Set([
  "CREATE",
  "MERGE",
  "SET",
  "DELETE",
  "DETACH",
  "NODETACH",
  "REMOVE",
  "FOREACH",
  "INSERT",
]);

/** Administration. Refused before another word or a name; alone they may be a variable ("start", "show"). */
export const ADMINISTRATION_WORDS: ReadonlySet<string> = new Set([
  "ALTER",
  "ATTACH",
  "CHECKPOINT",
  "COMMIT",
  "COPY",
  "CYPHER",
  "DEALLOCATE",
  "DENY",
  "DETACH",
  "DROP",
  "DRYRUN",
  "ENABLE",
  "EXPLAIN",
  "EXPORT",
  "GRANT",
  "IMPORT",
  "INSTALL",
  "PRAGMA",
  "PROFILE",
  "REALLOCATE",
  "RENAME",
  "REVOKE",
  "ROLLBACK",
  "SAVEPOINT",
  "SESSION",
  "SHOW",
  "START",
  "STOP",
  "TERMINATE",
]);

/** Words that may follow a variable or an alias, so that a word of administration before them is only a name. */
export const WORDS_AFTER_A_NAME: ReadonlySet<string> = new Set([
  "AND",
  "AS",
  "ASC",
  "ASCENDING",
  "CALL",
  "CONTAINS",
  "DESC",
  "DESCENDING",
  "ELSE",
  "END",
  "ENDS",
  "IN",
  "IS",
  "LIMIT",
  "MATCH",
  "OFFSET",
  "OPTIONAL",
  "OR",
  "ORDER",
  "RETURN",
  "SKIP",
  "STARTS",
  "THEN",
  "UNION",
  "UNWIND",
  "WHEN",
  "WHERE",
  "WITH",
  "XOR",
]);

/** Keywords that may stand before a bracket without being a function. */
export const WORDS_BEFORE_A_BRACKET: ReadonlySet<string> = new Set([
  "AND",
  "AS",
  "BY",
  "CALL",
  "CASE",
  "CONTAINS",
  "DISTINCT",
  "ELSE",
  "FROM",
  "GROUP",
  "GROUPS",
  "IN",
  "LIMIT",
  "MATCH",
  "NOT",
  "OFFSET",
  "OR",
  "PATH",
  "PATHS",
  "RETURN",
  "SHORTEST",
  "SKIP",
  "THEN",
  "UNWIND",
  "WHEN",
  "WHERE",
  "WITH",
  "XOR",
]);

/** Procedures that only read the names of the schema. Spelled exactly: procedure names have a case. */
export const PROCEDURES: ReadonlySet<string> = new Set([
  "db.labels",
  "db.relationshipTypes",
  "db.propertyKeys",
  "db.schema.visualization",
  "db.schema.nodeTypeProperties",
  "db.schema.relTypeProperties",
]);

/**
 * Every built-in function of Cypher 5 without a side effect, as a manual writes it. Left out: file and linenumber (they
 * tell about LOAD CSV), graph.* (they choose another graph).
 */
export const FUNCTION_NAMES: readonly string[] = `
  abs ceil floor isNaN rand round sign e exp log log10 sqrt pi
  acos asin atan atan2 cos cot degrees haversin radians sin tan
  all any exists isEmpty none single
  avg collect count max min percentileCont percentileDisc stDev stDevP sum
  btrim left lower ltrim normalize replace reverse right rtrim split substring toLower toString toStringOrNull toUpper
  trim upper
  char_length character_length coalesce elementId endNode head id last length nullIf properties randomUUID size
  startNode timestamp toBoolean toBooleanOrNull toFloat toFloatOrNull toInteger toIntegerOrNull type valueType
  keys labels nodes range reduce relationships tail toBooleanList toFloatList toIntegerList toStringList
  date date.realtime date.statement date.transaction date.truncate
  datetime datetime.fromEpoch datetime.fromEpochMillis datetime.realtime datetime.statement datetime.transaction
  datetime.truncate
  duration duration.between duration.inDays duration.inMonths duration.inSeconds
  localdatetime localdatetime.realtime localdatetime.statement localdatetime.transaction localdatetime.truncate
  localtime localtime.realtime localtime.statement localtime.transaction localtime.truncate
  time time.realtime time.statement time.transaction time.truncate
  point point.distance point.withinBBox
  vector.similarity.cosine vector.similarity.euclidean
  shortestPath allShortestPaths
  `
  .trim()
  .split(/\s+/);

/** The same in lower case: names of built-ins have no case. */
export const FUNCTIONS: ReadonlySet<string> = new Set(FUNCTION_NAMES.map((name) => name.toLowerCase()));
