// From what somebody asks to publish to the content of a snapshot: layout, alt text, as-of date, and what the publish
// check says of it. Pure, so that a dialog's preview and the server make the same picture of the same request.
import { DEFAULT_VIEW, SNAPSHOT_VERSION, checkPublication, dateOf, textOf } from "#model";
import type { AsOf, Finding, Positions, SnapshotContent, SnapshotGraph } from "#model";
import type { PublishBody } from "#contract";
import { altText, layOut } from "#view";
import { measureForCheck } from "./draw.ts";
import { citedSources } from "./words.ts";

export interface Surroundings {
  readonly dataVersion: string | null;
  /** The newest review of the datasets that are loaded, for facts that carry no date of their own. */
  readonly reviewedDate?: string;
  /** Where the curators put entities, for a request that says no positions. */
  readonly handPlaced?: Positions;
}

export function buildContent(
  request: PublishBody,
  { dataVersion, reviewedDate, handPlaced }: Surroundings,
): SnapshotContent {
  const { title, graph, caption, byline, credit, query, steps, replaces, look } = request;
  const asOf = asOfDate(graph, reviewedDate);
  return {
    version: SNAPSHOT_VERSION,
    title,
    alt: request.alt ?? altText(graph),
    graph,
    positions: positionsOf(graph, layOut(graph.entities, graph.relations, request.positions ?? handPlaced)),
    view: request.view ?? DEFAULT_VIEW,
    dataVersion,
    ...(look === undefined || Object.keys(look).length === 0 ? {} : { look }),
    ...(caption === undefined ? {} : { caption }),
    ...(byline === undefined ? {} : { byline }),
    ...(credit === undefined ? {} : { credit }),
    ...(query === undefined ? {} : { query }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(steps === undefined ? {} : { steps }),
    ...(replaces === undefined ? {} : { replaces }),
  };
}

export function checkContent(
  content: Pick<SnapshotContent, "graph" | "alt" | "positions" | "view" | "look" | "steps">,
): readonly Finding[] {
  return checkPublication({ graph: content.graph, alt: content.alt, ...measureForCheck(content) });
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
