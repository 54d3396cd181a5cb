// Names of machines as words of people.

/**
 * "WORKS_FOR", "worksFor", "works-for" as "works for"; with "sentence" as "Works for". An abbreviation alone in
 * capitals ("CEO") stays one when `keepCapitals`.
 */
export function humanised(name: string, form: "lower" | "sentence" = "lower"): string {
  const words = name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .split(/[\s_-]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase())
    .join(" ");
  return form === "lower" ? words : words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "a, b and c". */
export function listed(words: readonly string[], joinedBy = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${joinedBy} ${words.at(-1)}`;
}

/** The id of somebody whose name is not at hand, as a name: "larry-fink" as "Larry Fink". */
export function titled(id: string): string {
  // Anything else is somebody's own words.
  if (!/^[\p{Ll}\d]+(?:[-_][\p{Ll}\d]+)*$/u.test(id)) return id;
  return humanised(id).replaceAll(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** "coFounder" as "co-founder", "CEO" and "technology advisor" as they are written, "BOARD_MEMBER" as "board member". */
export function roleWords(role: string): string {
  if (/\s/.test(role) || /^\p{Lu}{1,5}$/u.test(role)) return role;
  if (/^co(?=\p{Lu})/u.test(role)) return `co-${humanised(role.slice(2))}`;
  return /[_]|\p{Ll}\p{Lu}/u.test(role) ? humanised(role) : role;
}

const twoDigits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 2 });
const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** A measured number as a legend says it: "0", "0.42", "7", "1,580". */
export function shortNumber(value: number): string {
  return Math.abs(value) >= 10 ? whole.format(value) : twoDigits.format(value);
}
