// What a published page runs, over what is already drawn: opens receipts in place, pans and zooms, tells its height.
// No request, no storage, no cookie: it works in a frame with an opaque origin.
import { announceHeight } from "./height-messages.ts";
import { openReceipts, tellOnHover, walkByArrows } from "./open-receipts.ts";
import { openStory } from "./story.ts";
import { zoomable } from "./zoom.ts";

openReceipts(document);
walkByArrows(document);
tellOnHover(document);
for (const stage of document.querySelectorAll<HTMLElement>(".stage")) openStory(document, stage, zoomable(stage));
announceHeight(window);
