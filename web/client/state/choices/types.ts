// What a reader chose for a database that is not ours: how its nodes are called, coloured, shaped and named in links.
import type { Styling } from "#model";

export interface Choices extends Styling {
  /** Kind to the property its nodes are called by; a kind without one is called as the server does. */
  readonly captions: Readonly<Record<string, string>>;
  /** The property that names a node in a link; undefined is `id`. The store's own id where no node or several have it. */
  readonly identity: string | undefined;
}

export const NO_CHOICES: Choices = { captions: {}, kinds: {}, types: {}, identity: undefined };

/** What names a node in links where nobody chose otherwise. */
export const DEFAULT_IDENTITY = "id";
