// The code of a country from its English name, as the platform's own list of regions (Unicode CLDR) has it.

/** Regions of CLDR that are no countries or territories: Ceuta & Melilla, the eurozone, outlying Oceania, pseudo-locales, unknown. */
const NO_COUNTRY: ReadonlySet<string> = new Set(["EA", "EZ", "QO", "XA", "XB", "ZZ"]);

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");

let codes: ReadonlyMap<string, string> | undefined;

/** ISO 3166-1 alpha-2 in small letters for "United Arab Emirates", "ae" or "AE"; undefined for what is none of them. */
export function countryCode(name: string): string | undefined {
  codes ??= codesByName();
  return codes.get(plainName(name));
}

function codesByName(): ReadonlyMap<string, string> {
  // "Hong Kong SAR China" and "Hong Kong".
  const styles = (["long", "short"] as const).map(
    (style) => new Intl.DisplayNames("en", { type: "region", fallback: "none", style }),
  );
  const found = new Map<string, string>();
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
    const names = styles.flatMap((style) => style.of(code) ?? []);
    // "UK" and "BU" are older codes of GB and MM: they are found, under the code of today.
    const today = new Intl.Locale(`und-${code}`).region ?? code;
    if (names.length === 0 || NO_COUNTRY.has(today)) continue;
    for (const name of [code, ...names]) found.set(plainName(name), today.toLowerCase());
  }
  return found;
}

/** "Bosnia & Herzegovina" and "bosnia and herzegovina" are one; so are "St. Lucia" and "Saint Lucia". */
function plainName(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("&", "and")
    .replaceAll(/\bst\.? /g, "saint ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "");
}
