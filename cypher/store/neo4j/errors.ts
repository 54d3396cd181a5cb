// The driver's errors to ours, by their status code.
import { Neo4jError } from "neo4j-driver";
import { StoreError } from "../graph-store.ts";
import type { StoreErrorCode } from "../graph-store.ts";

const POSITION = /\(line (\d+), column (\d+) \(offset: \d+\)\)/;

/** First match wins. */
const CODES: readonly (readonly [RegExp, StoreErrorCode])[] = [
  [/^(ServiceUnavailable|SessionExpired)$/, "unavailable"],
  [/^Neo\.ClientError\.Statement\.(SyntaxError|SemanticError|ParameterMissing|EntityNotFound)$/, "syntax"],
  [/OutOfMemoryError|StackOverFlow/, "memory"],
  [/\.TransactionTimedOut|LockClientStopped/, "timeout"],
  [/\.Transaction\.Terminated$/, "cancelled"],
  [/\.ConstraintValidationFailed$|\.Schema\.ConstraintCreationFailed$/, "constraint"],
  [/^Neo\.ClientError\.Security\.Forbidden$/, "refused"],
  [/^Neo\.ClientError\.Security\./, "unavailable"],
  [/DatabaseNotFound|DatabaseUnavailable|^Neo\.TransientError\./, "unavailable"],
  [/^Neo\.ClientError\./, "refused"],
];

/** Any failure of a statement. Line and column, where the message has them, are less `linesBefore` (EXPLAIN's own line). */
export function toStoreError(error: unknown, linesBefore = 0): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Neo4jError ? error.code : "";
  const position = POSITION.exec(message);
  const line = Math.max(1, Number(position?.[1]) - linesBefore);
  return new StoreError(CODES.find(([pattern]) => pattern.test(code))?.[1] ?? "internal", readable(message), {
    cause: error,
    ...(position === null ? {} : { position: { line, column: Number(position[2]) } }),
  });
}

/** The sentence without its position and without the copy of the statement that follows it. */
function readable(message: string): string {
  const position = POSITION.exec(message);
  return (position === null ? message : message.slice(0, position.index)).trim();
}
