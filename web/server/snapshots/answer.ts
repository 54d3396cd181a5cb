// How every published page and file goes out: revalidated, never immutable, and readable from other sites where it may.
import type { FastifyReply, FastifyRequest } from "fastify";

/** A correction or a withdrawal reaches readers within this. */
const MAX_AGE_SECONDS = 60;

/** Sets ETag and caching; true where the reader has this already and a 304 was sent. */
export function answeredByCache(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  // Weak: the same answer, whichever way it is compressed on the way.
  const etag = `W/"${tag}"`;
  void reply.header("etag", etag).header("cache-control", `public, max-age=${MAX_AGE_SECONDS}`);
  const known = (request.headers["if-none-match"] ?? "").split(",").map((given) => given.trim().replace(/^W\//, ""));
  if (!known.includes(`"${tag}"`)) return false;
  void reply.code(304).send();
  return true;
}

/** A picture, data or script that any page may load. */
export function forAnyPage(reply: FastifyReply): FastifyReply {
  return reply.header("access-control-allow-origin", "*").header("cross-origin-resource-policy", "cross-origin");
}
