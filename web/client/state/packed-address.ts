// A long text as one short field of an address and back. What the packed text means is the business of those who write it.
import { Inflate, deflateSync, strFromU8, strToU8 } from "fflate";
import type { Refuse } from "./misread.ts";
import { refuseNothing } from "./misread.ts";

const FIELD = "z";
/** Up to here a person can still read an address, and chat programs do not cut it. */
const LONG = 1000;
/** The longest query string, in characters: all are ASCII. */
export const MOST_CHARACTERS = 8192;
/** A few KB can inflate to gigabytes: reading stops here, bytes. */
const MOST_INFLATED = 256 * 1024;

/** `search` itself where it is short, else "?z=…"; both start with "?" unless empty. */
export function packAddress(search: string): string {
  if (search.length <= LONG) return search;
  return `?${FIELD}=${packText(search.slice(1))}`;
}

/** Undoes packAddress; what is not packed, or cannot be unpacked (that is refused), is taken as it stands. */
export function unpackAddress(search: string, refuse: Refuse = refuseNothing): string {
  const packed = new URLSearchParams(search).get(FIELD);
  if (packed === null) return search;
  const text = unpackText(packed);
  if (text !== undefined) return `?${text}`;
  refuse(FIELD, "", "the link is cut off or damaged, so the view packed in it is lost");
  return search;
}

/** In letters that an address takes as they are. */
export function packText(text: string): string {
  return toBase64Url(deflateSync(strToU8(text), { level: 9 }));
}

/** Undefined where it was not packed by packText, or holds more than a page would read. */
export function unpackText(packed: string): string | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const inflate = new Inflate((part) => {
      size += part.length;
      if (size > MOST_INFLATED) throw new RangeError("too large");
      parts.push(part);
    });
    const bytes = fromBase64Url(packed);
    // In small pieces: the limit is seen before one piece has grown beyond it.
    for (let at = 0; at < bytes.length; at += 256) inflate.push(bytes.subarray(at, at + 256), at + 256 >= bytes.length);
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return strFromU8(whole);
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array {
  return strToU8(atob(text.replaceAll("-", "+").replaceAll("_", "/")), true);
}
