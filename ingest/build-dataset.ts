// The files of one dataset to a validated Dataset, or to every problem in all of them at once. Pure.
import { checkRecords, isKind, isRecord } from "#model";
import type { CheckProblem, Dataset, FactRecords, FieldPath, Kind, Plain, Properties } from "#model";
import { assembleDataset } from "./assemble-dataset.ts";
import { parseDate } from "./parse-date.ts";
import type { Problem } from "./problem.ts";
import { compareProblems } from "./problem.ts";
import type { SourceFile } from "./read/source-file.ts";
import { validateFile } from "./validate-file.ts";

/** What other datasets hold, in the store or loaded in the same run. */
export interface Foreign {
  /** Entities that relations may refer to, by id. */
  readonly entities: ReadonlyMap<string, Kind | undefined>;
  /** Id of an entity, source or dataset to the id of the dataset that owns it. */
  readonly nodeOwners: ReadonlyMap<string, string>;
  readonly relationOwners: ReadonlyMap<string, string>;
}

const NOTHING_FOREIGN: Foreign = { entities: new Map(), nodeOwners: new Map(), relationOwners: new Map() };

export type Built =
  | { readonly ok: true; readonly dataset: Dataset; readonly problems: readonly [] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A record and where it was written. */
interface Located {
  readonly record: Properties;
  readonly file: SourceFile;
  readonly path: FieldPath;
}

type ListName = "entities" | "relations" | "sources";
type Collected = Readonly<Record<ListName | "datasets", readonly Located[]>> & {
  readonly positions: readonly Located[];
};

/**
 * `label` names the group of files where a problem has no place of its own (a folder). `uncertain` are ids that stand in
 * files of the group that could not be read.
 */
export function buildDataset(
  label: string,
  files: readonly SourceFile[],
  foreign: Foreign = NOTHING_FOREIGN,
  uncertain?: ReadonlySet<string>,
): Built {
  const validated = files.map((file) => ({ file, ...validateFile(file) }));
  const collected = collect(validated);
  const checked = check(collected, foreign, uncertain ?? new Set());
  // Where both the shape and a check complain about one field, the check says it better.
  const told = new Set(checked.map(placeKey));
  const problems = [
    ...files.flatMap((file) => file.problems),
    ...validated.flatMap((file) => file.problems).filter((problem) => !told.has(placeKey(problem))),
    ...checked,
    ...checkOneDataset(label, collected.datasets, uncertain === undefined || uncertain.size === 0),
  ].toSorted(compareProblems);
  const records = validated.flatMap(({ record }) => record ?? []);
  const described = records.flatMap((record) => record.dataset ?? [])[0];
  if (problems.length > 0 || described === undefined) return { ok: false, problems };
  const owned = new Set(collected.entities.map(({ record }) => record["id"]));
  const referred = referredIds(collected).filter((id) => !owned.has(id) && foreign.entities.has(id));
  return { ok: true, dataset: assembleDataset(described, records, referred), problems: [] };
}

/** What a group of files states and refers to, found before it is checked: it has to be looked up in the store. */
export interface Named {
  readonly datasetIds: readonly string[];
  readonly entities: ReadonlyMap<string, Kind | undefined>;
  readonly sourceIds: readonly string[];
  readonly relationIds: readonly string[];
  readonly referredIds: readonly string[];
}

export function namedIn(files: readonly SourceFile[]): Named {
  const collected = collect(files.map((file) => ({ file, value: file.value })));
  return {
    datasetIds: idsOf(collected.datasets),
    entities: new Map(
      collected.entities.flatMap(({ record }) =>
        textIn(record["id"]).map((id) => [id, textIn(record["kind"]).find(isKind)]),
      ),
    ),
    sourceIds: idsOf(collected.sources),
    relationIds: idsOf(collected.relations),
    referredIds: referredIds(collected),
  };
}

function idsOf(list: readonly Located[]): readonly string[] {
  return list.flatMap(({ record }) => textIn(record["id"]));
}

function textIn(value: Plain | undefined): readonly string[] {
  return typeof value === "string" && value !== "" ? [value] : [];
}

function referredIds({ relations, sources, positions }: Collected): readonly string[] {
  const ids = [
    ...relations.flatMap(({ record }) => ["from", "to", "attributedTo"].flatMap((field) => textIn(record[field]))),
    ...sources.flatMap(({ record }) => itemsIn(record["interestedParties"]).flatMap(textIn)),
    ...positions.flatMap(({ record }) => Object.keys(record)),
  ];
  return [...new Set(ids)].toSorted();
}

// ── Collecting ───────────────────────────────────────────────────────────────────────────────────────────────────

function collect(files: readonly { readonly file: SourceFile; readonly value: Plain }[]): Collected {
  const list = (name: ListName) =>
    files.flatMap(({ file, value }) =>
      itemsIn(fieldOf(value, name)).map((item, index) => ({ record: recordIn(item), file, path: [name, index] })),
    );
  const single = (name: "dataset" | "positions") =>
    files.flatMap(({ file, value }) => {
      const found = fieldOf(value, name);
      return found === undefined ? [] : [{ record: recordIn(found), file, path: [name] }];
    });
  return {
    datasets: single("dataset"),
    positions: single("positions"),
    entities: list("entities"),
    relations: list("relations"),
    sources: list("sources"),
  };
}

/** What is no record is told by the schema; the checks see an empty one in its place. */
function recordIn(value: Plain): Properties {
  return isRecord(value) ? value : {};
}

function fieldOf(value: Plain, name: string): Plain | undefined {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function itemsIn(value: Plain | undefined): readonly Plain[] {
  return Array.isArray(value) ? value : [];
}

// ── Checking ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface PlacedProblem extends Problem {
  readonly path: FieldPath;
}

function placeKey({ file, path }: { readonly file: string; readonly path: FieldPath }): string {
  return JSON.stringify([file, path]);
}

function check(collected: Collected, foreign: Foreign, uncertain: ReadonlySet<string>): readonly PlacedProblem[] {
  const records: FactRecords = {
    datasets: collected.datasets.map(({ record }) => record),
    entities: collected.entities.map(({ record }) => record),
    relations: collected.relations.map(({ record }) => record),
    sources: collected.sources.map(({ record }) => record),
    positions: Object.assign({}, ...collected.positions.map(({ record }) => record)),
  };
  const whereIs = (path: FieldPath) => {
    const { file, path: inFile } = locate(collected, path);
    const { line, column } = file.locate(inFile);
    return `${file.path}:${line}:${column}`;
  };
  const found = checkRecords(records, { parseDate, external: foreign.entities, uncertain, whereIs });
  return [...found, ...checkOwners(records, foreign)].map(({ code, path, message, hint }) => {
    const place = locate(collected, path);
    const part = code === "unknown-position" ? "key" : "value";
    return { file: place.file.path, ...place.file.locate(place.path, part), path: place.path, code, message, hint };
  });
}

/** From a path over all files to the file and the path in it. */
function locate(collected: Collected, path: FieldPath): { readonly file: SourceFile; readonly path: FieldPath } {
  const [list, index, ...rest] = path;
  const found =
    list === "positions"
      ? collected.positions.find(({ record }) => Object.hasOwn(record, String(index)))
      : collected[list as keyof Collected][Number(index)]; // a named door: paths of the checks begin with their list
  if (found === undefined) throw new Error(`No record at ${path.join(".")}.`);
  return { file: found.file, path: [...found.path, ...(list === "positions" ? [String(index)] : rest)] };
}

function checkOwners(
  records: FactRecords,
  { nodeOwners, relationOwners }: Foreign,
): readonly (Omit<CheckProblem, "code"> & { readonly code: "owned-elsewhere" })[] {
  const lists = { datasets: nodeOwners, entities: nodeOwners, sources: nodeOwners, relations: relationOwners };
  return keysOfLists(lists).flatMap((list) =>
    records[list].flatMap((record, index) => {
      const id = record["id"];
      const owner = typeof id === "string" ? lists[list].get(id) : undefined;
      if (typeof id !== "string" || owner === undefined) return [];
      const hint =
        list === "entities"
          ? "Leave the entity out: relations may refer to it as it is there."
          : "Choose another id, such as one that begins with the dataset's.";
      const message = `"${id}" belongs to the dataset "${owner}"`;
      return [{ code: "owned-elsewhere" as const, path: [list, index, "id"], message, hint }];
    }),
  );
}

function keysOfLists<T extends object>(lists: T): readonly (keyof T)[] {
  return Object.keys(lists) as (keyof T)[]; // a named door: the object is written out just above
}

function checkOneDataset(label: string, datasets: readonly Located[], allRead: boolean): readonly Problem[] {
  const [first, ...others] = datasets;
  if (first === undefined) {
    if (!allRead) return [];
    const hint = "Add dataset: with id, title and reviewedDate to one file, or give the folder that has it.";
    return [
      { file: label, line: 1, column: 1, code: "no-dataset", message: "no file says what dataset this is", hint },
    ];
  }
  return others.map(({ file, path }) => ({
    file: file.path,
    ...file.locate(path),
    code: "two-datasets",
    message: "the dataset is described twice",
    hint: `The first is in ${first.file.path}. Give each dataset a folder of its own.`,
  }));
}
