// Asks the server what is wrong with a query while it is written; nothing is run. What the server is too busy to say is
// not said.
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { addresses } from "#contract";
import type { Properties } from "#model";
import { AnswerError } from "../../read/answer-error.ts";
import { parsePlan } from "../../read/parse-queries.ts";
import { askAnswer } from "../../read/read-answer.ts";
import type { EditorProblem } from "./mount-editor.ts";

/** After this many ms without a key: each check costs the server something. */
export const REST = 700;
const NONE: readonly EditorProblem[] = [];

export function useCheckedText(cypher: string, params: Properties, enabled: boolean): readonly EditorProblem[] {
  const [settled] = useDebouncedValue(cypher, REST);
  const checked = useQuery({
    queryKey: ["check", settled, params],
    queryFn: async ({ signal }) => {
      try {
        await askAnswer(addresses.explainQuery(), { cypher: settled, params }, parsePlan, signal);
        return NONE;
      } catch (error) {
        return problemsOf(error);
      }
    },
    enabled: enabled && settled.trim() !== "" && settled === cypher,
  });
  return checked.data ?? NONE;
}

/** Those that have a place in the text; what is said twice of one place is said once. */
export function problemsOf(error: unknown): readonly EditorProblem[] {
  if (!(error instanceof AnswerError) || error.problem === undefined) return NONE;
  const { violations, position } = error.problem;
  const placed = violations.flatMap((violation): EditorProblem[] =>
    violation.position === undefined
      ? []
      : [{ position: violation.position, message: `${violation.message} ${violation.hint}` }],
  );
  if (placed.length > 0) return placed;
  return position === undefined ? NONE : [{ position, message: error.why }];
}
