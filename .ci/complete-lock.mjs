// Run after `npm install` has changed package-lock.json: `node .ci/complete-lock.mjs`.
// npm leaves an optional platform package out of the lock where the registry at hand does not have it, and `npm ci` then
// refuses the lock everywhere. Each missing one is written down by name, version and platform: npm skips it on other
// platforms, and fetches it on its own.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const PATH = resolve(import.meta.dirname, "../package-lock.json");
const SYSTEMS = ["android", "darwin", "freebsd", "linux", "win32", "openharmony", "sunos", "aix", "netbsd", "openbsd"];
const PROCESSORS = ["arm64", "x64", "arm", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "wasm32"];

const lock = JSON.parse(readFileSync(PATH, "utf8"));
const added = [];
for (const [path, owner] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const places = [`node_modules/${name}`, `${path}/node_modules/${name}`];
    if (places.some((place) => place in lock.packages)) continue;
    const parts = name.split("/").at(-1)?.split("-") ?? [];
    const os = parts.find((part) => SYSTEMS.includes(part));
    const cpu = parts.some((part) => part.includes("eabi")) ? "arm" : parts.find((part) => PROCESSORS.includes(part));
    if (os === undefined && cpu === undefined) throw new Error(`${name} does not say its platform.`);
    const libc = parts.some((part) => part.includes("musl")) ? "musl" : os === "linux" ? "glibc" : undefined;
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ""),
      ...(cpu === undefined ? {} : { cpu: [cpu] }),
      ...(libc === undefined ? {} : { libc: [libc] }),
      ...(owner.dev === true ? { dev: true } : {}),
      optional: true,
      ...(os === undefined ? {} : { os: [os] }),
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(PATH, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} optional platform packages added to package-lock.json.`);
