// What the server does whatever is asked: its name, its limits, its pages, its headers, and how it fails and stops.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addresses } from "#contract";
import { StoreError } from "#store";
import type { GraphStore } from "#store";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { freshGrafeo } from "#test/support/fresh-grafeo";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** fetch sets Host itself and unpacks what it gets; this does neither. */
function rawGet(origin: string, path: string, headers: Record<string, string> = {}): Promise<Raw> {
  return new Promise((resolve, reject) => {
    request(`${origin}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

/** A promise and what resolves it. */
function openGate(): { readonly passed: Promise<void>; readonly open: () => void } {
  const listeners: (() => void)[] = [];
  const passed = new Promise<void>((resolve) => {
    listeners.push(resolve);
  });
  return { passed, open: () => listeners.forEach((listener) => listener()) };
}

/** The code of a problem document; undefined where the answer is no such document. */
async function problemCode(response: Response): Promise<unknown> {
  if (!(response.headers.get("content-type") ?? "").includes("application/problem+json")) return undefined;
  const problem: unknown = await response.json();
  return typeof problem === "object" && problem !== null && "code" in problem ? problem.code : undefined;
}

/** Nothing else gets a turn meanwhile. */
function holdEventLoop(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

let fresh: FreshGrafeo;
let app: AppServer;
let clientDir: string;
const SCRIPT = "console.log('hashed');";

beforeAll(async () => {
  fresh = await freshGrafeo();
  await fresh.store.apply(changeOf(await loadFixture("ingest/datasets/aip")), { paths: [], options: {}, hashes: {} });
  clientDir = await mkdtemp(join(tmpdir(), "powerlines-client-"));
  await mkdir(join(clientDir, "assets"));
  await writeFile(join(clientDir, "index.html"), "<!doctype html><title>The client</title>");
  await writeFile(join(clientDir, "assets", "index-abc123.js"), SCRIPT);
  await writeFile(join(clientDir, "assets", "index-abc123.js.br"), brotliCompressSync(SCRIPT));
  await writeFile(join(clientDir, ".hidden"), "no");
  app = await startApp(fresh.store, { clientDir });
});
afterAll(async () => {
  await app.close();
  await fresh.dispose();
  await rm(clientDir, { recursive: true, force: true });
});

describe("the Host check", () => {
  it.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80"])("refuses %s", async (host) => {
    for (const path of ["/", "/api/graph", "/docs/", "/nothing"]) {
      const { status, body } = await rawGet(app.origin, path, { host });
      expect(status, path).toBe(421);
      expect(JSON.parse(body.toString())).toMatchObject({ code: "wrong-host" });
    }
  });

  it("answers its own names, and PUBLIC_URL's", async () => {
    expect((await rawGet(app.origin, "/healthz", { host: "localhost:1" })).status).toBe(200);
    expect((await rawGet(app.origin, "/healthz", { host: "[::1]:4321" })).status).toBe(200);
    const named = await startApp(fresh.store, { env: { PUBLIC_URL: "https://powerlines.example" } });
    expect((await rawGet(named.origin, "/healthz", { host: "powerlines.example" })).status).toBe(200);
    expect((await rawGet(named.origin, "/healthz", { host: "other.example" })).status).toBe(421);
    await named.close();
  });

  it("does not believe X-Forwarded-Host unless a proxy is trusted", async () => {
    const headers = { host: "evil.example", "x-forwarded-host": "localhost" };
    expect((await rawGet(app.origin, "/healthz", headers)).status).toBe(421);
    const proxied = await startApp(fresh.store, { env: { TRUSTED_PROXY: "127.0.0.1" } });
    expect((await rawGet(proxied.origin, "/healthz", headers)).status).toBe(200);
    await proxied.close();
  });
});

describe("pages", () => {
  it("serves the client, never kept without asking; hashed files compressed and for good", async () => {
    const page = await rawGet(app.origin, "/");
    expect(page.body.toString()).toContain("The client");
    expect(page.headers["cache-control"]).toBe("no-cache");
    const asset = await rawGet(app.origin, "/assets/index-abc123.js", { "accept-encoding": "br" });
    expect(asset.headers).toMatchObject({ "content-encoding": "br", vary: expect.stringContaining("accept-encoding") });
    expect(asset.headers["cache-control"]).toContain("immutable");
    expect(asset.body).toEqual(brotliCompressSync(SCRIPT));
    expect((await rawGet(app.origin, "/assets/index-abc123.js")).body.toString()).toBe(SCRIPT);
  });

  it.each(["/.hidden", "/assets/..%2f..%2fpackage.json", "/assets/%2e%2e/%2e%2e/package.json", "/assets/none.js"])(
    "does not serve %s",
    async (path) => {
      expect((await rawGet(app.origin, path)).status).toBeGreaterThanOrEqual(400);
    },
  );

  it("says how to build the client where there is none", async () => {
    const bare = await startApp(fresh.store, { clientDir: join(clientDir, "nowhere") });
    const { status, body } = await rawGet(bare.origin, "/");
    expect(status).toBe(503);
    expect(body.toString()).toContain("npm run build");
    await bare.close();
  });

  it("tells a browser about an unknown address in a page, and a program in a problem", async () => {
    const page = await fetch(`${app.origin}/nothing`, { headers: { accept: "text/html" } });
    expect(page.status).toBe(404);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await problemCode(await fetch(`${app.origin}/nothing`))).toBe("unknown-route");
    const api = await fetch(`${app.origin}/api/nothing`, { headers: { accept: "text/html" } });
    expect(await problemCode(api)).toBe("unknown-route");
    expect(await problemCode(await fetch(`${app.origin}/api/graph`, { method: "POST" }))).toBe("unknown-route");
  });
});

describe("headers", () => {
  it("let nobody frame a page or load from elsewhere", async () => {
    for (const path of ["/", "/api/graph", "/docs/", "/nothing"]) {
      const { headers } = await rawGet(app.origin, path);
      const policy = String(headers["content-security-policy"]);
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(policy, path).toContain("default-src 'self'");
      expect(policy, path).not.toMatch(/https?:|upgrade-insecure|unsafe-eval|script-src[^;]*unsafe-inline/);
      expect(headers["x-content-type-options"], path).toBe("nosniff");
      expect(headers["x-request-id"], path).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it("promise https only where it is reached by https", async () => {
    expect((await rawGet(app.origin, "/")).headers["strict-transport-security"]).toBeUndefined();
    const secure = await startApp(fresh.store, { env: { PUBLIC_URL: "https://powerlines.example" } });
    expect((await rawGet(secure.origin, "/")).headers["strict-transport-security"]).toContain("max-age");
    await secure.close();
  });
});

describe("limits and numbers", () => {
  it("refuses an address that asks too often, and says when to come back", async () => {
    const limited = await startApp(fresh.store, { requestsPerMinute: 3 });
    const ask = () => fetch(`${limited.origin}${addresses.search("musk")}`);
    for (let count = 0; count < 3; count += 1) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await problemCode(refused)).toBe("too-many-requests");
    expect((await fetch(`${limited.origin}/healthz`)).status).toBe(200);
    await limited.close();
  });

  it("refuses questions while it is late, and has pages, scripts and probes all the same", async () => {
    const late = await startApp(fresh.store, { clientDir, maxEventLoopDelayMs: 300 });
    // It looks once a second; the second hold is there for the first to be seen.
    for (let hold = 0; hold < 2; hold++) {
      holdEventLoop(1_100);
      await setTimeout(20);
    }
    const refused = await fetch(`${late.origin}${addresses.graph()}`);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await problemCode(refused)).toBe("overloaded");
    expect((await fetch(`${late.origin}/queries/who-put-in-what.json`)).status).toBe(503);
    for (const path of ["/", "/assets/index-abc123.js", "/queries/who-put-in-what", "/healthz"])
      expect([path, (await fetch(late.origin + path)).status]).toEqual([path, 200]);
    await late.close();
  });

  it("counts requests by route, never by address", async () => {
    await fetch(`${app.origin}${addresses.entity("microsoft")}`);
    const text = await (await fetch(`${app.origin}/metrics`)).text();
    expect(text).toMatch(/request_seconds_count\{method="GET",route="\/api\/entities\/:id",status="200"\} [1-9]/);
    expect(text).not.toContain("microsoft");
  });

  it("describes every route of the graph in OpenAPI 3.1", async () => {
    const openapi: unknown = await (await fetch(`${app.origin}/openapi.json`)).json();
    expect(openapi).toMatchObject({ openapi: "3.1.0", servers: [{ url: app.origin }] });
    const text = JSON.stringify(openapi);
    for (const path of [
      "/api/graph",
      "/api/entities/{id}",
      "/api/entities/{id}/neighbours",
      "/api/search",
      "/readyz",
    ]) {
      expect(text).toContain(`"${path}"`);
    }
    // What an independent checker refused (@readme/openapi-parser): references to nowhere, parameters without a schema.
    const at = (pointer: string) =>
      pointer.split("/").reduce<unknown>((node, key) => Object(node)[key.replaceAll("~1", "/")] as unknown, openapi);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer = ""]) => pointer);
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter((pointer) => at(pointer) === undefined)).toEqual([]);
    expect(text).not.toMatch(/"schema":(?:"|\[)/);
  });
});

describe("failures", () => {
  it("says that no graph is loaded, and stays up", async () => {
    const empty = await freshGrafeo();
    const bare = await startApp(empty.store);
    const response = await fetch(`${bare.origin}${addresses.graph()}`);
    expect(response.status).toBe(503);
    expect(await problemCode(response)).toBe("store-empty");
    expect((await fetch(`${bare.origin}/healthz`)).status).toBe(200);
    await bare.close();
    await empty.dispose();
  });

  it("is not ready when the store is gone", async () => {
    const gone = await freshGrafeo();
    const left = await startApp(gone.store);
    await gone.dispose();
    expect((await fetch(`${left.origin}/healthz`)).status).toBe(200);
    const response = await fetch(`${left.origin}/readyz`);
    expect(response.status).toBe(503);
    expect(await problemCode(response)).toBe("store-unavailable");
    await left.close();
  });

  it("tells its owner of damage, and answers 503 meanwhile", async () => {
    // A real store in all but the one answer that only a flipped byte would bring.
    const damaged: GraphStore = {
      ...fresh.store,
      run: () => Promise.reject(new StoreError("damaged", "checksum differs in a file of the owner's")),
    };
    let told = 0;
    const sick = await startApp(damaged, {
      onDamaged: () => {
        told += 1;
      },
    });
    const response = await fetch(`${sick.origin}${addresses.graph()}`);
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).not.toBeNull();
    expect(await problemCode(response)).toBe("store-damaged");
    expect(told).toBe(1);
    await sick.close();
  });

  it("finishes a request that runs when it is told to stop", async () => {
    const entered = openGate();
    const released = openGate();
    const slow: GraphStore = {
      ...fresh.store,
      run: async (statement, options) => {
        entered.open();
        await released.passed;
        return fresh.store.run(statement, options);
      },
    };
    const stopping = await startApp(slow);
    const answer = fetch(`${stopping.origin}${addresses.entity("microsoft")}`);
    await entered.passed;
    const closed = stopping.close();
    released.open();
    expect((await answer).status).toBe(200);
    await closed;
    await expect(fetch(`${stopping.origin}/healthz`)).rejects.toThrow("fetch failed");
  });
});
