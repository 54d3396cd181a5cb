// The style sheets of the published pages: one for what both share, one each. System fonts: nothing is loaded.
import { ground } from "#view";
import type { PictureScheme, Snapshot } from "#model";
import { NARROW_BELOW, largestSize } from "./picture-size.ts";
import { storyClasses } from "./story.ts";
import { EMBED_STORY, PAGE_STORY, SHARED_STORY } from "./story-style.ts";

function colours(scheme: "light" | "dark"): string {
  const { ground: paper, ink, quietInk, rule } = ground(scheme);
  const sheet = scheme === "light" ? "#FFFFFF" : "#1E2126";
  const link = scheme === "light" ? "#0B5A8A" : "#7CC0EE";
  return `--paper:${paper};--ink:${ink};--quiet:${quietInk};--rule:${rule};--sheet:${sheet};--link:${link};color-scheme:${scheme}`;
}

function schemeRules(scheme: PictureScheme): string {
  if (scheme === "light") return `:root{${colours(scheme)}}`;
  if (scheme === "dark") return `:root{${colours("dark")}}@media print{:root{${colours("light")}}}`;
  // Paper is light, whatever the screen is.
  return `:root{${colours("light")}}@media screen and (prefers-color-scheme:dark){:root{${colours("dark")}}}`;
}

const SHARED = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
a{color:var(--link)}
h1{font-size:20px;line-height:1.2;font-weight:650;margin:0 0 4px;letter-spacing:-.01em;text-wrap:balance}
h3{font-size:15px;line-height:1.3;margin:0 0 4px;font-weight:650}
.deck{margin:0 0 8px;color:var(--quiet);font-size:15px}
.quiet,.facts,.exact{color:var(--quiet)}
.facts,.exact{font-size:13px}
.amount{margin:0 0 4px}
.amount b{font-size:18px}
ul{padding-left:18px;margin:4px 0}
.stage{position:relative;margin:0;overflow:hidden;touch-action:pan-x pan-y}
.stage svg{display:block;width:100%;height:auto}
.stage svg a{cursor:pointer}
.stage svg a:focus{outline:none}
@media screen{
.stage svg a:is(:focus-visible,.marked){opacity:1}
.stage svg a:is(:focus-visible,.marked) path[stroke-opacity]{stroke:var(--link);stroke-opacity:.65}
.stage svg a:is(:focus-visible,.marked) [data-entity]>:not([transform]){stroke:var(--link);stroke-width:5;paint-order:stroke}
}

.narrow{display:none}
@media (max-width:${NARROW_BELOW - 1}px){.narrow{display:block}.wide{display:none}}
.bar{display:flex;align-items:center;justify-content:space-between;min-height:32px;gap:8px;color:var(--quiet);font-size:13px}
.controls{display:flex;gap:4px;flex:none}
.controls[hidden]{display:none}
.controls button{width:32px;height:28px;padding:0;border:1px solid var(--rule);border-radius:6px;background:var(--sheet);color:var(--ink);font:600 16px/1 system-ui,sans-serif;cursor:pointer}
.receipt:focus{outline:none}
.note{border-left:3px solid #B26A00;padding:4px 0 4px 10px;margin:0 0 10px;font-size:13px}
.note p,.note ul{margin:2px 0}
summary{cursor:pointer}
footer{border-top:1px solid var(--rule);margin-top:8px;padding-top:8px;font-size:13px;color:var(--quiet)}
footer p{margin:0 0 4px}
@media (prefers-reduced-motion:no-preference){.receipt.open{animation:rise .18s ease-out}}
@keyframes rise{from{transform:translateY(12px);opacity:0}}
@media (forced-colors:active){.stage svg{forced-color-adjust:none;background:var(--paper)}.receipt,.controls button{border:1px solid CanvasText}}
.letters{display:none}
@media print{body{background:#fff}.letters{display:inline}.bar,.close{display:none}.stage{break-inside:avoid}.stage svg{max-height:240mm}.narrow{display:none}.wide{display:block}a{color:inherit}}
`;

/** A receipt that lies over the lower edge until it is closed. */
const SHEET = `position:fixed;left:0;right:0;bottom:0;z-index:2;max-height:70%;overflow:auto;margin:0;padding:12px 56px 14px 14px;background:var(--sheet);border-top:1px solid var(--rule);box-shadow:0 -6px 24px rgba(0,0,0,.18)`;

const EMBED = `
body{padding:12px}
@media (max-width:${NARROW_BELOW - 1}px){body{padding:8px 0}h1,.deck,.note,.bar,footer,.story{margin-inline:12px}}
.receipt{display:none}
.receipt:target,.receipt.open{display:block;${SHEET}}
.scripted .receipt:target:not(.open){display:none}
.close{position:absolute;right:12px;top:12px;font-size:13px}
@media print{.receipt,.receipt:target,.receipt.open,details,.story{display:none}}
`;

const PAGE = `
body{font-size:15px}
.site{border-bottom:1px solid var(--rule);padding:10px 20px;font-weight:650}
.site a{color:inherit;text-decoration:none}
main{max-width:1000px;margin:0 auto;padding:20px 20px 60px}
h1{font-size:26px}
h2{font-size:17px;margin:32px 0 8px;font-weight:650}
.deck{font-size:17px}
.receipts{columns:2 340px;column-gap:32px;font-size:14px}
.receipt{padding:8px 0 10px;border-top:1px solid var(--rule);scroll-margin-top:12px;break-inside:avoid}
.receipt p,.receipt ul{margin:2px 0}
.receipt:target{background:var(--sheet);outline:8px solid var(--sheet)}
.receipt .close,.receipt[id^="e-"]{display:none}
.receipt[id^="e-"]:target{display:block}
.scripted .receipt.open{${SHEET};max-width:560px;margin:0 auto}
.scripted .receipt.open .close{display:block;position:absolute;right:12px;top:12px}
.files a{margin-right:12px}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--sheet);border:1px solid var(--rule);border-radius:6px;padding:10px;font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;margin:4px 0 12px}
@page{size:A4;margin:16mm}
@media print{details::details-content{content-visibility:visible;block-size:auto}.site,.embedding{display:none}main{padding:0;max-width:none}body{font-size:10pt;background:#fff}.stage{break-inside:avoid}.receipt{break-inside:avoid}h2{break-after:avoid}.receipt:target{outline:0}}
`;

type Told = Pick<Snapshot, "graph" | "steps" | "view">;

/** @param told what is on the page; absent where it is withdrawn */
export function pageStyle(scheme: PictureScheme, told?: Told): string {
  return schemeRules(scheme) + compact(SHARED + PAGE + pictureRules(told) + storyRules(told, PAGE_STORY));
}

export function embedStyle(scheme: PictureScheme, told?: Told): string {
  return schemeRules(scheme) + compact(SHARED + EMBED + pictureRules(told) + storyRules(told, EMBED_STORY));
}

/** No larger than it is to be, in the middle. */
function pictureRules(told: Told | undefined): string {
  return told === undefined ? "" : `.wide{max-width:${largestSize(told).width}px;margin-inline:auto}`;
}

function storyRules(told: Told | undefined, own: string): string {
  if (told?.steps === undefined || told.steps.length === 0) return "";
  return SHARED_STORY + own + storyClasses(told).css;
}

function compact(css: string): string {
  return css.replaceAll("\n", "");
}
