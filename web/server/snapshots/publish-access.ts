// Who may publish or keep a view: whoever has the token; without one, only people on this machine.
import { createHash, timingSafeEqual } from "node:crypto";
import { ProblemError } from "../errors.ts";

export interface AccessConfig {
  readonly host: string;
  readonly publishToken: string | null;
  readonly trustedProxy: false | string | number;
}

/** "closed": nobody may, because strangers could and there is no token. */
export type Access = "granted" | "refused" | "closed";

export function publishAccess(config: AccessConfig, authorization: string | undefined): Access {
  if (config.publishToken !== null) {
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
    return given !== undefined && sameSecret(given, config.publishToken) ? "granted" : "refused";
  }
  // Behind a proxy a loopback address speaks for the whole world.
  return isLoopback(config.host) && config.trustedProxy === false ? "granted" : "closed";
}

/** @throws ProblemError that says what to do */
export function requireAccess(config: AccessConfig, authorization: string | undefined): void {
  const access = publishAccess(config, authorization);
  if (access === "granted") return;
  if (access === "closed") {
    throw new ProblemError(
      "publishing-closed",
      "This server can be reached by others and has no PUBLISH_TOKEN, so nobody may publish or keep a view. Set one and start it again.",
    );
  }
  throw new ProblemError(
    "unauthorized",
    "Publishing and keeping a view need the header Authorization: Bearer and the publish token.",
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function sameSecret(a: string, b: string): boolean {
  // Digests are of one length whatever is given, which the comparison needs.
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
