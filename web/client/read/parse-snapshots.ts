// Unknown JSON to snapshots and what the server says of them; leniently, since a file may be older or newer than this page.
import type { PublishResponse, SnapshotListItem, SnapshotListResponse, WithdrawResponse } from "#contract";
import type { Finding, Snapshot, SnapshotQuery, SnapshotStep, SnapshotView, StepCamera } from "#model";
import { ASPECTS, CLICKABLES, DEFAULT_VIEW, FINDING_CODES, FINDING_LEVELS, PICTURE_SCHEMES } from "#model";
import { SNAPSHOT_VERSION, isSnapshotId, keysOf } from "#model";
import { altText } from "#view";
import type { Fields } from "./parse-graph.ts";
import { fieldsOf, listOf, number, parseGraph, parsePositions, propertiesOf, text, textsOf } from "./parse-graph.ts";
import { parseLook } from "./parse-look.ts";

/** One of a closed list, else what stands for it. */
function oneOf<T extends string>(value: unknown, names: readonly T[], fallback: T): T {
  return names.find((name) => name === value) ?? fallback;
}

function parseFinding(fields: Fields): Finding | undefined {
  const code = FINDING_CODES.find((known) => known === fields["code"]);
  if (code === undefined) return undefined;
  return {
    code,
    level: oneOf(fields["level"], FINDING_LEVELS, "note"),
    message: text(fields["message"]),
    ids: textsOf(fields["ids"]),
  };
}

export function parsePublishResponse(value: unknown): PublishResponse | undefined {
  const fields = fieldsOf(value);
  const [id, url] = [text(fields?.["id"]), text(fields?.["url"])];
  if (fields === undefined || !isSnapshotId(id) || url === "") return undefined;
  return {
    ok: true,
    id,
    url,
    created: fields["created"] !== false,
    createdAt: text(fields["createdAt"]),
    publishCheck: listOf(fields["publishCheck"], parseFinding),
  };
}

export function parseWithdrawResponse(value: unknown): WithdrawResponse | undefined {
  const fields = fieldsOf(value);
  const withdrawn = fieldsOf(fields?.["withdrawn"]);
  if (fields === undefined || withdrawn === undefined) return undefined;
  return {
    ok: true,
    id: text(fields["id"]),
    url: text(fields["url"]),
    withdrawn: { date: text(withdrawn["date"]), reason: text(withdrawn["reason"]) },
  };
}

function parseListItem(fields: Fields): SnapshotListItem | undefined {
  const [id, url, replacedBy] = [text(fields["id"]), text(fields["url"]), text(fields["replacedBy"])];
  if (!isSnapshotId(id) || url === "") return undefined;
  return {
    id,
    url,
    title: text(fields["title"]) || id,
    createdAt: text(fields["createdAt"]),
    withdrawn: fields["withdrawn"] === true,
    ...(replacedBy === "" ? {} : { replacedBy }),
  };
}

export function parseSnapshotList(value: unknown): SnapshotListResponse | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined || !Array.isArray(fields["snapshots"])) return undefined;
  return {
    ok: true,
    snapshots: listOf(fields["snapshots"], parseListItem),
    total: number(fields["total"]),
    truncated: fields["truncated"] === true,
    dataVersion: text(fields["dataVersion"]) || null,
    damaged: textsOf(fields["damaged"]),
  };
}

function parseView(value: unknown): SnapshotView {
  const fields = fieldsOf(value) ?? {};
  return {
    scheme: oneOf(fields["scheme"], PICTURE_SCHEMES, DEFAULT_VIEW.scheme),
    aspect: oneOf(fields["aspect"], keysOf(ASPECTS), DEFAULT_VIEW.aspect),
    clickable: oneOf(fields["clickable"], CLICKABLES, DEFAULT_VIEW.clickable),
  };
}

export function parseSnapshotQuery(value: unknown): SnapshotQuery | undefined {
  const fields = fieldsOf(value);
  const [name, cypher] = [text(fields?.["name"]), text(fields?.["cypher"])];
  if (name === "" && cypher === "") return undefined;
  return {
    ...(name === "" ? {} : { name }),
    ...(cypher === "" ? {} : { cypher }),
    parameters: propertiesOf(fields?.["parameters"]),
  };
}

function parseStep(fields: Fields): SnapshotStep | undefined {
  const title = text(fields["title"]);
  if (title === "") return undefined;
  const camera = parseStepCamera(fieldsOf(fields["camera"]));
  return {
    title,
    text: text(fields["text"]),
    highlight: textsOf(fields["highlight"]),
    ...(camera === undefined ? {} : { camera }),
  };
}

/** Undefined, the whole picture, for a camera that this page does not know. */
function parseStepCamera(fields: Fields | undefined): StepCamera | undefined {
  if (fields?.["fit"] === "highlight") return { fit: "highlight" };
  const [width, height] = [number(fields?.["width"]), number(fields?.["height"])];
  if (fields?.["fit"] !== "box" || width <= 0 || height <= 0) return undefined;
  return { fit: "box", x: number(fields["x"]), y: number(fields["y"]), width, height };
}

/** Undefined where it is no snapshot, or one of a later version than this page reads. */
export function parseSnapshot(value: unknown): Snapshot | undefined {
  const fields = fieldsOf(value);
  const graph = parseGraph(fields?.["graph"]);
  if (fields === undefined || graph === undefined || graph.entities.length === 0) return undefined;
  const [id, title] = [text(fields["id"]), text(fields["title"])];
  if (!isSnapshotId(id) || number(fields["version"]) > SNAPSHOT_VERSION) return undefined;
  const query = parseSnapshotQuery(fields["query"]);
  const asOf = fieldsOf(fields["asOf"]);
  const look = parseLook(fields["look"]);
  const steps = listOf(fields["steps"], parseStep);
  const optional = (name: "caption" | "byline" | "credit" | "replaces") => {
    const words = text(fields[name]);
    return words === "" ? {} : { [name]: words };
  };
  return {
    version: SNAPSHOT_VERSION,
    id,
    createdAt: text(fields["createdAt"]),
    title: title || id,
    alt: text(fields["alt"]) || altText(graph),
    graph,
    positions: parsePositions(fields["positions"]),
    view: parseView(fields["view"]),
    dataVersion: text(fields["dataVersion"]) || null,
    publishCheck: listOf(fields["publishCheck"], parseFinding),
    ...optional("caption"),
    ...optional("byline"),
    ...optional("credit"),
    ...optional("replaces"),
    ...(look === undefined ? {} : { look }),
    ...(query === undefined ? {} : { query }),
    ...(asOf === undefined
      ? {}
      : { asOf: { date: text(asOf["date"]), from: oneOf(asOf["from"], ["sources", "review"] as const, "review") } }),
    ...(steps.length === 0 ? {} : { steps }),
  };
}
