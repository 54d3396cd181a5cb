// The look in a snapshot's two doors: strict for what somebody publishes, lenient for what was kept.
import { z } from "zod";
import { GROUPINGS, LOOK_COLOURS, LOOK_SHAPES, MEASURES, SIZE_MEASURES, TIME_BASES, TIME_MARKS, keysOf } from "#model";

const MOST_MEMBERS = 2_000;

const id = z.string().min(1).max(400);
const name = z.string().min(1).max(1_000);
const note = z.string().max(1_000).exactOptional();

const plainSize = z.enum(["capital", "same"]);
const sizeMeasure = { measure: z.enum(SIZE_MEASURES), values: z.record(id, z.number()), note };
const colourMeasure = { measure: z.enum(keysOf(MEASURES)), values: z.record(id, z.union([z.number(), name])), note };
const by = z.enum(keysOf(GROUPINGS)).exclude(["none"]);
const group = { name, kind: z.string().max(200).exactOptional(), members: z.array(id).max(MOST_MEMBERS) };
const typeLook = { colour: z.enum(keysOf(LOOK_COLOURS)).exactOptional() };
const kindLook = { ...typeLook, shape: z.enum(LOOK_SHAPES).exactOptional() };
const day = z.iso.date("is not a day such as 2025-03-14");
const range = { from: day, to: day };
const time = {
  basis: z.enum(keysOf(TIME_BASES)),
  undatedHidden: z.boolean().exactOptional(),
  marks: z.record(id, z.enum(TIME_MARKS)).exactOptional(),
};
const filters = z.array(z.string().trim().min(1).max(1_000)).max(100);

export const strictLook = z.strictObject({
  sizeBy: z.union([plainSize, z.strictObject(sizeMeasure)]).exactOptional(),
  colourBy: z.strictObject(colourMeasure).exactOptional(),
  grouping: z.strictObject({ by, groups: z.array(z.strictObject(group)).min(1).max(MOST_MEMBERS) }).exactOptional(),
  styling: z
    .strictObject({ kinds: z.record(id, z.strictObject(kindLook)), types: z.record(id, z.strictObject(typeLook)) })
    .exactOptional(),
  time: z
    .strictObject({
      ...time,
      range: z
        .strictObject(range)
        .refine(({ from, to }) => from <= to, "ends before it begins")
        .exactOptional(),
    })
    .exactOptional(),
  filters: filters.exactOptional(),
});

/** A part that cannot be understood is left out: the picture is then drawn as usual there. */
export const looseLook = z
  .object({
    sizeBy: z
      .union([plainSize, z.object(sizeMeasure)])
      .optional()
      .catch(undefined),
    colourBy: z.object(colourMeasure).optional().catch(undefined),
    grouping: z
      .object({ by, groups: z.array(z.object(group)) })
      .optional()
      .catch(undefined),
    styling: z
      .object({ kinds: z.record(id, z.object(kindLook)), types: z.record(id, z.object(typeLook)) })
      .optional()
      .catch(undefined),
    time: z
      .object({ ...time, range: z.object(range).exactOptional() })
      .optional()
      .catch(undefined),
    filters: filters.optional().catch(undefined),
  })
  .optional()
  .catch(undefined);

interface Stranger {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What a look says of somebody who is not in the picture. */
export function strangersInLook(
  { sizeBy, colourBy, grouping, time: { marks } = { basis: "announced" } }: z.infer<typeof strictLook>,
  known: Readonly<Record<"entities" | "relations", ReadonlySet<string>>>,
): readonly Stranger[] {
  const strangers = (path: Stranger["path"], ids: readonly string[], among: "entities" | "relations") =>
    ids
      .filter((each) => !known[among].has(each))
      .map((each): Stranger => ({ path: ["look", ...path], message: `${each} is not among the ${among}` }));
  return [
    ...strangers(["sizeBy", "values"], typeof sizeBy === "object" ? Object.keys(sizeBy.values) : [], "entities"),
    ...strangers(["colourBy", "values"], Object.keys(colourBy?.values ?? {}), "entities"),
    ...(grouping?.groups ?? []).flatMap(({ members }, index) =>
      strangers(["grouping", "groups", index, "members"], members, "entities"),
    ),
    ...strangers(["time", "marks"], Object.keys(marks ?? {}), "relations"),
  ];
}
