// The view as a query string and back: one table of fields, read and written here. Reading is lenient: an unknown field
// is ignored, a value that cannot be understood is left out and told, so that an old or a mistyped link still opens.
import { isSnapshotId } from "#model";
import { readExploration, writeExploration } from "./exploration/address.ts";
import { initialExploration } from "./exploration/transitions.ts";
import type { ExplorationState } from "./exploration/types.ts";
import { readFilters, writeFilters } from "./filters/address.ts";
import type { FilterState } from "./filters/types.ts";
import { readLook, writeLook } from "./look/address.ts";
import type { LookState } from "./look/types.ts";
import type { Misread, Refuse } from "./misread.ts";
import { chosenIn, misread } from "./misread.ts";
import { MOST_CHARACTERS, packAddress, unpackAddress } from "./packed-address.ts";
import { readPaths, writePaths } from "./paths/address.ts";
import type { PathsState } from "./paths/types.ts";
import { readPlaces, writePlaces } from "./places/address.ts";
import type { PlacesState } from "./places/types.ts";
import type { Ref } from "./selection/types.ts";
import { readTime, writeTime } from "./time/address.ts";
import type { TimeState } from "./time/types.ts";
import { readCamera, readMost, writeCamera, writeMost } from "./view/address.ts";
import { isViewMode } from "./view/transitions.ts";
import type { Camera, ViewMode } from "./view/types.ts";

export interface Address {
  readonly filters: FilterState;
  readonly time: TimeState;
  readonly items: readonly Ref[];
  readonly focus: string | undefined;
  readonly mode: ViewMode;
  /** Undefined: nobody asks for paths. */
  readonly paths?: PathsState | undefined;
  readonly look: LookState;
  readonly exploration: ExplorationState;
  readonly places: PlacesState;
  /** Undefined: the whole canvas is in sight. */
  readonly camera: Camera | undefined;
  /** Entities that are loaded at most, where somebody asked for another number than the server's. */
  readonly most?: number | undefined;
  /** Of the data the link was made with; undefined where that does not matter or is not known. */
  readonly dataVersion: string | undefined;
}

/** A query string, and in words what it could not hold. */
export interface Link {
  readonly search: string;
  readonly leftOut: readonly string[];
}

const FIELDS = { item: "sel", focus: "focus", mode: "view", dataVersion: "data", saved: "saved" };

/** "" for the plain view, else "?hide=Person&sel=relation:x"; the same view always gives the same text. */
export function writeAddress(address: Address): string {
  return linkOf(address).search;
}

/** What goes first where an address is too long; filters, time and the data version always stay. */
const LEAVING: readonly { readonly words: string; leave(address: Address): Address }[] = [
  { words: "where things were moved to", leave: (address) => ({ ...address, places: { moved: {} } }) },
  {
    words: "which entities are on the canvas",
    leave: (address) => ({ ...address, exploration: initialExploration(), camera: undefined }),
  },
  { words: "what is selected", leave: (address) => ({ ...address, items: [] }) },
];

const fitting = new WeakMap<PlacesState["moved"], boolean>();

/** Whether an address could hold the places if it held nothing else; packing thousands for nothing at every step is slow. */
function placesFit({ moved }: PlacesState): boolean {
  const known = fitting.get(moved);
  if (known !== undefined) return known;
  const fits =
    packAddress(`?${new URLSearchParams(Object.fromEntries(writePlaces({ moved })))}`).length <= MOST_CHARACTERS;
  fitting.set(moved, fits);
  return fits;
}

/** The address of a view in at most 8 KB: packed where it is long, and without the least important where it must be. */
export function linkOf(address: Address): Link {
  let left = address;
  const leftOut: string[] = [];
  for (const part of LEAVING) {
    const search = placesFit(left.places) ? packAddress(viewText(left)) : undefined;
    if (search !== undefined && search.length <= MOST_CHARACTERS) return { search, leftOut };
    const less = part.leave(left);
    if (viewText(less) !== viewText(left)) leftOut.push(part.words);
    left = less;
  }
  return { search: packAddress(viewText(left)), leftOut };
}

/** Of a view that the server keeps because no address can hold it; undefined where a link names none. */
export function savedId(search: string): string | undefined {
  const id = new URLSearchParams(search).get(FIELDS.saved) ?? "";
  return isSnapshotId(id) ? id : undefined;
}

/** All of a view as one text, however long; for what is kept elsewhere than in an address. */
export function viewText(address: Address): string {
  const query = new URLSearchParams();
  for (const [name, value] of writeFilters(address.filters)) query.append(name, value);
  for (const [name, value] of writeTime(address.time)) query.append(name, value);
  for (const item of address.items) query.append(FIELDS.item, `${item.kind}:${item.id}`);
  if (address.focus !== undefined) query.append(FIELDS.focus, address.focus);
  for (const [name, value] of writePaths(address.paths)) query.append(name, value);
  for (const [name, value] of writeExploration(address.exploration)) query.append(name, value);
  for (const [name, value] of writePlaces(address.places)) query.append(name, value);
  for (const [name, value] of writeLook(address.look)) query.append(name, value);
  for (const [name, value] of writeCamera(address.camera)) query.append(name, value);
  for (const [name, value] of writeMost(address.most)) query.append(name, value);
  if (address.dataVersion !== undefined) query.append(FIELDS.dataVersion, address.dataVersion);
  if (address.mode !== "graph") query.append(FIELDS.mode, address.mode);
  // Colon and comma are legal in a query and "sel=relation:x" is what people read and type.
  const text = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

export function readAddress(search: string): Address {
  return readLink(search).address;
}

/** The view a link asks for, as far as it can be understood, and what of it cannot. */
export function readLink(search: string): { readonly address: Address; readonly misread: readonly Misread[] } {
  const told: Misread[] = [];
  const refuse: Refuse = (field, value, why) => told.push(misread(field, value, why));
  const query = new URLSearchParams(unpackAddress(search, refuse));
  const saved = query.get(FIELDS.saved) ?? "";
  if (saved !== "" && !isSnapshotId(saved)) refuse(FIELDS.saved, saved, "it is no id of a saved view");
  const address = {
    filters: readFilters(query, refuse),
    time: readTime(query, refuse),
    items: query.getAll(FIELDS.item).flatMap((text) => readRef(text, refuse)),
    focus: query.get(FIELDS.focus) || undefined,
    mode: chosenIn(query, FIELDS.mode, isViewMode, refuse) ?? "graph",
    paths: readPaths(query, refuse),
    exploration: readExploration(query, refuse),
    places: readPlaces(query, refuse),
    look: readLook(query, refuse),
    camera: readCamera(query, refuse),
    most: readMost(query, refuse),
    dataVersion: query.get(FIELDS.dataVersion) || undefined,
  };
  return { address, misread: told };
}

function readRef(text: string, refuse: Refuse): readonly Ref[] {
  const [, kind, id] = /^(entity|relation):(.+)$/s.exec(text) ?? [];
  if (id === undefined) {
    refuse(FIELDS.item, text, "it names neither an entity nor a relation");
    return [];
  }
  return [{ kind: kind === "entity" ? "entity" : "relation", id }];
}
