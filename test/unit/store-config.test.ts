// Proves which store a load goes to, and that no password is ever shown.
import { expect, test } from "vitest";
import { StoreUriError, describeStore, storeConfig } from "#store/store-config";

const PLACES = { cwd: "/here", root: "/project" };
const neo4j = (uri: string) => ({ engine: "neo4j", uri, username: "neo4j", password: "" });

test.each([
  [undefined, {}, { engine: "grafeo", dataDir: "/project/.data" }],
  [undefined, { DATA_DIR: "elsewhere" }, { engine: "grafeo", dataDir: "/project/elsewhere" }],
  [undefined, { NEO4J_URI: "neo4j://db" }, neo4j("neo4j://db")],
  ["mine", { NEO4J_URI: "neo4j://db" }, { engine: "grafeo", dataDir: "/here/mine" }],
  ["file:///data/x", {}, { engine: "grafeo", dataDir: "/data/x" }],
  ["bolt+s://db:7687", {}, neo4j("bolt+s://db:7687")],
  ["neo4j+ssc://db", { NEO4J_DATABASE: "facts" }, { ...neo4j("neo4j+ssc://db"), database: "facts" }],
])("--store %s with %j", (uri, env, config) => {
  expect(storeConfig(uri, env, PLACES)).toEqual(config);
});

test.each([
  ["http://db", {}],
  [undefined, { NEO4J_URI: "localhost:7687" }],
  ["file://remote/x", {}],
])("--store %s with %j is refused", (uri, env) => {
  expect(() => storeConfig(uri, env, PLACES)).toThrow(StoreUriError);
});

test("a password in the URI is not shown", () => {
  const config = storeConfig("bolt://me:secret@db:7687", {}, PLACES);
  expect(describeStore(config)).toBe("bolt://db:7687");
});
