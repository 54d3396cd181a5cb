// Which refusals a publish token would help against.
import type { AnswerError } from "../read/answer-error.ts";

export function wantsToken(error: AnswerError | undefined): boolean {
  return error?.problem?.code === "unauthorized";
}
