// Grafeo's errors to ours, by their ISO status where they have one.
import { StoreError } from "../graph-store.ts";
import type { StoreErrorCode } from "../graph-store.ts";

const PREFIX =
  /^(?:(?:Query|Database|Transaction) error: )?(?:GRAFEO-[A-Z]\d+: )?(?:(?:syntax|semantic) error: )?(?:\[Cypher\] )?/;
const POSITION = /-->\s*query:(\d+):(\d+)/;
const HELP = /help: (.+)$/m;

/** Any failure of a statement. Line and column, where the message has them, are less `linesBefore` (EXPLAIN's own line). */
export function toStoreError(error: unknown, linesBefore = 0): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const position = POSITION.exec(message);
  const help = HELP.exec(message)?.[1];
  const first = message.replace(PREFIX, "").split("\n", 1)[0] ?? message;
  const line = Math.max(1, Number(position?.[1]) - linesBefore);
  return new StoreError(codeOf(statusOf(error), message), help === undefined ? first : `${first}. ${help}`, {
    cause: error,
    ...(position === null ? {} : { position: { line, column: Number(position[2]) } }),
  });
}

function statusOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("gqlStatus" in error)) return "";
  return typeof error.gqlStatus === "string" ? error.gqlStatus : "";
}

function codeOf(status: string, message: string): StoreErrorCode {
  if (/\btim(?:ed |e)out\b|deadline/i.test(message)) return "timeout";
  if (/GRAFEO-S002|Recovery failed|damaged/.test(message)) return "damaged";
  if (/out of memory|memory limit/i.test(message)) return "memory";
  if (/locked by|lock(?:ed)? .*another process/i.test(message)) return "locked";
  switch (status.slice(0, 2)) {
    case "42":
      return "syntax";
    case "25": // a write in a read-only transaction
    case "22": // a value the engine cannot work with
    case "0A": // a form it does not have
      return "refused";
    case "23":
      return "constraint";
    default:
      return /not supported|unsupported|not implemented/i.test(message) ? "refused" : "internal";
  }
}
