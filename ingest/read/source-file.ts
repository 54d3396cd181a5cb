// A file as text with positions: what every reader gives, whatever the format (design 2).
import type { FieldPath, Plain } from "#model";
import type { Position, Problem } from "../problem.ts";

/** Where a value, or the name of a field, is; the nearest thing around it where it is not there itself. */
export type Locate = (path: FieldPath, part?: "value" | "key") => Position;

export interface SourceFile {
  readonly path: string;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  readonly value: Plain;
  readonly locate: Locate;
  /** What is wrong but did not stop the reading (a field given twice). */
  readonly problems: readonly Problem[];
}

export type TextProblem = Omit<Problem, "file">;

/** What one format's reader makes of a text: a value with positions, or none where the syntax is broken; never throws. */
export type ReadText = (
  text: string,
) =>
  | { readonly ok: true; readonly value: Plain; readonly locate: Locate; readonly problems: readonly TextProblem[] }
  | { readonly ok: false; readonly problems: readonly TextProblem[] };
