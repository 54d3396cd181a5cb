// The built product as the e2e suites use it: a store of its own with a dataset in it, the server over it, a Chromium, and
// pages whose mistakes are kept.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import type { Browser, BrowserContext, Page } from "playwright";
import type { Dataset } from "#model";
import { projectRoot } from "#store/project-root";
import { startApp } from "./app-server.ts";
import type { AppServer } from "./app-server.ts";
import { CHROMIUM_ARGS, findChromium } from "./chromium.ts";
import { freshGrafeo } from "./fresh-grafeo.ts";
import type { FreshGrafeo } from "./fresh-grafeo.ts";
import { changeOf } from "./load-fixture.ts";
import { SHARED_PROCESS } from "./machines.ts";

/** Without a browser these suites are skipped aloud on a laptop; where `CI` is set that is a failure. */
export const NO_BROWSER = findChromium() === undefined && process.env["CI"] === undefined;

export interface ServedProduct {
  readonly grafeo: FreshGrafeo;
  readonly server: AppServer;
  /** Ends the server, then the store. */
  close(): Promise<void>;
}

/** What is published goes into the store's own folder, too. Throws where the client is not built. */
export async function serveProduct(
  dataset: Dataset,
  { env = {}, ...options }: NonNullable<Parameters<typeof startApp>[1]> = {},
): Promise<ServedProduct> {
  if (!existsSync(join(projectRoot(), ".build", "client", "index.html")))
    throw new Error("Build the client: npm run build");
  const grafeo = await freshGrafeo();
  await grafeo.store.apply(changeOf(dataset), { paths: [], options: {}, hashes: {} });
  const server = await startApp(grafeo.store, { env: { DATA_DIR: grafeo.dataDir, ...env }, ...options });
  return {
    grafeo,
    server,
    close: async () => {
      await server.close();
      await grafeo.dispose();
    },
  };
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? "", args: [...CHROMIUM_ARGS, SHARED_PROCESS] });
}

/** A page that adds to `errors` what it throws, and what its console calls an error unless it is `expected` there. */
export async function watchedPage(context: BrowserContext, errors: string[], expected?: RegExp): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && expected?.test(message.text()) !== true) errors.push(message.text());
  });
  return page;
}
