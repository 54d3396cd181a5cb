// A free query's answer, line by line while it comes.
import type { FreeQueryRequest, WireGraph } from "#contract";
import { addresses } from "#contract";
import type { Plain } from "#model";
import { fieldsOf, parseGraph } from "../../read/parse-graph.ts";
import { parseRow } from "../../read/parse-queries.ts";
import { jsonRequest, openAnswer, refused, unreachable, unreadable } from "../../read/read-answer.ts";

export interface StreamHandlers {
  columns(names: readonly string[]): void;
  row(row: readonly Plain[]): void;
  graph(graph: WireGraph): void;
}

export interface StreamEnd {
  readonly truncated: boolean;
  readonly cutBy: string | undefined;
  readonly ms: number;
  readonly dataVersion: string | null;
}

/** @throws AnswerError where it was refused, failed on the way or broke off; the signal's reason where it was ended */
export async function streamQuery(
  request: FreeQueryRequest,
  handlers: StreamHandlers,
  signal: AbortSignal,
): Promise<StreamEnd> {
  const response = await openAnswer(addresses.freeQuery(), jsonRequest(request, signal));
  if (response.body === null) throw unreadable();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (rest + (value ?? "")).split("\n");
      rest = done ? "" : (lines.pop() ?? "");
      for (const line of lines) {
        const end = line.trim() === "" ? undefined : take(line, handlers);
        if (end !== undefined) return end;
      }
      // Without its last line an answer is a part that looks like a whole.
      if (done) throw unreachable();
    }
  } catch (error) {
    if (signal.aborted || (error instanceof Error && error.name === "AnswerError")) throw error;
    throw unreachable();
  } finally {
    reader.releaseLock();
  }
}

function take(line: string, handlers: StreamHandlers): StreamEnd | undefined {
  const fields = fieldsOf(parsed(line));
  if (fields === undefined) throw unreadable();
  const { columns, row, done, error } = fields;
  if (Array.isArray(columns)) handlers.columns(columns.map(String));
  else if (row !== undefined) handlers.row(parseRow(row));
  else if (fields["graph"] !== undefined) {
    const graph = parseGraph(fields["graph"]);
    if (graph !== undefined) handlers.graph(graph);
  } else if (error !== undefined) throw refused(Number(fieldsOf(error)?.["status"] ?? 500), error);
  else if (done === true) {
    return {
      truncated: fields["truncated"] === true,
      cutBy: typeof fields["cutBy"] === "string" ? fields["cutBy"] : undefined,
      ms: Number(fields["ms"] ?? 0),
      dataVersion: typeof fields["dataVersion"] === "string" ? fields["dataVersion"] : null,
    };
  }
  return undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
