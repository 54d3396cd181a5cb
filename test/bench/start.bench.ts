// From `npm start` on an empty data folder to the first picture in Chromium, beside the floor: Node starting and doing nothing.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { projectRoot } from "#store/project-root";
import { CHROMIUM_ARGS, findChromium } from "#test/support/chromium";

const RUNS = 3;

/** Chromium is there already, as it is for a person who opens the address that was printed. */
const browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_ARGS });

async function once(): Promise<{ listening: number; picture: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), "powerlines-start-"));
  const began = performance.now();
  const server = spawn("npm", ["start", "--silent"], {
    cwd: projectRoot(),
    env: { ...process.env, PORT: "0", DATA_DIR: dataDir, NEO4J_URI: "" },
    detached: true,
  });
  try {
    const url = await new Promise<string>((done, fail) => {
      let output = "";
      server.stdout.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
        if (found !== undefined) done(found);
      });
      server.once("exit", (code) => fail(new Error(`npm start ended with ${code}: ${output}`)));
    });
    const listening = performance.now() - began;
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole("application").waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const picture = performance.now() - began;
    await page.close();
    return { listening, picture };
  } finally {
    if (server.pid !== undefined) process.kill(-server.pid, "SIGTERM");
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const floors: number[] = [];
for (let run = 0; run < RUNS; run++) {
  const began = performance.now();
  spawnSync(process.execPath, ["-e", "0"]);
  floors.push(performance.now() - began);
}
const floor = Math.min(...floors);
for (let run = 0; run < RUNS; run++) {
  const { listening, picture } = await once();
  const times = (ms: number) => `${Math.round(ms)} ms (${(ms / floor).toFixed(0)} x Node's own start)`;
  console.log(`run ${run + 1}: listening after ${times(listening)}, first picture after ${times(picture)}`);
}
await browser.close();
