// The id of a snapshot or a saved view: the same content gives the same id on any machine.
import { createHash } from "node:crypto";
import { canonicalJson } from "#model";
import type { SavedViewContent, SnapshotContent } from "#model";

const CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
const LETTERS = 16;

/** The first 80 bits of the sha-256 of the canonical JSON, in Crockford's base 32. */
export function snapshotId(content: SnapshotContent | SavedViewContent): string {
  return hash(content);
}

function hash(content: object): string {
  const digest = createHash("sha256").update(canonicalJson(content), "utf8").digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, (LETTERS * 5) / 8)) bits = (bits << 8n) | BigInt(byte);
  let id = "";
  for (let letter = 0; letter < LETTERS; letter++) {
    id = CROCKFORD.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return id;
}

/** The id that a kept file's content has, whatever its version: unknown fields count, upgrades do not. */
export function hashOfKept(kept: unknown): string {
  if (typeof kept !== "object" || kept === null) return "";
  const content: Record<string, unknown> = { ...kept };
  for (const name of ["id", "createdAt", "publishCheck"]) delete content[name];
  return hash(content);
}
