// A file that somebody dropped, as the picture it is: the door for foreign files. SVG and PNG say which snapshot they
// are of, or which view they were exported from; JSON is the snapshot itself. Everything else is refused in words.
import type { Snapshot, SnapshotQuery } from "#model";
import { isSnapshotId } from "#model";
import { PROVENANCE_KEY } from "#web/embed/page/provenance";
import { fieldsOf, text } from "../read/parse-graph.ts";
import { parseSnapshot, parseSnapshotQuery } from "../read/parse-snapshots.ts";

/** Larger than any picture of ours: a snapshot is at most 2 MB, a PNG at twice its size about as much. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A picture that was exported: the choices of its view, as an address has them after its "?". */
export interface ExportedFile {
  readonly search: string;
}

export interface PictureFile {
  readonly id: string;
  readonly query: SnapshotQuery | undefined;
  /** Where the file holds the whole of it. */
  readonly snapshot: Snapshot | undefined;
}

/** Why a file cannot be opened; the message is for the reader. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
}

/** @throws FileRefused */
export async function readPictureFile(file: File): Promise<PictureFile | ExportedFile> {
  if (file.size > MOST_BYTES) {
    throw new FileRefused(`“${file.name}” is too large for a published picture (at most 16 MB).`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPng(bytes)) return named(file, pngText(bytes));
  const content = new TextDecoder().decode(bytes).trimStart();
  if (content.startsWith("{")) return whole(file, content);
  if (/<svg[\s>]/.test(content.slice(0, 2000))) return named(file, svgText(content));
  throw new FileRefused(`“${file.name}” is neither an SVG, a PNG nor a JSON file of a published picture.`);
}

function whole(file: File, content: string): PictureFile {
  const value = parsed(content);
  const snapshot = parseSnapshot(value);
  if (snapshot !== undefined) return { id: snapshot.id, query: snapshot.query, snapshot };
  const version = fieldsOf(value)?.["version"];
  throw new FileRefused(
    value === undefined
      ? `“${file.name}” is not whole: its JSON breaks off or has a mistake.`
      : typeof version === "number" && version > 1
        ? `“${file.name}” was written by a later version of Powerlines than this one.`
        : `“${file.name}” is JSON, but not that of a published picture.`,
  );
}

function named(file: File, provenance: string | undefined): PictureFile | ExportedFile {
  const fields = fieldsOf(parsed(provenance ?? ""));
  const view = text(fields?.["view"]);
  // Of wherever it was exported only the choices: no file leads to another site.
  if (URL.canParse(view)) return { search: new URL(view).search };
  const id = text(fields?.["id"]);
  if (!isSnapshotId(id)) {
    throw new FileRefused(
      `“${file.name}” does not say which view or published picture it is of. A program it went through may have taken that out; the JSON file of a published picture has all of it.`,
    );
  }
  return { id, query: parseSnapshotQuery(fields?.["query"]), snapshot: undefined };
}

function parsed(content: string): unknown {
  try {
    // A named door: checked by what it is handed to.
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}

function svgText(content: string): string | undefined {
  const page = new DOMParser().parseFromString(content, "image/svg+xml");
  return page.getElementById(PROVENANCE_KEY)?.textContent ?? undefined;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function isPng(bytes: Uint8Array): boolean {
  return PNG_SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Of the iTXt chunk with our keyword; undefined where there is none or the file breaks off before it. */
function pngText(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin = new TextDecoder("latin1");
  let at = PNG_SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const name = latin.decode(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (name === "iTXt" && latin.decode(data.subarray(0, PROVENANCE_KEY.length + 1)) === `${PROVENANCE_KEY}\0`) {
      return afterNames(data.subarray(PROVENANCE_KEY.length + 3));
    }
    if (name === "IEND") return undefined;
    at += length + 12;
  }
  return undefined;
}

/** What follows the language and the translated keyword, each ended by a zero. */
function afterNames(data: Uint8Array): string {
  const language = data.indexOf(0);
  const translated = data.indexOf(0, language + 1);
  return new TextDecoder().decode(data.subarray(translated + 1));
}
