// What the checks of a dataset are called, what they are told about, and how they report.
import { MONEY_CHECKS } from "./check-money.ts";
import type { FieldProblem } from "./check-money.ts";
import type { PartialDate, Properties } from "./graph.ts";
import type { Kind } from "./vocabulary.ts";

/** Every check by its code, with what it asks for. The fixture test/fixtures/every-mistake breaks each of them. */
export const CHECKS = {
  ...MONEY_CHECKS,
  "duplicate-id": "Ids are used once: over entities, sources and datasets, and over relations.",
  "duplicate-relation": "Two relations that say exactly the same are one.",
  "unknown-end": "Both ends of a relation exist.",
  "end-not-allowed": "The relation type allows the kinds at its ends.",
  "self-relation": "A relation leads from one entity to another.",
  "unknown-source": "Evidence names a source that is listed.",
  "no-supporting-evidence": "Every relation has at least one source that supports it.",
  "empty-locator": "Evidence says where in the source it is.",
  "duplicate-evidence": "The same place in the same source is named once.",
  "missing-attribution": "A relation of conflict names who says so.",
  "unknown-reference": "What is referred to by id exists.",
  "self-reference": "A source does not cite itself, and a relation is not its own successor.",
  "confidence-without-reason": "Overruling the derived confidence needs a reason, and a reason something to explain.",
  "impossible-date": "A date is a day, month or year that exists, or EDTF.",
  "end-before-start": "What ends began before.",
  "ended-but-current": "What ended before the review is not current.",
  "metric-only": "value, unit, qualifier and targetDate belong to metrics.",
  "metric-incomplete": "A metric's value and unit come together.",
  "bad-url": "Links begin with https:// or http://.",
  "unknown-editorial": "editorial names fields that the entity has.",
  "control-character": "Texts hold no invisible control characters.",
  "unknown-position": "Positions are of entities that exist.",
} as const;
export type CheckCode = keyof typeof CHECKS;

export type FieldPath = readonly (string | number)[];

/** A problem with the place it is at: ["relations", 3, "amount"]; positions are ["positions", id]. */
export interface CheckProblem {
  readonly code: CheckCode;
  readonly path: FieldPath;
  readonly message: string;
  readonly hint: string;
}

/** The records of one dataset, over all its files, as written. */
export interface FactRecords {
  readonly datasets: readonly Properties[];
  readonly entities: readonly Properties[];
  readonly relations: readonly Properties[];
  readonly sources: readonly Properties[];
  readonly positions: Properties;
}

export interface CheckContext {
  /** Undefined for a date that does not exist. */
  readonly parseDate: (written: string) => PartialDate | undefined;
  /** Entities of other datasets that relations may refer to, by id. */
  readonly external: ReadonlyMap<string, Kind | undefined>;
  /** Ids that stand in files which could not be read: whatever names them is not judged. */
  readonly uncertain?: ReadonlySet<string>;
  /** Where a record was written, for "the first is at …". */
  readonly whereIs: (path: FieldPath) => string;
}

export interface Known {
  readonly kinds: ReadonlyMap<string, Kind | undefined>;
  readonly sourceIds: ReadonlySet<string>;
  readonly relationIds: ReadonlySet<string>;
  readonly reviewedDate: string | undefined;
}

/** A problem within one record, at a field or at something inside it. */
export type Found = FieldProblem<CheckCode> & { readonly within?: FieldPath };
