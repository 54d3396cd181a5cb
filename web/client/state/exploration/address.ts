// An exploration in a query string: nothing for everything, else what the steps brought. Reading leaves out what it
// cannot understand.
import { fieldsOf } from "../../read/parse-graph.ts";
import type { Field } from "../filters/address.ts";
import type { Refuse } from "../misread.ts";
import { refuseNothing, says } from "../misread.ts";
import { initialExploration } from "./transitions.ts";
import type { Brought, ExplorationState, NeighbourOrder } from "./types.ts";
import { NEIGHBOUR_ORDERS } from "./types.ts";

const FIELDS = { canvas: "canvas", brought: "brought", hidden: "off", pinned: "pin", links: "links" };
/** A link holds at most so many steps: a longer one was not made by this page. */
const MOST_STEPS = 1000;

const HOW: Readonly<Record<string, Brought["how"]>> = {
  start: "start",
  expand: "expand",
  result: "result",
  keep: "keep",
};

export function writeExploration(state: ExplorationState): readonly Field[] {
  return [
    ...(state.everything ? [] : [[FIELDS.canvas, "chosen"] as const]),
    ...state.brought.map((step) => [FIELDS.brought, textOf(step)] as const),
    ...[...state.hidden].toSorted().map((id) => [FIELDS.hidden, id] as const),
    ...[...state.pinned].toSorted().map((id) => [FIELDS.pinned, id] as const),
    ...(state.links ? [[FIELDS.links, "on"] as const] : []),
  ];
}

export function readExploration(query: URLSearchParams, refuse: Refuse = refuseNothing): ExplorationState {
  const steps = query.getAll(FIELDS.brought);
  const brought = steps.slice(0, MOST_STEPS).flatMap((text) => {
    const step = readBrought(text);
    if (step.length === 0) refuse(FIELDS.brought, text, "it is no step of an exploration");
    return step;
  });
  if (steps.length > MOST_STEPS) refuse(FIELDS.brought, "", `a link has at most ${MOST_STEPS} steps`);
  return {
    ...initialExploration(),
    everything: !says(query, FIELDS.canvas, "chosen", refuse),
    brought,
    hidden: new Set(query.getAll(FIELDS.hidden)),
    pinned: new Set(query.getAll(FIELDS.pinned)),
    links: says(query, FIELDS.links, "on", refuse),
  };
}

function textOf({ how, of, entityIds, relationIds, page }: Brought): string {
  const asked = page === undefined ? [] : [page.types, page.order, page.next];
  return JSON.stringify([how, of, entityIds, relationIds, ...asked]);
}

function readBrought(text: string): readonly Brought[] {
  const value = parsedJson(text);
  if (!Array.isArray(value)) return [];
  const [name, of, entities, relations, types, order, next]: readonly unknown[] = value;
  const how = typeof name === "string" && Object.hasOwn(HOW, name) ? HOW[name] : undefined;
  const [entityIds, relationIds] = [texts(entities), texts(relations)];
  if (how === undefined || typeof of !== "string" || entityIds === undefined || relationIds === undefined) return [];
  const asked = texts(types);
  const paged = asked !== undefined && isOrder(order) && typeof next === "number" && next >= 0;
  return [{ how, of, entityIds, relationIds, ...(paged ? { page: { types: asked, order, next } } : {}) }];
}

function texts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.filter((item): item is string => typeof item === "string");
  return found.length === value.length ? found : undefined;
}

function isOrder(value: unknown): value is NeighbourOrder {
  return typeof value === "string" && Object.hasOwn(NEIGHBOUR_ORDERS, value);
}

/** Undefined where the text is no JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON object by name; undefined where it is none. */
export function parsedFields(text: string): Readonly<Record<string, unknown>> | undefined {
  return fieldsOf(parsedJson(text));
}
