// Text that UTF-8 can hold.

/** Half of a surrogate pair becomes the replacement character, as every encoder makes of it. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, "\uFFFD");
}
