// `npm run dev`: the server from source on a free port, and Vite in front of it with hot reload, as one command.
import { join } from "node:path";
import { pino } from "pino";
import { createServer } from "vite";
import { projectRoot } from "#store/project-root";
import { readConfig } from "./config.ts";
import { listeningOrigin } from "./app.ts";
import { serve } from "./serve.ts";

const root = projectRoot();
const config = readConfig(process.env, root);
const print = (line: string) => void process.stdout.write(`${line}\n`);

const api = await serve({
  config: { ...config, port: 0, host: "127.0.0.1" },
  root,
  logger: (level) => pino({ level }, pino.destination(2)),
  ingestEntry: join(root, ".build", "server", "ingest.js"),
  buildId: `dev-${Date.now()}`,
  print: () => undefined,
  printError: print,
});
const target = listeningOrigin(api, { config: { ...config, host: "127.0.0.1" } });
const ours = { target, changeOrigin: true };
const vite = await createServer({
  configFile: join(root, "vite.config.ts"),
  server: {
    host: config.host,
    port: config.port,
    proxy: Object.fromEntries(
      ["/api", "/queries", "/s/", "/embed", "/oembed", "/openapi.json", "/docs", "/healthz", "/readyz", "/metrics"].map(
        (prefix) => [prefix, ours],
      ),
    ),
  },
});
await vite.listen();
print(`Powerlines  http://${config.host}:${config.port}/  (development; the API is at ${target})`);
