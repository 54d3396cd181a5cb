// From what somebody asks to publish to a whole snapshot: layout, alt text, as-of date, publish check. Pure.
import { DEFAULT_VIEW, SNAPSHOT_VERSION, checkPublication, dateOf, textOf } from "#model";
import type { AsOf, Finding, Positions, Snapshot, SnapshotContent, SnapshotGraph } from "#model";
import { altText, layOut } from "#view";
import { measureForCheck } from "#web/embed/page/draw";
import { citedSources } from "#web/embed/page/words";
import { snapshotId } from "./snapshot-id.ts";
import type { PublishRequest } from "./snapshot-schema.ts";

export interface Surroundings {
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly dataVersion: string | null;
  /** The newest review of the datasets that are loaded, for facts that carry no date of their own. */
  readonly reviewedDate?: string;
}

export function buildSnapshot(request: PublishRequest, { now, dataVersion, reviewedDate }: Surroundings): Snapshot {
  const { title, graph, caption, byline, credit, query, steps, replaces } = request;
  const view = request.view ?? DEFAULT_VIEW;
  const positions = layOut(graph.entities, graph.relations, request.positions);
  const asOf = asOfDate(graph, reviewedDate);
  const alt = request.alt ?? altText(graph);
  const content: SnapshotContent = {
    version: SNAPSHOT_VERSION,
    title,
    alt,
    graph,
    positions: positionsOf(graph, positions),
    view,
    dataVersion,
    ...(caption === undefined ? {} : { caption }),
    ...(byline === undefined ? {} : { byline }),
    ...(credit === undefined ? {} : { credit }),
    ...(query === undefined ? {} : { query }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(steps === undefined ? {} : { steps }),
    ...(replaces === undefined ? {} : { replaces }),
  };
  const publishCheck: readonly Finding[] = checkPublication({
    graph,
    alt,
    ...measureForCheck({ graph, positions, view }),
  });
  return { ...content, id: snapshotId(content), createdAt: now, publishCheck };
}

function positionsOf({ entities }: SnapshotGraph, positions: Positions): Positions {
  return Object.fromEntries(entities.map(({ id }) => [id, positions[id] ?? [0, 0]]));
}

/** The newest day that a cited source was published, else the newest review of the facts or their datasets. */
function asOfDate(graph: SnapshotGraph, reviewedDate: string | undefined): AsOf | undefined {
  const published = citedSources({ graph }).flatMap((source) => dateOf(source.properties, "publishedDate") ?? []);
  const newest = published.toSorted((a, b) => (a.latest < b.latest ? 1 : -1))[0];
  if (newest !== undefined) return { date: newest.written, from: "sources" };
  const facts = [...graph.relations, ...graph.entities];
  const reviewed = facts.flatMap((fact) => textOf(fact.properties, "reviewedDate") ?? []).toSorted();
  const date = reviewed.at(-1) ?? reviewedDate;
  return date === undefined ? undefined : { date, from: "review" };
}
