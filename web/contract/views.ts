// What the server answers about saved views of the explorer.

interface KeptView {
  readonly ok: true;
  readonly id: string;
  /** Absolute address that opens it. */
  readonly url: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
}

export interface SaveViewResponse extends KeptView {
  /** False where the same view was kept before. */
  readonly created: boolean;
}

export interface ViewResponse extends KeptView {
  /** The query string of the view, without its question mark. */
  readonly view: string;
}
