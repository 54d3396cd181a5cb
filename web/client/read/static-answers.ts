// What a server would answer, in a copy of the explorer that has none: read from the files beside the page, or made of
// the graph in them. What was not kept is said to be so, without asking for a file that is not there.
import type { GraphResponse, SiteFiles } from "#contract";
import { SITE_FILES, addresses, canonicalAddress } from "#contract";
import { site } from "../site.ts";
import { answerFromGraph } from "./answer-from-graph.ts";
import { AnswerError } from "./answer-error.ts";
import { fieldsOf, parseGraphResponse, text } from "./parse-graph.ts";

export async function openStaticAnswer(address: string, request: RequestInit): Promise<Response> {
  if ((request.method ?? "GET") !== "GET") throw notHere("needs a server");
  const file = (await files())[canonicalAddress(address)];
  if (file !== undefined) return readFile(file, request.signal);
  const answer = answerFromGraph(address, await graph());
  if (answer === undefined) throw notHere("was not kept in it");
  return Response.json(answer);
}

async function readFile(file: string, signal?: AbortSignal | null): Promise<Response> {
  const response = await fetch(site.base + file, { signal: signal ?? null }).catch((reason: unknown) => {
    throw signal?.aborted === true ? reason : unreachable();
  });
  if (!response.ok) throw unreachable();
  return response;
}

let readFiles: Promise<SiteFiles> | undefined;
let readGraph: Promise<GraphResponse> | undefined;

function files(): Promise<SiteFiles> {
  readFiles ??= readFile(SITE_FILES)
    .then(async (response) => {
      const table: unknown = await response.json();
      return Object.fromEntries(Object.entries(fieldsOf(table) ?? {}).map(([address, file]) => [address, text(file)]));
    })
    .catch((error: unknown) => {
      // The next question tries again.
      readFiles = undefined;
      throw error;
    });
  return readFiles;
}

function graph(): Promise<GraphResponse> {
  readGraph ??= files()
    .then(async (table) => {
      const response = await readFile(table[addresses.graph()] ?? "");
      const answer = parseGraphResponse(await response.json());
      if (answer === undefined) throw unreachable();
      return answer;
    })
    .catch((error: unknown) => {
      readGraph = undefined;
      throw error;
    });
  return readGraph;
}

function unreachable(): AnswerError {
  return new AnswerError("unreachable", {
    what: "A file of this page could not be read",
    why: "The copy may not have been put up whole, or the connection is gone.",
    advice: "Try again.",
  });
}

function notHere(why: string): AnswerError {
  return new AnswerError("refused", {
    what: "This copy of the explorer does not have that answer",
    why: `It is made of files, and what was asked for ${why}.`,
    advice: "The examples of every question are here.",
  });
}
