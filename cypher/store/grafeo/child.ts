// The child process that holds the engine: started by child-process.ts, answers one message at a time, dies with its parent.
import type { GrafeoDB } from "@grafeo-db/js";
import { StoreError } from "../graph-store.ts";
import { toStoreError } from "./errors.ts";
import { failureOf, parseRequest } from "./protocol.ts";
import type { ChildAnswers, ChildReply, ChildRequest } from "./protocol.ts";
import {
  explainStatement,
  nodesByKeys,
  openGraph,
  relationshipsByIds,
  runLimitedStatement,
  runStatement,
} from "./read-graph.ts";
import { openWriter } from "./write-graph.ts";
import type { GraphWriter } from "./write-graph.ts";

let graph: GrafeoDB | undefined;
let writer: GraphWriter | undefined;

async function answer(request: ChildRequest): Promise<ChildAnswers[ChildRequest["kind"]]> {
  switch (request.kind) {
    case "open":
      graph = await openGraph(request.file, request.expected);
      return null;
    case "run":
      return runStatement(opened(graph), request.statement);
    case "runLimited":
      return runLimitedStatement(opened(graph), request.statement, request.limits);
    case "explain":
      return explainStatement(opened(graph), request.statement);
    case "nodesByKey":
      return nodesByKeys(opened(graph), request.keys);
    case "relationshipsById":
      return relationshipsByIds(opened(graph), request.ids);
    case "beginWrite":
      writer = await openWriter(request.from, request.to);
      return null;
    case "deleteRelationships":
      opened(writer).deleteRelationships(request.ids);
      return null;
    case "deleteNodes":
      opened(writer).deleteNodes(request.ids);
      return null;
    case "upsertNodes":
      await opened(writer).upsertNodes(request.nodes);
      return null;
    case "upsertRelationships":
      await opened(writer).upsertRelationships(request.relationships);
      return null;
    case "finishWrite":
      return opened(writer).finish();
    default:
      return request satisfies never;
  }
}

function opened<T>(handle: T | undefined): T {
  if (handle === undefined)
    throw new StoreError("internal", "The store's child process was asked before it was opened.");
  return handle;
}

function send(reply: ChildReply): void {
  process.send?.(reply);
}

async function reply(message: unknown): Promise<void> {
  const { id, request } = parseRequest(message);
  try {
    send({ id, ok: true, value: await answer(request) });
  } catch (error) {
    send({ id, ok: false, error: failureOf(toStoreError(error)) });
  }
}

process.on("message", (message) => void reply(message));
// A parent that died leaves nobody to answer; SIGKILL, because a running query keeps an orderly exit waiting.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
// Ctrl-C reaches the whole group: the parent finishes what runs and then ends its children.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
