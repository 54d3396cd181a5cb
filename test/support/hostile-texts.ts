// Texts that break programs: the naughty strings of SAMPLES_DIR, and payloads that would run where text becomes markup.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Undefined where SAMPLES_DIR does not name a folder with them. */
export function naughtyStrings(): readonly string[] | undefined {
  const folder = process.env["SAMPLES_DIR"];
  if (folder === undefined) return undefined;
  try {
    const strings: unknown = JSON.parse(readFileSync(join(folder, "naughty-strings.json"), "utf8"));
    return Array.isArray(strings) ? strings.filter((text) => typeof text === "string") : undefined;
  } catch {
    return undefined;
  }
}

/** What gets out of the place that a text was put in. */
const WAYS_OUT = [
  "",
  '">',
  "'>",
  "` >",
  "</title>",
  "</desc>",
  "</style>",
  "</script>",
  "-->",
  "]]>",
  "</pre>",
  '" x="',
  "</svg>",
];

/** What runs once it is markup; each calls alert. */
export const RUNNERS: readonly string[] = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  '<iframe src="javascript:alert(1)"></iframe>',
  "<details open ontoggle=alert(1)>",
  "<style>@keyframes x{}</style><b style=animation-name:x onanimationstart=alert(1)>",
  "<input autofocus onfocus=alert(1)>",
  "<video><source onerror=alert(1)></video>",
  "<body onload=alert(1)>",
  '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)">',
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/>',
  '<object data="javascript:alert(1)">',
  '<embed src="javascript:alert(1)">',
];

/** What would run as an attribute, a template, an entity or an address. */
const OTHERS = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "java\tscript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:alert(1)",
  "&#106;avascript:alert(1)",
  "${alert(1)}",
  "{{constructor.constructor('alert(1)')()}}",
  '<!ENTITY x SYSTEM "file:///etc/passwd">',
  "<![CDATA[<script>alert(1)</script>]]>",
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  'https://x.example/"onmouseover=alert(1) x="',
  "https://x.example/'><script>alert(1)</script>",
  '=HYPERLINK("javascript:alert(1)")',
  "+cmd|' /C calc'!A0",
  "$& $` $' $1",
];

export const XSS_PAYLOADS: readonly string[] = [
  ...WAYS_OUT.flatMap((way) => RUNNERS.map((runner) => way + runner)),
  ...OTHERS,
];
