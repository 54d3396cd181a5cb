// The two doors of a snapshot: strict for what somebody publishes, lenient (with upgrades) for what was kept.
import { z } from "zod";
import {
  isRecord,
  ASPECTS,
  CLICKABLES,
  DEFAULT_VIEW,
  FINDING_CODES,
  FINDING_LEVELS,
  PICTURE_SCHEMES,
  SNAPSHOT_VERSION,
  STANCES,
  STORY_LIMITS,
  isSnapshotId,
  keysOf,
} from "#model";
import type { Snapshot, SnapshotNotes, SnapshotStep } from "#model";
import { looseLook, strangersInLook, strictLook } from "./look-schema.ts";
import { keptSteps, stepSchema } from "./step-schema.ts";

const ENTITIES_MAX = 2_000;
const RELATIONS_MAX = 6_000;

const id = z.string().min(1).max(400);
const line = (max: number) => z.string().trim().min(1).max(max);
const properties = z.record(z.string().max(200), z.json());
const snapshotId = z.string().refine(isSnapshotId, "is not the id of a snapshot (16 letters and digits)");
const coordinate = z.number().min(-1e6).max(1e6);
const position = z.tuple([coordinate, coordinate]).readonly();

const evidenceFields = {
  source: id,
  locator: z.string().min(1).max(400),
  stance: z.enum(keysOf(STANCES)),
  note: z.string().max(4_000).exactOptional(),
};
const entityFields = {
  id,
  kind: z.string().max(200),
  name: z.string().max(1_000),
  labels: z.array(z.string().max(200)).max(50),
  properties,
};
const relationFields = { id, type: z.string().min(1).max(200), source: id, target: id, properties };
const sourceFields = { id, title: z.string().max(2_000), properties };
const viewFields = {
  scheme: z.enum(PICTURE_SCHEMES).default(DEFAULT_VIEW.scheme),
  aspect: z.enum(keysOf(ASPECTS)).default(DEFAULT_VIEW.aspect),
  clickable: z.enum(CLICKABLES).default(DEFAULT_VIEW.clickable),
};
const queryFields = {
  name: z.string().min(1).max(200).exactOptional(),
  cypher: z.string().min(1).max(20_000).exactOptional(),
  parameters: properties.default({}),
};

const strictGraph = z.strictObject({
  entities: z
    .array(z.strictObject({ ...entityFields, evidence: z.array(z.strictObject(evidenceFields)).max(200).default([]) }))
    .min(1, "has no entities: there is nothing to publish")
    .max(ENTITIES_MAX),
  relations: z
    .array(
      z.strictObject({ ...relationFields, evidence: z.array(z.strictObject(evidenceFields)).max(200).default([]) }),
    )
    .max(RELATIONS_MAX),
  sources: z.array(z.strictObject(sourceFields)).max(RELATIONS_MAX),
  names: z
    .record(id, z.string().min(1).max(1_000))
    .refine((names) => Object.keys(names).length <= RELATIONS_MAX, `names more than ${RELATIONS_MAX}`)
    .exactOptional()
    .meta({ description: "Names of those whom a fact is attributed to and who are not in the graph, by id" }),
});

/** The body of POST /api/snapshots. What is absent the server makes. */
export const publishRequestSchema = z
  .strictObject({
    title: line(200),
    graph: strictGraph,
    caption: line(600).exactOptional(),
    byline: line(200).exactOptional(),
    credit: line(300).exactOptional(),
    alt: line(2_000).exactOptional(),
    positions: z.record(id, position).exactOptional(),
    view: z.strictObject(viewFields).exactOptional(),
    look: strictLook.exactOptional(),
    query: z.strictObject(queryFields).exactOptional(),
    steps: z.array(stepSchema).max(STORY_LIMITS.steps).exactOptional(),
    replaces: snapshotId.exactOptional(),
  })
  .superRefine((request, context) => {
    for (const { path, message } of referenceProblems(request)) context.addIssue({ code: "custom", path, message });
  });

export const withdrawRequestSchema = z.strictObject({
  reason: line(1_000).describe("Why it is withdrawn, as readers will see it."),
});

interface Problem {
  readonly path: (string | number)[];
  readonly message: string;
}

/** Ids that are used twice or that name nothing in the graph. */
function referenceProblems(request: {
  readonly graph: z.infer<typeof strictGraph>;
  readonly positions?: Readonly<Record<string, unknown>> | undefined;
  readonly look?: z.infer<typeof strictLook> | undefined;
  readonly steps?: readonly SnapshotStep[] | undefined;
}): readonly Problem[] {
  const { entities, relations, sources } = request.graph;
  const problems: Problem[] = [];
  const collect = (list: "entities" | "relations" | "sources", items: readonly { readonly id: string }[]) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      if (seen.has(item.id)) problems.push({ path: ["graph", list, index, "id"], message: `${item.id} is used twice` });
      seen.add(item.id);
    }
    return seen;
  };
  const known = {
    entities: collect("entities", entities),
    relations: collect("relations", relations),
    sources: collect("sources", sources),
  };
  for (const [index, relation] of relations.entries()) {
    for (const end of ["source", "target"] as const) {
      if (known.entities.has(relation[end])) continue;
      problems.push({
        path: ["graph", "relations", index, end],
        message: `${relation[end]} is not among the entities`,
      });
    }
  }
  for (const list of ["entities", "relations"] as const) {
    for (const [index, fact] of request.graph[list].entries()) {
      for (const [at, evidence] of fact.evidence.entries()) {
        if (known.sources.has(evidence.source)) continue;
        const path = ["graph", list, index, "evidence", at, "source"];
        problems.push({ path, message: `${evidence.source} is not among the sources` });
      }
    }
  }
  for (const name of Object.keys(request.positions ?? {})) {
    if (!known.entities.has(name)) problems.push({ path: ["positions", name], message: "is not among the entities" });
  }
  problems.push(...strangersInLook(request.look ?? {}, known));
  for (const [index, step] of (request.steps ?? []).entries()) {
    for (const name of step.highlight) {
      if (known.entities.has(name) || known.relations.has(name)) continue;
      problems.push({ path: ["steps", index, "highlight"], message: `${name} is not in the graph` });
    }
    if (step.camera?.fit === "highlight" && step.highlight.length === 0) {
      const message = "is to show what is highlighted, and the step highlights nothing";
      problems.push({ path: ["steps", index, "camera", "fit"], message });
    }
  }
  return problems;
}

// ── Lenient reading ──────────────────────────────────────────────────────────────────────────────────────────────

const looseEvidence = z.array(z.object({ ...evidenceFields, locator: z.string().default("not given") })).default([]);
const looseText = z.string().optional().catch(undefined);

const keptSnapshot = z.object({
  id: snapshotId,
  createdAt: z.string(),
  title: z.string(),
  caption: looseText,
  byline: looseText,
  credit: looseText,
  alt: z.string().default(""),
  graph: z.object({
    entities: z.array(z.object({ ...entityFields, evidence: looseEvidence })),
    relations: z.array(z.object({ ...relationFields, evidence: looseEvidence })),
    sources: z.array(z.object(sourceFields)),
    names: z.record(z.string(), z.string()).optional().catch(undefined),
  }),
  positions: z.record(z.string(), position).default({}),
  view: z
    .object(viewFields)
    .catch({ ...DEFAULT_VIEW })
    .default({ ...DEFAULT_VIEW }),
  look: looseLook,
  query: z.object(queryFields).optional().catch(undefined),
  dataVersion: z.string().nullable().default(null),
  asOf: z
    .object({ date: z.string(), from: z.enum(["sources", "review"]) })
    .optional()
    .catch(undefined),
  steps: keptSteps,
  replaces: snapshotId.optional().catch(undefined),
  publishCheck: z
    .array(
      z.object({
        code: z.enum(FINDING_CODES),
        level: z.enum(FINDING_LEVELS),
        message: z.string(),
        ids: z.array(z.string()),
      }),
    )
    .catch([])
    .default([]),
});

const keptNotes = z.object({
  withdrawn: z.object({ date: z.string(), reason: z.string() }).optional(),
  replacedBy: snapshotId.optional(),
  corrections: z.array(z.object({ date: z.string(), text: z.string() })).default([]),
});

/** One entry for each version that was ever written: what makes a file of it one of the next. */
const UPGRADES: Readonly<
  Record<number, (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>>
> = {};

/** A kept file of any version as one of today's. Throws Error with the reason where that cannot be done. */
function upgrade(kept: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(kept)) throw new Error("is not a JSON object");
  let current: Readonly<Record<string, unknown>> = kept;
  while (current["version"] !== SNAPSHOT_VERSION) {
    const version = current["version"];
    if (typeof version !== "number") throw new Error("has no version");
    if (version > SNAPSHOT_VERSION)
      throw new Error(`has version ${version}; this program reads up to ${SNAPSHOT_VERSION}`);
    const step = UPGRADES[version];
    if (step === undefined) throw new Error(`has version ${version}, which was never written`);
    current = step(current);
  }
  return current;
}

/** A kept snapshot, whatever wrote it. Throws Error with every problem in its message. */
export function parseKeptSnapshot(kept: unknown): Snapshot {
  const result = keptSnapshot.safeParse(upgrade(kept));
  if (!result.success) throw new Error(problemsOf(result.error));
  const { caption, byline, credit, query, asOf, steps, replaces, look, graph, ...rest } = result.data;
  const { names, ...facts } = graph;
  return {
    ...rest,
    graph: { ...facts, ...withoutUndefined({ names }) },
    version: SNAPSHOT_VERSION,
    ...withoutUndefined({ caption, byline, credit, asOf, steps, replaces, query }),
    ...(look === undefined ? {} : { look: withoutUndefined(look) }),
  };
}

export function parseKeptNotes(kept: unknown): SnapshotNotes {
  const result = keptNotes.safeParse(kept);
  if (!result.success) throw new Error(problemsOf(result.error));
  const { corrections, ...rest } = result.data;
  return { corrections, ...withoutUndefined(rest) };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same object without keys that hold undefined. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  // A named door: Object.fromEntries forgets the keys that Object.entries read.
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>;
}

/** Every problem, a few words each. */
export function problemsOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "it"}: ${issue.message}`).join("; ");
}
