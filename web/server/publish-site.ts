// `npm run publish-site -- --out DIR [--url https://host/folder/]`: the explorer as files that any static host serves.
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { projectRoot } from "#store/project-root";
import { addresses } from "#contract";
import type { CatalogueResponse } from "#contract";
import { createApp } from "./app.ts";
import { ConfigError, readConfig } from "./config.ts";
import { readQuestions } from "./questions.ts";
import { openFilledStore } from "./serve.ts";
import { graphFiles, snapshotFiles, tableOf } from "./site/site-files.ts";
import type { SiteFile } from "./site/site-files.ts";
import { sitePages } from "./site/site-pages.ts";
import { openShelf } from "./snapshots/shelf.ts";

const USAGE = "Usage: npm run publish-site -- --out DIR [--url https://host/folder/]";

/** Why nothing was written, in words for whoever called. */
class SiteRefused extends Error {}

function readArguments(): { readonly out: string; readonly url: string | undefined } {
  const { out, url } = parsed();
  if (out === undefined || out.trim() === "") throw new SiteRefused(`--out is missing.\n${USAGE}`);
  if (url === undefined) return { out: resolve(out), url: undefined };
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new SiteRefused(`--url "${url}" is no web address.\n${USAGE}`);
  return { out: resolve(out), url: url.endsWith("/") ? url : `${url}/` };
}

function parsed(): { readonly out?: string | undefined; readonly url?: string | undefined } {
  try {
    return parseArgs({ options: { out: { type: "string" }, url: { type: "string" } } }).values;
  } catch (error) {
    throw new SiteRefused(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function writeSite(out: string, url: string | undefined): Promise<string> {
  const root = projectRoot(import.meta.url);
  const clientDir = join(root, ".build", "client");
  const index = await readFile(join(clientDir, "index.html"), "utf8").catch(() => {
    throw new SiteRefused("The client is not built. Run: npm run build");
  });
  await refuseForeignFolder(out);
  const config = { ...readConfig(process.env, root), freeQueries: false, host: "127.0.0.1", publicUrl: null };
  const ingest = { entry: join(root, ".build", "server", "ingest.js"), root };
  const store = await openFilledStore({ config, print, printError: print }, ingest);
  const app = await createApp({
    store,
    config,
    questions: readQuestions(join(root, "cypher", "queries", "app")),
    clientDir,
    buildId: "site",
    logger: pino({ level: "silent" }),
  });
  try {
    const ask = async (address: string): Promise<string> => {
      const answer = await app.inject({ url: address, headers: { accept: "*/*" } });
      if (answer.statusCode === 200) return answer.body;
      throw new SiteRefused(`${address} was not answered (${answer.statusCode}): ${answer.body.slice(0, 400)}`);
    };
    const graph = await graphFiles(ask);
    // A named door: the answer of our own route.
    const { queries } = JSON.parse(await ask(addresses.queries())) as CatalogueResponse;
    const shelf = await openShelf({ dataDir: config.dataDir, embedDir: join(clientDir, "..", "embed") });
    const pictures = await snapshotFiles(shelf, url);
    const list = {
      path: "data/snapshots.json",
      content: JSON.stringify({
        ok: true,
        snapshots: pictures.items,
        total: pictures.items.length,
        truncated: false,
        dataVersion: (await store.describe()).dataVersion,
        damaged: [],
      }),
      answers: [addresses.snapshots()],
    };
    const kept = pictures.items
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ id }) => ({ path: `s/${id}.json`, content: "", answers: [addresses.snapshot(id, ".json")] }));
    await cp(join(clientDir, "assets"), join(out, "assets"), {
      recursive: true,
      // Compressed twins are for a server that knows them.
      filter: (from) => !from.endsWith(".br"),
    });
    const pages = sitePages(
      index,
      queries.map(({ name }) => name),
    );
    const files: readonly SiteFile[] = [
      ...pages,
      ...graph,
      list,
      tableOf([...graph, list, ...kept]),
      ...pictures.files,
    ];
    for (const file of files) await write(join(out, file.path), file.content);
    return `${files.length} files and the client are in ${out}: ${queries.length} questions, ${pictures.items.length} published pictures.`;
  } finally {
    await app.close();
    await store.close();
  }
}

/** A site is written into an empty folder, or over an older one of its kind: never over something else. */
async function refuseForeignFolder(out: string): Promise<void> {
  if (!existsSync(out) || existsSync(join(out, "data", "files.json"))) return;
  const inside = await readdir(out).catch(() => {
    throw new SiteRefused(`${out} is a file, not a folder.`);
  });
  if (inside.length > 0) throw new SiteRefused(`${out} holds other files; give an empty or a new folder.`);
}

async function write(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

try {
  const { out, url } = readArguments();
  print(await writeSite(out, url));
} catch (error) {
  const problems = error instanceof ConfigError ? error.problems.join("\n") : undefined;
  process.stderr.write(`${problems ?? (error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 2;
}
