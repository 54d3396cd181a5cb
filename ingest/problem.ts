// A problem in a curator's file, with its place: what every reader, check and build reports instead of throwing.
import { compareText } from "#model";

export interface Position {
  /** Both from 1; the column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

export interface Problem extends Position {
  /** As it was given on the command line, or below that folder. */
  readonly file: string;
  readonly code: string;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** By file, then by place. */
export function compareProblems(a: Problem, b: Problem): number {
  if (a.file !== b.file) return compareText(a.file, b.file);
  return a.line - b.line || a.column - b.column || compareText(a.message, b.message);
}

/** `file:line:column: message`, and the hint on a line of its own. */
export function formatProblem({ file, line, column, message, hint }: Problem): string {
  const first = `${file}:${line}:${column}: ${message}`;
  return hint === undefined ? first : `${first}\n    ${hint}`;
}
