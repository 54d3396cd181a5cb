// The content security policy of a published page: nothing but what is in it, each style and script by its hash.
import { createHash } from "node:crypto";

/**
 * Where a page may be framed: "anywhere" for embeds, "nowhere" for everything else. Anywhere is said by saying nothing:
 * `frame-ancestors *` means addresses of the network alone, and refuses the frame in an article that is itself in a
 * sandbox, in a file or in a web view.
 */
export type Framing = "anywhere" | "nowhere";

export function pagePolicy(html: string, framing: Framing): string {
  const directives = [
    "default-src 'none'",
    `style-src ${hashes(html, "style")}`,
    `script-src ${hashes(html, "script")}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    ...(framing === "nowhere" ? ["frame-ancestors 'none'"] : []),
  ];
  return directives.join("; ");
}

/** A picture opened by itself: its own style sheet, nothing that runs. */
export const PICTURE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox allow-popups";

function hashes(html: string, element: "style" | "script"): string {
  const found = [...html.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, "g"))].map(
    ([, content = ""]) => `'sha256-${createHash("sha256").update(content, "utf8").digest("base64")}'`,
  );
  return found.length === 0 ? "'none'" : [...new Set(found)].join(" ");
}
