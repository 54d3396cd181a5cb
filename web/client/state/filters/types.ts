// What the reader chose not to see: an ordered stack of steps. Names are the data's own (kinds, relation types, ids), so
// that graphs with other labels filter alike.

/** Lists of values to leave out. The legend's rows work on the first two and on "inference" of the basis. */
export const CHECKLISTS = {
  kind: "Kind",
  family: "Family",
  relationType: "Relation type",
  basis: "Basis",
  confidence: "Confidence",
  source: "Source",
} as const;
export type Checklist = keyof typeof CHECKLISTS;

/** At most one of a type in a stack: two of them would be one with both lists. */
export interface ChecklistRule {
  readonly type: Checklist;
  /** Sorted, without repetitions. */
  readonly hidden: readonly string[];
}

/** Relations that state money in one currency (and one status, where it is given) which may lie in the range. */
export interface AmountRule {
  readonly type: "amount";
  readonly currency: string;
  /** A money status; undefined is every one of them. */
  readonly status: string | undefined;
  /** Whole currency units, both ends included; undefined is open. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Keeps relations that state no such money, too. */
  readonly others: boolean;
}

interface TextRule {
  readonly type: "text";
  readonly text: string;
}

/** Entities with that many relations; parallel relations count each. */
export interface DegreeRule {
  readonly type: "degree";
  readonly min: number;
  readonly max: number | undefined;
}

/** What hangs together with an entity. */
interface ComponentRule {
  readonly type: "component";
  readonly of: string;
}

/** Entities of which each has at least k different neighbours among themselves. */
interface CoreRule {
  readonly type: "core";
  readonly k: number;
}

/** What is at most so many relations away from an entity, whatever their direction. */
interface DistanceRule {
  readonly type: "distance";
  readonly of: string;
  readonly hops: number;
}

export type FilterRule = ChecklistRule | AmountRule | TextRule | DegreeRule | ComponentRule | CoreRule | DistanceRule;

export interface FilterStep {
  readonly on: boolean;
  readonly rule: FilterRule;
}

export interface FilterState {
  /** Each step filters what the one before it left. */
  readonly steps: readonly FilterStep[];
}
