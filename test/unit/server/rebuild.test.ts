// What a damaged store is rebuilt with: what was loaded, in its order, starting from nothing once.
import { expect, it } from "vitest";
import { IngestError, ingestIfMissing, rebuildArguments } from "#web/server/rebuild";

it("loads the bundled dataset where nobody knows what was there", () => {
  expect(rebuildArguments([])).toEqual([["--rebuild"]]);
});

it("runs once an origin, with its paths and options", () => {
  const origins = [
    { paths: ["facts", "-odd"], options: { "dry-run": false, format: "yaml", quiet: true } },
    { paths: [], options: {} },
  ];
  expect(rebuildArguments(origins)).toEqual([["--rebuild", "--format", "yaml", "--quiet", "--", "facts", "-odd"], []]);
});

it("says what to do where the ingest is not built", async () => {
  const missing = ingestIfMissing({ entry: "/nowhere/ingest.js", root: "/" });
  await expect(missing).rejects.toThrow(IngestError);
  await expect(missing).rejects.toThrow("npm run build");
});
