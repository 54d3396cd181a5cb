// `npm run neo4j`: a Neo4j for a developer, its data kept in .data/neo4j, until Ctrl-C.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "#store/project-root";
import { missingForNeo4j, startNeo4j } from "./neo4j-server.ts";

const DEFAULT_PORT = 7687;

const missing = missingForNeo4j();
if (missing !== undefined) {
  console.error(missing);
  process.exit(2);
}
const home = join(projectRoot(), ".data/neo4j");
await mkdir(home, { recursive: true });
console.log("Starting Neo4j, about 12 s …");
try {
  const server = await startNeo4j({ home, port: Number(process.env["NEO4J_PORT"] ?? DEFAULT_PORT) });
  console.log(`${server.version} answers at ${server.uri} (no credentials). Data in .data/neo4j; Ctrl-C ends it.`);
  console.log(`Load and serve from it:\n  NEO4J_URI=${server.uri} npm run ingest\n  NEO4J_URI=${server.uri} npm start`);
  const end = () => void server.stop().then(() => process.exit(0));
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
