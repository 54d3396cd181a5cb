// Open details come right after the canvas for Tab, as if they stood behind it in the page: out of their end it goes on with
// what follows the canvas, and Shift+Tab at their beginning goes back to it. Who came another way goes on another way.
import type { KeyboardEvent } from "react";
import { CANVAS_KEYS_ID } from "./use-page-keys.ts";

/** The id of the drawer of details. */
export const DETAILS_ID = "details";

const STOPS = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";

let fromCanvas = false;

const stopsIn = (box: ParentNode): readonly HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.getClientRects().length > 0);

/** Whether there are any to go into. */
export function enterDetails(): boolean {
  const details = document.getElementById(DETAILS_ID);
  const first = details === null ? undefined : stopsIn(details)[0];
  first?.focus();
  fromCanvas = first !== undefined;
  return fromCanvas;
}

export function leaveDetailsByTab(event: KeyboardEvent<HTMLElement>): void {
  const canvas = document.getElementById(CANVAS_KEYS_ID);
  if (event.key !== "Tab" || !fromCanvas || canvas === null) return;
  const stops = stopsIn(event.currentTarget);
  if (event.target !== stops.at(event.shiftKey ? 0 : -1)) return;
  const all = stopsIn(document);
  const to = event.shiftKey ? canvas : all[all.indexOf(canvas) + 1];
  if (to === undefined) return;
  event.preventDefault();
  fromCanvas = false;
  to.focus();
}
