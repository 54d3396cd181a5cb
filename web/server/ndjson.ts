// Answers that are a line of JSON a record, sent as they are read.
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";

const NDJSON = "application/x-ndjson";

export function wantsNdjson(request: FastifyRequest): boolean {
  return (request.headers.accept ?? "").includes(NDJSON);
}

/** Sends whole lines, each with its line end. Takes the untyped reply on purpose: the schema describes the document. */
export function sendNdjson(reply: FastifyReply, lines: Iterable<string> | AsyncIterable<string>): FastifyReply {
  return reply.type(`${NDJSON}; charset=utf-8`).send(lines instanceof Readable ? lines : Readable.from(lines));
}
