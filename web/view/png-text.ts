// Puts a text into a PNG: one iTXt chunk (UTF-8, uncompressed) after the header. No pixel changes.

const SIGNATURE_BYTES = 8;
/** Length, name, 13 bytes of header, checksum: the first chunk of every PNG. */
const HEADER_BYTES = 4 + 4 + 13 + 4;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_none, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (CRC_TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** @param keyword 1 to 79 ASCII characters, as the specification wants it */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  const at = SIGNATURE_BYTES + HEADER_BYTES;
  const utf8 = new TextEncoder();
  // The keyword's end; not compressed, by method 0; no language; no translated keyword.
  const data = joined([utf8.encode(keyword), new Uint8Array(5), utf8.encode(text)]);
  const named = joined([utf8.encode("iTXt"), data]);
  return joined([png.subarray(0, at), uint32(data.length), named, uint32(crc32(named)), png.subarray(at)]);
}
