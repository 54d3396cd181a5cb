// Runs before the tests: makes sure that there is a Chromium to drive. As root on Debian it installs one; elsewhere it says how.
import { spawnSync } from "node:child_process";
import { findChromium } from "./chromium.ts";

const HOW = "Install Chromium or Chrome, or set CHROME_PATH to one (Debian, Ubuntu: apt-get install chromium).";

function aptInstall(): boolean {
  const run = (...args: string[]) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  return run("update", "-qq") && run("install", "-y", "-qq", "--no-install-recommends", "chromium");
}

if (findChromium() === undefined) {
  const root = process.getuid?.() === 0;
  if (root) console.log("No Chromium found: installing it with apt-get.");
  if (!root || !aptInstall() || findChromium() === undefined) {
    console.error(`No Chromium found. ${HOW}`);
    // On a laptop the suites that need it say so and are skipped; under CI a missing part is a failure.
    process.exitCode = process.env["CI"] === undefined ? 0 : 1;
  }
}
