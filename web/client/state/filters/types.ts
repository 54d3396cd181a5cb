// What the reader chose not to see. Kinds and families are names, so that graphs with other labels filter alike.

export interface FilterState {
  readonly hiddenKinds: ReadonlySet<string>;
  /** Families of the vocabulary, and the names of relation types that have none. */
  readonly hiddenFamilies: ReadonlySet<string>;
  /** Leaves out what is inferred and not stated by a source. */
  readonly hideInferred: boolean;
}
