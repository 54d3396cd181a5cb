// The page's own type face for a picture that may load nothing: the @font-face rules in use, with their files inside.
import { PICTURE_FACE } from "#view";

/** What a rule and a face of `document.fonts` share. */
const rangeOf = (written: string): string => written.replaceAll(/\s/g, "").toUpperCase();

function readAsDataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result : ""));
    reader.addEventListener("error", () => reject(reader.error ?? new Error("The file could not be read.")));
    reader.readAsDataURL(file);
  });
}

/** One rule, its file inside; empty where the file cannot be had: the system's face stands in. */
async function embedded(rule: CSSFontFaceRule, base: string): Promise<string> {
  const [, address] = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src")) ?? [];
  if (address === undefined) return "";
  try {
    const answer = await fetch(new URL(address, base));
    if (!answer.ok) return "";
    const words = ["font-weight", "font-style", "unicode-range"]
      .map((name) => [name, rule.style.getPropertyValue(name)] as const)
      .flatMap(([name, value]) => (value === "" ? [] : [`${name}:${value}`]));
    const source = `src:url(${await readAsDataUrl(await answer.blob())}) format("woff2")`;
    return `@font-face{font-family:${PICTURE_FACE};${[source, ...words].join(";")}}`;
  } catch {
    return "";
  }
}

/** CSS of the parts of the face that the page has loaded so far (of the scripts that are on screen). */
export async function pictureFaces(): Promise<string> {
  const loaded = new Set(
    [...document.fonts].filter(({ status }) => status === "loaded").map(({ unicodeRange }) => rangeOf(unicodeRange)),
  );
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .filter((rule) => loaded.has(rangeOf(rule.style.getPropertyValue("unicode-range"))))
      .map((rule) => embedded(rule, sheet.href ?? document.baseURI)),
  );
  return (await Promise.all(rules)).join("");
}
