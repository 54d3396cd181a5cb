// Takes the pictures of the README from the running product: `npm run screenshots` (after `npm run build`).
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright";
import { projectRoot } from "#store/project-root";
import { startApp } from "./app-server.ts";
import { CHROMIUM_ARGS, findChromium } from "./chromium.ts";
import { changeOf, loadFixture } from "./load-fixture.ts";
import { freshGrafeo } from "./fresh-grafeo.ts";

const FOLDER = join(projectRoot(), ".github", "pictures");
const SHOTS = [
  { name: "explorer-light", path: "/", scheme: "light", width: 1440, height: 900 },
  {
    name: "explorer-dark",
    path: "/?sel=relation:microsoft-invested-in-openai",
    scheme: "dark",
    width: 1440,
    height: 900,
  },
] as const;

const executablePath = findChromium();
if (executablePath === undefined) throw new Error("No Chromium found: set CHROME_PATH.");
await mkdir(FOLDER, { recursive: true });
const grafeo = await freshGrafeo();
const change = changeOf(await loadFixture(join(projectRoot(), "ingest", "datasets", "aip")));
await grafeo.store.apply(change, { paths: [], options: {}, hashes: {} });
const server = await startApp(grafeo.store, { env: { DATA_DIR: grafeo.dataDir } });
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
try {
  for (const { name, path, scheme, width, height } of SHOTS) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(server.origin + path, { waitUntil: "networkidle" });
    await page.locator("canvas").first().waitFor();
    // The labels are laid out once the letters are there.
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.waitForTimeout(1000);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    await context.close();
    console.log(join(".github", "pictures", `${name}.png`));
  }
} finally {
  await browser.close();
  await server.close();
  await grafeo.dispose();
}
