// What a step did, in words, from the state before and after it: whoever changes the state need not say it.
import { limitWords } from "../filters/step-words.ts";
import { isChecklist } from "../filters/transitions.ts";
import { CHECKLISTS } from "../filters/types.ts";
import { counted } from "../graph-words.ts";
import type { GraphState } from "../graph/types.ts";
import { canvasGraph } from "../exploration/canvas-graph.ts";
import type { Brought, ExplorationState } from "../exploration/types.ts";
import type { FilterState } from "../filters/types.ts";
import { lookWords } from "../look/transitions.ts";
import type { LookState } from "../look/types.ts";
import type { PlacesState } from "../places/types.ts";
import type { TimeState } from "../time/types.ts";

/** What is undone and redone, without the step's own name. */
export interface Walked {
  readonly graph: GraphState;
  readonly exploration: ExplorationState;
  readonly filters: FilterState;
  readonly time: TimeState;
  readonly places: PlacesState;
  readonly look: LookState;
}

export function stepWords(before: Walked, after: Walked): string {
  const name = (id: string): string => after.graph.entities.get(id)?.name ?? id;
  if (before.exploration !== after.exploration) return explorationWords(before, after.exploration, name);
  if (before.filters !== after.filters) return filterWords(before.filters, after.filters, name);
  if (before.time !== after.time) return timeWords(after.time);
  if (before.look !== after.look) return lookWords(before.look, after.look);
  return placesWords(before.places, after.places, name);
}

function filterWords({ steps: before }: FilterState, { steps: after }: FilterState, nameOf: NameOf): string {
  if (after.length === 0) return "Cleared the filters";
  const changed = after.find((step) => !before.includes(step));
  const rule = changed?.rule ?? before.find((step) => !after.includes(step))?.rule;
  if (rule === undefined) return "Changed the order of the filters";
  const name = isChecklist(rule) ? CHECKLISTS[rule.type].toLowerCase() : rule.type;
  if (changed === undefined) return `Took off the filter: ${name}`;
  if (!changed.on) return `Switched off the filter: ${name}`;
  return `Filtered by ${name}: ${isChecklist(rule) ? `without ${listed(rule.hidden)}` : limitWords(rule, nameOf)}`;
}

function timeWords({ range }: TimeState): string {
  return range === undefined ? "Changed what of time is shown" : `Time from ${range.from} to ${range.to}`;
}

/** "Person, Metric", "Person and 4 more". */
function listed(names: readonly string[]): string {
  const [first = "", ...more] = names;
  return more.length > 1 ? `${first} and ${more.length} more` : names.join(", ");
}

type NameOf = (id: string) => string;

function explorationWords(walked: Walked, after: ExplorationState, name: NameOf): string {
  const { exploration: before } = walked;
  const last = after.brought.at(-1);
  if (!before.everything && after.everything) return "Back to everything";
  if (last !== undefined && !before.brought.includes(last)) {
    if (last.how === "expand") return `Expanded ${name(last.of)}: ${cameWords(walked, last)}`;
    if (last.how === "start") return `Started from ${name(last.of)}`;
    if (last.how === "result") return `${after.brought.length > 1 || after.everything ? "Added" : "Showed"} ${last.of}`;
    if (!after.everything && after.brought.length === 1) return `Kept only ${some(last.entityIds, name)}`;
  }
  const gone = before.brought.find((step) => step.how === "expand" && !after.brought.includes(step));
  if (gone !== undefined) return `Collapsed ${name(gone.of)}`;
  if (before.hidden !== after.hidden) {
    const hidden = [...after.hidden].filter((id) => !before.hidden.has(id));
    if (hidden.length > 0) return `Hid ${some(hidden, name)}`;
    return `Showed ${some(
      [...before.hidden].filter((id) => !after.hidden.has(id)),
      name,
    )} again`;
  }
  if (before.pinned !== after.pinned) {
    const pinned = [...after.pinned].filter((id) => !before.pinned.has(id));
    if (pinned.length > 0) return `Pinned ${some(pinned, name)}`;
    return `Unpinned ${some(
      [...before.pinned].filter((id) => !after.pinned.has(id)),
      name,
    )}`;
  }
  if (before.links !== after.links) return `Links among these: ${after.links ? "on" : "off"}`;
  return "Went to another view";
}

/** How many partners came that were not on the canvas; where all were there, how many relations to them. */
function cameWords({ graph, exploration }: Walked, { of, entityIds, relationIds }: Brought): string {
  const { entities, relations } = canvasGraph(graph, exploration);
  const fresh = entityIds.filter((id) => id !== of && !entities.has(id));
  if (fresh.length > 0) return counted(fresh.length, "partner", "partners");
  return counted(relationIds.filter((id) => !relations.has(id)).length, "relation", "relations");
}

function placesWords(before: PlacesState, after: PlacesState, name: NameOf): string {
  const moved = Object.keys(after.moved).filter((id) => {
    const [was, is] = [before.moved[id], after.moved[id]];
    return was?.[0] !== is?.[0] || was?.[1] !== is?.[1];
  });
  const forgotten = Object.keys(before.moved).some((id) => after.moved[id] === undefined);
  if (forgotten) return "Put everything back in its place";
  return moved.length === 1 ? `Moved ${some(moved, name)}` : `Laid out ${counted(moved.length, "entity", "entities")}`;
}

/** "Midjourney", "Microsoft and OpenAI", "12 entities". */
function some(ids: readonly string[], name: NameOf): string {
  return ids.length > 2 ? counted(ids.length, "entity", "entities") : ids.map(name).join(" and ");
}
