// A page or picture as text, compressed once and better than there is time for on every request: on a slow line what is
// saved is seen.
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

const compressed = promisify(brotliCompress);
/** Two notches more take thirty times as long for a tenth less. */
const QUALITY = 9;

export interface MadeText {
  readonly text: string;
  readonly brotli: Buffer;
  /** Its content security policy. */
  readonly policy: string;
}

export async function makeText(text: string, policy: string): Promise<MadeText> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
  };
  return { text, brotli: await compressed(text, { params }), policy };
}

/** Compressed as it was made for who reads that; for others the server compresses what it sends as it does everywhere. */
export function sendMade(request: FastifyRequest, reply: FastifyReply, { text, brotli, policy }: MadeText) {
  void reply.header("content-security-policy", policy);
  if (!readsBrotli(request.headers["accept-encoding"])) return reply.send(text);
  return reply.header("content-encoding", "br").header("vary", "accept-encoding").send(brotli);
}

function readsBrotli(accepted: string | string[] | undefined): boolean {
  const codings = [accepted ?? []].flat().flatMap((value) => value.split(","));
  return codings.some((coding) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$)|$)/i.test(coding));
}
