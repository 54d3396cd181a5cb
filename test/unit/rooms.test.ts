// The rooms' rules are read by dependency-cruiser; here each one is shown to catch a planted violation, and the real tree to be clean.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

interface Report {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
}

const ROOT = resolve(import.meta.dirname, "../..");
const PARTS = ["cypher", "ingest", "web", "test"];

function cruise(cwd: string, parts: readonly string[]): Report["summary"] {
  const output = execFileSync(
    process.execPath,
    [
      join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      "--config",
      join(cwd, ".dependency-cruiser.mjs"),
      "--output-type",
      "json",
      ...parts,
    ],
    { cwd, encoding: "utf8", maxBuffer: 64_000_000 },
  );
  const report: Report = JSON.parse(output);
  return report.summary;
}

/** A tree with the project's rules and settings, and the given files in it. */
function plant(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "powerlines-rooms-"));
  for (const shared of [".dependency-cruiser.mjs", "package.json", "tsconfig.json", "node_modules"]) {
    symlinkSync(join(ROOT, shared), join(root, shared));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

test("the tree keeps every rule, and the tool really reads it", () => {
  const summary = cruise(ROOT, PARTS);
  expect(summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`)).toEqual([]);
  expect(summary.totalCruised).toBeGreaterThan(50);
});

const empty = "export const x = 1;\n";
const planted: [rule: string, files: Record<string, string>][] = [
  ["model-is-a-leaf", { "cypher/model/a.ts": 'export { x } from "../guard/g.ts";\n', "cypher/guard/g.ts": empty }],
  [
    "model-schema-knows-zod-only",
    { "cypher/model/schema.ts": 'export { x } from "../guard/g.ts";\n', "cypher/guard/g.ts": empty },
  ],
  [
    "formats-import-the-model-only",
    { "cypher/formats/a.ts": 'export { x } from "../guard/g.ts";\n', "cypher/guard/g.ts": empty },
  ],
  [
    "pages-reach-only-model-and-formats",
    { "web/client/a.ts": 'export { x } from "../server/s.ts";\n', "web/server/s.ts": empty },
  ],
  [
    "pages-reach-no-node-and-no-driver",
    { "web/view/a.ts": 'export { x } from "./b.ts";\n', "web/view/b.ts": 'import "node:fs";\nexport const x = 1;\n' },
  ],
  [
    "embed-is-light",
    { "web/embed/a.ts": 'export { x } from "./b.ts";\n', "web/embed/b.ts": 'import "react";\nexport const x = 1;\n' },
  ],
  ["view-knows-no-react", { "web/view/a.ts": 'import "react";\nexport const x = 1;\n' }],
  [
    "only-open-store-names-an-adapter",
    { "web/server/a.ts": 'export { x } from "../../cypher/store/neo4j/n.ts";\n', "cypher/store/neo4j/n.ts": empty },
  ],
  ["only-an-adapter-imports-its-driver", { "ingest/a.ts": 'import "neo4j-driver";\nexport const x = 1;\n' }],
  [
    "ingest-and-web-meet-in-the-store",
    { "ingest/a.ts": 'export { x } from "../web/contract/c.ts";\n', "web/contract/c.ts": empty },
  ],
  [
    "web-and-ingest-meet-in-the-store",
    { "web/server/a.ts": 'export { x } from "../../ingest/i.ts";\n', "ingest/i.ts": empty },
  ],
  ["nobody-imports-an-entry", { "ingest/a.ts": 'export { x } from "./cli.ts";\n', "ingest/cli.ts": empty }],
  [
    "nobody-imports-tests",
    { "ingest/a.ts": 'export { x } from "../test/support/t.ts";\n', "test/support/t.ts": empty },
  ],
  ["no-cycles", { "ingest/a.ts": 'export { x } from "./b.ts";\n', "ingest/b.ts": 'export { x } from "./a.ts";\n' }],
  ["nothing-unresolvable", { "ingest/a.ts": 'export { x } from "./nowhere.ts";\n' }],
  ["no-orphans", { "ingest/a.ts": empty }],
];

type Files = Readonly<Record<string, string>>;

/** What does not get in each other's way is planted together: the tool's own start is most of a run. */
const groups: { files: Files; rules: string[] }[] = [];
for (const [rule, files] of planted) {
  const fits = groups.find((group) =>
    Object.entries(files).every(([path, text]) => (group.files[path] ?? text) === text),
  );
  if (fits === undefined) groups.push({ files, rules: [rule] });
  else [fits.files, fits.rules] = [{ ...fits.files, ...files }, [...fits.rules, rule]];
}

function violationsIn(files: Files): Report["summary"]["violations"] {
  const root = plant(files);
  try {
    const parts = PARTS.filter((part) => Object.keys(files).some((path) => path.startsWith(`${part}/`)));
    return cruise(root, parts).violations;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

test.each(groups)("planted violations are caught: $rules", ({ files, rules }) => {
  const found = violationsIn(files);
  for (const [rule, own] of planted.filter(([name]) => rules.includes(name))) {
    const caught = found.filter(({ from }) => Object.hasOwn(own, from)).map((violation) => violation.rule.name);
    expect(caught, rule).toContain(rule);
  }
});
