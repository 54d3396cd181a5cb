// A snapshot store's failures as answers.
import { ProblemError } from "../errors.ts";
import type { ProblemCode } from "../errors.ts";
import { SnapshotError } from "./snapshot-store.ts";
import type { SnapshotErrorCode } from "./snapshot-store.ts";

const OF_SNAPSHOT: Readonly<Record<SnapshotErrorCode, ProblemCode>> = {
  tooLarge: "body-too-large",
  full: "snapshots-full",
  damaged: "snapshot-damaged",
  unknown: "not-found",
};

/** For `.catch`: throws the answer to a SnapshotError, and everything else as it is. */
export function toSnapshotProblem(error: unknown): never {
  if (!(error instanceof SnapshotError)) throw error;
  throw new ProblemError(OF_SNAPSHOT[error.code], error.message, { cause: error });
}
