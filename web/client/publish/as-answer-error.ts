// A caught failure as what forms show; anything that is no answer's failure is a mistake of ours and goes on up.
import { AnswerError } from "../read/answer-error.ts";

export function asAnswerError(error: unknown): AnswerError {
  if (error instanceof AnswerError) return error;
  throw error;
}
