// Puts a text into a PNG: one iTXt chunk (UTF-8, uncompressed) after the header. No pixel changes.
import { crc32 } from "node:zlib";

const SIGNATURE_BYTES = 8;
/** Length, name, 13 bytes of header, checksum: the first chunk of every PNG. */
const HEADER_BYTES = 4 + 4 + 13 + 4;

/** @param keyword 1 to 79 Latin-1 characters, as the specification wants it */
export function withPngText(png: Buffer, keyword: string, text: string): Buffer {
  const at = SIGNATURE_BYTES + HEADER_BYTES;
  const data = Buffer.concat([
    Buffer.from(keyword, "latin1"),
    // The keyword's end; not compressed, by method 0; no language; no translated keyword.
    Buffer.from([0, 0, 0, 0, 0]),
    Buffer.from(text, "utf8"),
  ]);
  return Buffer.concat([png.subarray(0, at), chunk("iTXt", data), png.subarray(at)]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
