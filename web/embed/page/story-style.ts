// The style sheets of a story: a list of pictures for paper and without scripts; with them a stepper in the embed, and on
// the page a picture that stays while the words scroll by.
import { NARROW_BELOW } from "./picture-size.ts";

/** Beside its picture from this width on, px; below it the words pass under it. */
const BESIDE_FROM = 860;

export const SHARED_STORY = `
.steps{list-style:none;margin:0;padding:0}
.step{break-inside:avoid}
.step:focus{outline:none}
.step h2{font-size:17px;line-height:1.25;font-weight:650;margin:0 0 4px}
.said{margin:0;white-space:pre-line}
.at{margin:0 0 2px;color:var(--quiet);font-size:13px}
.key{margin:6px 0 0;font-size:12px;line-height:1.5;color:var(--quiet)}
.key span{display:inline-block;margin-right:10px}
.key b{color:var(--ink)}
.shot{display:block;width:100%;height:auto;margin:0 0 8px}
.shot.narrow{display:none}
@media (max-width:${NARROW_BELOW - 1}px){.shot.narrow{display:block}.shot.wide{display:none}}
.step+.step{margin-top:24px}
.turns{position:relative;display:flex;align-items:center;justify-content:space-between;gap:8px;margin:8px 0}
.turns[hidden]{display:none}
.turns button{min-height:40px;padding:0 14px;border:1px solid var(--rule);border-radius:6px;background:var(--sheet);color:var(--ink);font:600 14px/1 system-ui,sans-serif;cursor:pointer}
.turns button[aria-disabled=true]{color:var(--quiet);cursor:default}
.turns button:focus-visible{outline:3px solid #1B9E77;outline-offset:2px}
.place{font-weight:600}
.told{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen{.scripted .shot{display:none}}
@media screen and (prefers-reduced-motion:no-preference){.stage [class^=k]{transition:opacity .2s ease-out}}
@media (forced-colors:active){.turns button{border:1px solid CanvasText}.shot{forced-color-adjust:none;background:var(--paper)}}
@media print{.turns{display:none}.shot.narrow{display:none}.shot.wide{display:block;max-height:110mm}.step{margin-top:8mm}}
`;

/** All steps lie in one place, as high as the highest: turning moves nothing on the page around. */
export const EMBED_STORY = `
@media screen{
.scripted .steps{display:grid}
.scripted .step{grid-area:1/1;margin:0;visibility:hidden}
.scripted .step.on{visibility:visible}
.scripted .at{display:none}
.pinned{margin-top:12px}
.keys{display:grid}
.keys .key{grid-area:1/1;visibility:hidden}
.keys .key.on{visibility:visible}
}
`;

export const PAGE_STORY = `
main:has(.telling){max-width:1120px}
@media screen{
.scripted .pinned{position:sticky;top:0;z-index:1;background:var(--paper)}
.scripted .pinned .stage svg{max-height:56vh;max-height:56svh}
.scripted .story{padding-top:12vh}
.scripted .step,.scripted .step+.step{margin:0 0 46vh;scroll-margin-top:60vh;padding:16px;border:1px solid var(--rule);border-radius:8px;background:var(--sheet)}
.scripted .step:last-child{margin-bottom:24vh}
.scripted .step.on{border-color:var(--quiet)}
}
@media screen and (min-width:${BESIDE_FROM}px){
.scripted .telling{display:grid;grid-template-columns:minmax(0,2fr) minmax(260px,1fr);gap:0 28px}
.scripted .pinned{top:12px;align-self:start}
.scripted .pinned .stage svg{max-height:calc(100vh - 72px)}
.scripted .story{padding-top:62vh}
}
@media print{.step .files{display:none}}
`;
