// A small published graph for tests: invented firms, every shade of evidence, two sources of which one has no link.
import { DEFAULT_VIEW, SNAPSHOT_VERSION } from "#model";
import type { Evidence, Plain, Snapshot, SnapshotContent, SnapshotGraph, SnapshotRelation } from "#model";
import { snapshotId } from "#web/server/snapshots/snapshot-id";

const entity = (id: string, kind: string, name: string, properties: Readonly<Record<string, Plain>> = {}) => ({
  id,
  kind,
  name,
  labels: ["Entity", kind],
  properties: { id, name, ...properties },
  evidence: [],
});

const relation = (
  id: string,
  type: string,
  source: string,
  target: string,
  properties: Readonly<Record<string, Plain>> = {},
  evidence: readonly Evidence[] = [{ source: "report", locator: "P2 S1", stance: "supports" }],
): SnapshotRelation => ({
  id,
  type,
  source,
  target,
  properties: { id, basis: "reporting", confidence: "reported", ...properties },
  evidence,
});

export const SAMPLE_GRAPH: SnapshotGraph = {
  entities: [
    entity("arbor", "Company", "Arbor Capital", { sector: "Asset manager" }),
    entity("brightwell", "Company", "Brightwell AI", { sector: "AI lab" }),
    entity("corvid", "Person", "Ada Corvid"),
    entity("delta-grid", "Company", "Delta Grid Power"),
    entity("evergreen", "Consortium", "Evergreen Compute Alliance"),
    entity("halls", "Infrastructure", "Compute halls"),
  ],
  relations: [
    relation("r1", "INVESTED_IN", "arbor", "brightwell", {
      amount: 13_000_000_000,
      currency: "USD",
      amountQualifier: "approximate",
      moneyStatus: "disbursed",
    }),
    relation("r2", "LAUNCHED", "arbor", "evergreen", {}, [
      { source: "report", locator: "P1 S1", stance: "supports" },
      { source: "release", locator: "para 3", stance: "supports", note: "Names the partners in full." },
    ]),
    relation("r3", "HOLDS_POSITION", "corvid", "brightwell", { role: "CEO" }),
    relation("r4", "IN_TENSION_WITH", "arbor", "corvid", { attributedTo: "report" }, [
      { source: "report", locator: "P6 S3", stance: "supports" },
      { source: "release", locator: "para 9", stance: "disputes" },
    ]),
    relation("r5", "SUPPLIES", "delta-grid", "halls", { basis: "inference" }),
    relation("r6", "COMMITS_CAPITAL", "evergreen", "halls", {
      amount: 30_000_000_000,
      currency: "USD",
      amountQualifier: "exact",
      moneyStatus: "planned",
      announcedDate: "2025-03",
      announcedDateEarliest: "2025-03-01",
      announcedDateLatest: "2025-03-31",
    }),
    relation("r7", "MEMBER_OF", "brightwell", "evergreen", {}, [
      { source: "release", locator: "para 1", stance: "supports" },
    ]),
  ],
  sources: [
    {
      id: "release",
      title: "Evergreen names its members",
      properties: {
        id: "release",
        title: "Evergreen names its members",
        publisher: "Evergreen Compute Alliance",
        url: "https://evergreen.example/news/members",
        sourceType: "pressRelease",
        publishedDate: "2025-03-14",
        publishedDateEarliest: "2025-03-14",
        publishedDateLatest: "2025-03-14",
        interestedParties: ["evergreen"],
      },
    },
    {
      id: "report",
      title: "Who builds the halls",
      properties: { id: "report", title: "Who builds the halls", sourceType: "newsArticle" },
    },
  ],
};

const CONTENT: SnapshotContent = {
  version: SNAPSHOT_VERSION,
  title: "Arbor funds Brightwell, and builds with it",
  caption: "Who launched, joined and supplies the Evergreen Compute Alliance",
  byline: "A. Reporter",
  credit: "Graphics desk",
  alt: "Network of 6 entities and 7 relations. Evergreen Compute Alliance commits capital to Compute halls.",
  graph: SAMPLE_GRAPH,
  positions: {
    arbor: [0, 0],
    brightwell: [220, -40],
    corvid: [400, 40],
    "delta-grid": [380, 300],
    evergreen: [60, 220],
    halls: [220, 320],
  },
  view: DEFAULT_VIEW,
  query: { name: "everything-near", parameters: { id: "arbor" } },
  dataVersion: "abc123",
  asOf: { date: "2025-03-14", from: "sources" },
};

/** A snapshot of the sample graph, or of what `changes` makes of it, with its right id. */
export function sampleSnapshot(
  changes: Partial<SnapshotContent> = {},
  createdAt = "2026-01-02T03:04:05.000Z",
): Snapshot {
  const content = { ...CONTENT, ...changes };
  return { ...content, id: snapshotId(content), createdAt, publishCheck: [] };
}
