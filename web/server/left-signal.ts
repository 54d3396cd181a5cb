// Whether the client is still there.
import type { FastifyReply } from "fastify";

/**
 * Aborts when the connection closes before (or after) the answer is sent. For requests with a body: their own
 * `request.signal` hears of nothing once the body is read.
 */
export function leftSignal(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once("close", () => left.abort());
  return left.signal;
}
