// The arrows between the rooms (README). Each rule says why. test/unit/rooms.test.ts plants violations and must see them caught.
const ENTRIES =
  "(^|/)(cli|main|dev|child|write-schema|publish-site|export|embed|host|index)\\.tsx?$|\\.worker\\.ts$|\\.test\\.tsx?$|\\.bench\\.ts$|^test/|\\.config\\.|^\\.|\\.d\\.ts$";
const PAGES = "^web/(client|embed|view)/";

export default {
  forbidden: [
    {
      name: "model-is-a-leaf",
      comment: "The model is what everybody agrees on; if it knew a room, that room would leak into all others.",
      severity: "error",
      from: { path: "^cypher/model/", pathNot: "schema\\.ts$" },
      to: { pathNot: "^cypher/model/" },
    },
    {
      name: "model-schema-knows-zod-only",
      comment: "The schema validates files; beside the model it needs zod and nothing else.",
      severity: "error",
      from: { path: "^cypher/model/schema\\.ts$" },
      to: { pathNot: "^(cypher/model/|node_modules/zod/)" },
    },
    {
      name: "formats-import-the-model-only",
      comment: "Writers run in the browser and on the server; what they reach, both ship.",
      severity: "error",
      from: { path: "^cypher/formats/" },
      to: { path: "^(cypher|ingest|web)/", pathNot: "^cypher/(formats|model)/" },
    },
    {
      name: "pages-reach-only-model-and-formats",
      comment: "What a page ships must never hold a store, an ingest or a server: they meet over HTTP.",
      severity: "error",
      from: { path: PAGES },
      to: { path: "^(cypher|ingest|web/server)/", pathNot: "^cypher/(model/(?!schema)|formats/)" },
    },
    {
      name: "pages-reach-no-node-and-no-driver",
      comment: "Node's modules and the drivers do not exist in a browser.",
      severity: "error",
      from: { path: PAGES },
      to: {
        reachable: true,
        path: "^(node:|(fs|path|child_process|crypto|os|worker_threads)$)|node_modules/(neo4j-driver|@grafeo-db)",
      },
    },
    {
      name: "embed-is-light",
      comment: "An article's reader pays for every byte: no framework, no store, no validator in the embed.",
      severity: "error",
      from: { path: "^web/embed/" },
      to: { reachable: true, path: "node_modules/(react|react-dom|zustand|zod|@mantine)/" },
    },
    {
      name: "view-knows-no-react",
      comment: "The drawing is shared by client, embed and server; only the client has React.",
      severity: "error",
      from: { path: "^web/view/" },
      to: { path: "node_modules/(react|react-dom|zustand|@mantine)/" },
    },
    {
      name: "only-open-store-names-an-adapter",
      comment: "Everything above the interface works on both stores because it cannot know which it has.",
      severity: "error",
      from: { path: "^(cypher|ingest|web)/", pathNot: "^cypher/store/(open-store\\.ts|neo4j/|grafeo/)" },
      to: { path: "^cypher/store/(neo4j|grafeo)/" },
    },
    {
      name: "only-an-adapter-imports-its-driver",
      comment: "A driver's types and errors stop at decode.ts and errors.ts.",
      severity: "error",
      from: { path: "^(cypher|ingest|web)/", pathNot: "^cypher/store/(neo4j|grafeo)/" },
      to: { path: "node_modules/(neo4j-driver|@grafeo-db)" },
    },
    {
      name: "ingest-and-web-meet-in-the-store",
      comment: "A load is a command, never a server; a server never parses a curator's file.",
      severity: "error",
      from: { path: "^ingest/" },
      to: { path: "^web/" },
    },
    {
      name: "web-and-ingest-meet-in-the-store",
      comment: "The other direction of the same wall.",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^ingest/" },
    },
    {
      name: "nobody-imports-an-entry",
      comment: "An entry has effects when it is loaded.",
      severity: "error",
      from: {},
      to: {
        path: "^(ingest/cli|ingest/write-schema|web/server/(main|dev|publish-site|export)|cypher/store/grafeo/child)\\.ts$",
      },
    },
    {
      name: "nobody-imports-tests",
      comment: "Test support must not end up in what ships.",
      severity: "error",
      from: { path: "^(cypher|ingest|web)/" },
      to: { path: "^test/" },
    },
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one module, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-unresolvable",
      comment: "An import that resolves to nothing is a rule that looks at nothing.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-orphans",
      comment: "A module that nothing imports and that imports nothing is left over.",
      severity: "error",
      from: { orphan: true, pathNot: ENTRIES },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.build|\\.data" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".d.ts"],
    },
  },
};
