// A date as a source gave it (an ISO 8601 prefix or EDTF, kept as written) in English: alone, and after a word.
import type { PartialDate } from "#model";
import { listed } from "./human.ts";

/** As it stands alone ("2020s"), and in a sentence ("the 2020s"). */
interface Wording {
  readonly alone: string;
  readonly within: string;
}

/** What was written: one date, some time between two, one whose earliest or latest is all that is known, or several. */
type Said =
  | { readonly at: Wording }
  | { readonly between: readonly [Wording, Wording] }
  | { readonly earliest: Wording }
  | { readonly latest: Wording }
  | { readonly several: readonly Said[]; readonly joinedBy: "and" | "or" };

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
/** EDTF's "months" that are seasons; the last eight of a hemisphere. */
const SEASONS: Readonly<Record<string, string>> = {
  21: "spring",
  22: "summer",
  23: "autumn",
  24: "winter",
  25: "northern spring",
  26: "northern summer",
  27: "northern autumn",
  28: "northern winter",
  29: "southern spring",
  30: "southern summer",
  31: "southern autumn",
  32: "southern winter",
};
/** And those that are parts of a year. */
const PARTS: Readonly<Record<string, string>> = {
  33: "first quarter",
  34: "second quarter",
  35: "third quarter",
  36: "fourth quarter",
  37: "first third",
  38: "second third",
  39: "last third",
  40: "first half",
  41: "second half",
};

const alike = (words: string): Wording => ({ alone: words, within: words });
const withArticle = (words: string): Wording => ({ alone: words, within: `the ${words}` });

function plainDate(text: string): Wording {
  const decade = /^(\d{3})X$/.exec(text);
  if (decade !== null) return withArticle(`${decade[1]}0s`);
  const match = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$/.exec(text);
  if (match === null) return alike(text);
  const [, year = "", month, day] = match;
  if (month === undefined) return alike(year);
  const part = PARTS[month];
  if (part !== undefined) return withArticle(`${part} of ${year}`);
  const name = MONTHS[Number(month) - 1] ?? SEASONS[month];
  if (name === undefined) return alike(text);
  return alike(day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`);
}

/** "~" about, "?" uncertain, "%" both, wherever it stands; "1950S2" says how many of its digits count. */
function doubtfulDate(text: string): Wording {
  const isAbout = /[~%]|\dS\d+$/.test(text);
  const isUncertain = /[?%]/.test(text);
  const plain = plainDate(text.replaceAll(/[~?%]|S\d+$/g, ""));
  const doubted = (words: string) => `${isAbout ? "about " : ""}${words}${isUncertain ? " (uncertain)" : ""}`;
  return { alone: doubted(plain.alone), within: doubted(plain.within) };
}

/** The first or the last day, month or year that an X can stand for. */
function bound(text: string, digit: "0" | "9"): string {
  const [years = "", months, days] = text.split("-");
  const year = years.replaceAll("X", digit);
  const filled = (part: string, most: number) => {
    const number = part === "XX" && digit === "9" ? most : Number(part.replaceAll("X", digit));
    return Math.min(most, Math.max(1, number));
  };
  const month = months === undefined ? undefined : filled(months, 12);
  const lastDay = new Date(Date.UTC(Number(year), month ?? 12, 0)).getUTCDate();
  return [year, month, days === undefined ? undefined : filled(days, lastDay)]
    .flatMap((part) => (part === undefined ? [] : String(part).padStart(2, "0")))
    .join("-");
}

function saidOne(text: string): Said {
  // What is left out at its end is only not said: "2025-XX" is the year.
  const written = text.replace(/(?:-XX)+$/, "");
  if (!/^[\dX~?%-]*X[\dX~?%-]*$/.test(written) || /^\d{3}X[~?%]?$/.test(written)) return { at: doubtfulDate(written) };
  return spanned(doubtfulDate(bound(written, "0")), doubtfulDate(bound(written, "9")));
}

function spanned(first: Wording, last: Wording): Said {
  return first.alone === last.alone ? { at: first } : { between: [first, last] };
}

const isOpen = (end: string): boolean => end === "" || end === "..";

/** A date or two of them with `mark` between, either of which may be open. */
function saidOf(text: string, mark: "/" | ".."): Said | undefined {
  const ends = text.split(mark);
  const [from = "", to] = ends;
  if (to === undefined || ends.length > 2) return saidOne(text);
  const [first, last] = [saidOne(from), saidOne(to)];
  const [start, end] = [
    "between" in first ? first.between[0] : "at" in first ? first.at : undefined,
    "between" in last ? last.between[1] : "at" in last ? last.at : undefined,
  ];
  if (start === undefined || end === undefined || (isOpen(from) && isOpen(to))) return undefined;
  if (isOpen(from)) return { latest: end };
  return isOpen(to) ? { earliest: start } : spanned(start, end);
}

function read(date: PartialDate | string | undefined | null): Said | undefined {
  const written = typeof date === "string" ? date : date?.written;
  if (written === undefined || written === "") return undefined;
  const [, open, inside] = /^([[{])(.+)[\]}]$/.exec(written) ?? [];
  if (inside === undefined) return saidOf(written, "/");
  const several = inside.split(",").flatMap((one) => saidOf(one.trim(), "..") ?? []);
  const [only] = several;
  if (only === undefined || several.length === 1) return only;
  return { several, joinedBy: open === "[" ? "or" : "and" };
}

function alone(said: Said): string {
  if ("at" in said) return said.at.alone;
  if ("earliest" in said) return `${said.earliest.alone} or later`;
  if ("latest" in said) return `${said.latest.alone} or earlier`;
  if ("between" in said) return said.between.map((end) => end.alone).join(" to ");
  return listed(said.several.map(alone), said.joinedBy);
}

/** "17 September 2025", "September 2025", "about 2025", "2024 or later", "2024 to 2025"; "undated" where nobody said. */
export function dateWords(date: PartialDate | string | undefined | null): string {
  const said = read(date);
  return said === undefined ? "undated" : alone(said);
}

/** What a date stands behind. After "from", "2024 to 2026" would be heard as how long it lasted. */
export type DateRole = "announced" | "from" | "until" | "by" | "As of";

function within(said: Said, role: DateRole): string {
  if ("at" in said)
    return role === "announced" && said.at.within !== said.at.alone ? `in ${said.at.within}` : said.at.within;
  if ("earliest" in said) return `${said.earliest.within} or later`;
  if ("latest" in said) return `${said.latest.within} or earlier`;
  if ("several" in said)
    return listed(
      said.several.map((one) => within(one, role)),
      said.joinedBy,
    );
  const between = `between ${said.between.map((end) => end.within).join(" and ")}`;
  return role === "announced" ? between : `some time ${between}`;
}

/** "from 2024", "until 2031 or later", "announced between 2024 and 2026"; undefined where nobody said. */
export function datePhrase(role: DateRole, date: PartialDate | string | undefined | null): string | undefined {
  const said = read(date);
  return said === undefined ? undefined : `${role} ${within(said, role)}`;
}
