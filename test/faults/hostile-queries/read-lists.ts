// Reads the lists of statements, and gives the parameters that all of them may use.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Parameters } from "#store/graph-store";

const itemSchema = z.union([
  z.string().transform((cypher) => ({ cypher, params: {}, everywhere: true })),
  z
    .strictObject({ q: z.string(), params: z.record(z.string(), z.json()).default({}) })
    .transform(({ q, params }) => ({ cypher: q, params, everywhere: false })),
]);

export interface ListedStatement {
  readonly category: string;
  readonly cypher: string;
  readonly params: Parameters;
  /** False where the embedded engine does not have the form: it may then answer with a syntax error. */
  readonly everywhere: boolean;
}

const PARAMETERS: Parameters = {
  id: "microsoft",
  ids: ["microsoft", "openai"],
  name: "Microsoft",
  text: "Open",
  n: 2,
  from: "microsoft",
  to: "openai",
  thirty: Array.from({ length: 30 }, (_item, index) => index),
  large: Array.from({ length: 10_000 }, (_item, index) => index),
};

/** All statements of a folder of lists beside this file; the category is the file's name. */
export function readList(folder: "hostile" | "legitimate"): readonly ListedStatement[] {
  const path = join(import.meta.dirname, folder);
  return readdirSync(path)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .flatMap((name) => {
      const items = z.array(itemSchema).parse(parse(readFileSync(join(path, name), "utf8")));
      const category = basename(name, ".yaml");
      return items.map((item) => ({ ...item, category, params: { ...PARAMETERS, ...item.params } }));
    });
}
