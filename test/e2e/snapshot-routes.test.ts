// Publishing over HTTP: the same twice, what is refused, correcting, withdrawing, and the headers of every file.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SaxesParser } from "saxes";
import type { Problem, PublishResponse, SnapshotListResponse } from "#contract";
import { openPublishedSite } from "#test/support/published-site";
import type { PublishedSite } from "#test/support/published-site";
import { SAMPLE_GRAPH } from "#test/support/sample-snapshot";

const FILES = [
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".png?scale=2", "image/png"],
  [".png?scale=card", "image/png"],
  [".json", "application/json"],
  [".csv", "text/csv"],
  [".txt", "text/plain"],
  [".html", "text/html"],
  ["", "text/html"],
] as const;
const REQUEST = { title: "Arbor funds Brightwell", caption: "And builds with it", graph: SAMPLE_GRAPH };
const TOKEN = "a-token-that-is-long-enough";

describe("snapshots over HTTP", () => {
  let site: PublishedSite;
  let first: PublishResponse;
  beforeAll(async () => {
    site = await openPublishedSite();
    first = await site.publish(REQUEST);
  });
  afterAll(() => site?.dispose());

  const get: PublishedSite["get"] = (...asked) => site.get(...asked);
  const problemOf = async (response: Response) => (await response.json()) as Problem; // a named door: our own answer

  it("gives the same id and the same bytes for the same content", async () => {
    const bytes = await (await get(`/s/${first.id}.json`)).text();
    const again = await site.post("/api/snapshots", { ...REQUEST });
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ ...first, created: false });
    expect(await (await get(`/s/${first.id}.json`)).text()).toBe(bytes);
    expect(first).toMatchObject({ ok: true, created: true, url: `${site.origin}/s/${first.id}` });
  });

  it.each(FILES)("serves %s as %s, revalidated and never immutable", async (ending, type) => {
    const response = await get(`/s/${first.id}${ending}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain(type);
    expect(response.headers.get("cache-control")).toBe("public, max-age=60");
    const etag = response.headers.get("etag") ?? "";
    const again = await get(`/s/${first.id}${ending}`, { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const framing = response.headers.get("content-security-policy");
    expect(framing).toContain("frame-ancestors 'none'");
    const isPage = type === "text/html";
    expect(response.headers.get("access-control-allow-origin")).toBe(isPage ? null : "*");
    expect(response.headers.get("cross-origin-resource-policy")).toBe(isPage ? "same-origin" : "cross-origin");
  });

  it.each(["/embed/", "/s/"])("is the same page however it is compressed (%s)", async (room) => {
    const read = async (encoding: string) => {
      const answer = await get(`${room}${first.id}`, { "accept-encoding": encoding });
      return {
        coding: answer.headers.get("content-encoding"),
        etag: answer.headers.get("etag"),
        html: await answer.text(),
      };
    };
    const plain = await read("identity");
    expect(plain.coding).toBeNull();
    expect(await read("gzip, br;q=0.9")).toEqual({ ...plain, coding: "br" });
    expect(await read("gzip")).toEqual({ ...plain, coding: "gzip" });
    expect(await read("gzip, br;q=0")).toEqual({ ...plain, coding: "gzip" });
    expect((await get(`${room}${first.id}`)).headers.get("vary")).toContain("accept-encoding");
  });

  it("may be framed only as an embed, whose policy allows nothing but what is in it", async () => {
    const response = await get(`/embed/${first.id}`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    // Not even "frame-ancestors *", which refuses an article in a sandbox.
    expect(policy).not.toContain("frame-ancestors");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(response.headers.get("x-frame-options")).toBeNull();
    expect((await get(`/s/${first.id}`)).headers.get("x-frame-options")).toBe("DENY");
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  it("names itself to link previews and to oEmbed", async () => {
    const page = await (await get(`/s/${first.id}`)).text();
    for (const part of [
      'property="og:image" content="',
      "?scale=card",
      'name="twitter:card" content="summary_large_image"',
      "application/json+oembed",
      "text/xml+oembed",
    ])
      expect(page).toContain(part);
    const address = /application\/json\+oembed" href="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const answer = await get(address);
    expect(await answer.json()).toMatchObject({ version: "1.0", type: "rich", title: REQUEST.title });
    expect(answer.headers.get("content-type")).toContain("application/json");
    const xml = await get(`/oembed?url=${encodeURIComponent(first.url)}&format=xml&maxwidth=300`);
    expect(xml.headers.get("content-type")).toContain("text/xml");
    const parser = new SaxesParser();
    parser.write(await xml.text()).close();
  });

  it.each([
    ["another origin", "https://evil.example/s/", "", 404, "not-found"],
    ["no such snapshot", "/s/0000000000000000", "", 404, "not-found"],
    ["a width that is no number", "/s/", "&maxwidth=1e999", 400, "invalid-parameters"],
    ["a negative height", "/s/", "&maxheight=-1", 400, "invalid-parameters"],
    ["markup for a width", "/s/", "&maxwidth=%22%3E%3Cscript%3E", 400, "invalid-parameters"],
    ["a format nobody has", "/s/", "&format=yaml", 501, "format-unknown"],
  ])("refuses oEmbed for %s", async (_what, path, rest, status, code) => {
    const address = (path.startsWith("/") ? site.origin : "") + (path.endsWith("/s/") ? path + first.id : path);
    const response = await get(`/oembed?url=${encodeURIComponent(address)}${rest}`);
    expect([response.status, (await problemOf(response)).code]).toEqual([status, code]);
  });

  it("refuses what it does not know, all of it at once, and what names nothing", async () => {
    const response = await site.post("/api/snapshots", {
      titel: "x",
      graph: { ...SAMPLE_GRAPH, extra: 1 },
      view: { aspect: "3:2" },
    });
    const problem = await problemOf(response);
    expect([response.status, problem.code]).toEqual([400, "invalid-parameters"]);
    expect(problem.errors?.map(({ field }) => field)).toEqual(["title", "graph.extra", "view.aspect", "titel"]);
    const replaces = await site.post("/api/snapshots", { ...REQUEST, title: "y", replaces: "0000000000000000" });
    expect([replaces.status, (await problemOf(replaces)).errors?.[0]?.field]).toEqual([400, "replaces"]);
    const large = await site.post("/api/snapshots", {
      ...REQUEST,
      graph: {
        ...SAMPLE_GRAPH,
        sources: [...SAMPLE_GRAPH.sources, { id: "big", title: "b", properties: { x: "y".repeat(2_500_000) } }],
      },
    });
    expect([large.status, (await problemOf(large)).code]).toEqual([413, "body-too-large"]);
    expect((await get("/s/0000000000000000.svg")).status).toBe(404);
    expect((await get("/s/..%2f..%2fetc%2fpasswd")).status).toBe(404);
  });

  it("serves each step of a story as a picture of its own, and says what is wrong with any other", async () => {
    const steps = [
      { title: "The money", text: "Who pays.", highlight: ["r1"], camera: { fit: "highlight" as const } },
      { title: "All", text: "", highlight: [] },
    ];
    const { id } = await site.publish({ ...REQUEST, title: "In steps", steps });
    const whole = await get(`/s/${id}.svg`);
    const step = await get(`/s/${id}.svg?step=1`);
    expect([step.status, step.headers.get("content-type")]).toEqual([200, "image/svg+xml; charset=utf-8"]);
    expect(step.headers.get("etag")).not.toBe(whole.headers.get("etag"));
    expect(await step.text()).toContain("<desc>Step 1 of 2: The money. Highlighted: Arbor Capital invested in");
    const pngs = await Promise.all([1, 2].map(async (at) => (await get(`/s/${id}.png?step=${at}`)).text()));
    expect(pngs[0]).not.toBe(pngs[1]);
    expect(await (await get(`/s/${id}.txt`)).text()).toContain("Step 1 of 2: The money\nWho pays.");
    expect(await (await get(`/s/${id}.json`)).json()).toMatchObject({ steps });
    for (const [path, words] of [
      [`${id}.svg?step=3`, "is 3, and this picture's story has 2"],
      [`${first.id}.png?step=1`, "is asked for, and this picture has no story"],
      [`${id}.svg?step=0`, "is not 1 or more"],
      [`${id}.svg?step=1.5`, "is not a whole number"],
      [`${id}.png?step=first`, "is not a number"],
    ] as const) {
      const refused = await get(`/s/${path}`);
      const problem = await problemOf(refused);
      expect([path, refused.status, problem.errors]).toEqual([path, 400, [{ field: "step", message: words }]]);
    }
    const wrong = await site.post("/api/snapshots", {
      ...REQUEST,
      steps: [{ title: "", highlight: ["nobody"], camera: { fit: "box", x: 1, y: 1, width: -1 } }],
    });
    expect([wrong.status, (await problemOf(wrong)).errors?.map(({ field }) => field).toSorted()]).toEqual([
      400,
      ["steps.0.camera.height", "steps.0.camera.width", "steps.0.title"],
    ]);
  });

  it("keeps a corrected version beside the new one, with the difference in words", async () => {
    const before = (await get(`/s/${first.id}`)).headers.get("etag");
    const [r1, ...others] = SAMPLE_GRAPH.relations;
    if (r1 === undefined) throw new Error("the sample has changed");
    const graph = {
      ...SAMPLE_GRAPH,
      relations: [{ ...r1, properties: { ...r1.properties, amount: 12_000_000_000 } }, ...others],
    };
    const second = await site.publish({ ...REQUEST, graph, replaces: first.id });
    const old = await get(`/s/${first.id}`);
    expect(old.headers.get("etag")).not.toBe(before);
    const page = await old.text();
    expect(page).toContain(second.url);
    expect(page).toContain("is now “Arbor Capital invested in Brightwell AI: $12B approx., disbursed”");
    expect(await (await get(`/embed/${first.id}`)).text()).toContain(second.url);
    const corrected = await (await get(`/s/${second.id}`)).text();
    expect(corrected).not.toContain("A corrected version");
    expect(corrected).toMatch(new RegExp(`Corrects <a href="${first.url}">the version of \\d+ \\w+ \\d{4}</a>`));
    expect(page).not.toContain("Corrects <a");
  });

  it("leaves a tombstone with the reason in every form of what was withdrawn", async () => {
    const gone = await site.publish({ ...REQUEST, title: "To be withdrawn" });
    const reason = "The source <took> it back";
    const withdrawn = await site.post(`/api/snapshots/${gone.id}/withdraw`, { reason });
    expect(await withdrawn.json()).toMatchObject({ ok: true, id: gone.id, withdrawn: { reason } });
    for (const path of [...FILES.map(([ending]) => `/s/${gone.id}${ending}`), `/embed/${gone.id}`]) {
      const response = await get(path);
      const body = await response.text();
      expect([path, response.status]).toEqual([path, 410]);
      const type = response.headers.get("content-type") ?? "";
      // The type that was asked for: an article's <img> shows it. What a PNG says is drawn.
      const said = /html|svg/.test(type) ? "The source &lt;took&gt; it back" : reason;
      expect(body).toContain(type === "image/png" ? "PNG" : said);
      expect(type.startsWith("image/png")).toBe(path.includes(".png"));
    }
    const better = await site.publish({ ...REQUEST, title: "Put right", replaces: gone.id });
    for (const path of [`/s/${gone.id}`, `/embed/${gone.id}`])
      expect(await (await get(path)).text()).toContain(better.url);
    // Read to its end: a connection that is still in use holds up the server's end.
    await (await site.post(`/api/snapshots/${better.id}/withdraw`, { reason: "Wrong as well" })).text();
    expect((await get(`/oembed?url=${encodeURIComponent(gone.url)}`)).status).toBe(404);
    const list = (await (await get("/api/snapshots?limit=2")).json()) as SnapshotListResponse; // a named door: our own answer
    expect(list).toMatchObject({ ok: true, truncated: true });
    expect(list.snapshots.find(({ id }) => id === gone.id)).toMatchObject({ withdrawn: true, replacedBy: better.id });
    expect((await site.post("/api/snapshots/0000000000000000/withdraw", { reason })).status).toBe(404);
  });
});

describe("publishing with a token", () => {
  let site: PublishedSite;
  beforeAll(async () => {
    site = await openPublishedSite({ PUBLISH_TOKEN: TOKEN });
  });
  afterAll(() => site?.dispose());

  it("is refused without it, and taken with it", async () => {
    const refused = await site.post("/api/snapshots", REQUEST);
    expect(refused.status).toBe(401);
    const taken = await site.post("/api/snapshots", REQUEST, { authorization: `Bearer ${TOKEN}` });
    expect(taken.status).toBe(201);
    const { id } = (await taken.json()) as PublishResponse; // a named door: our own answer
    expect((await site.post(`/api/snapshots/${id}/withdraw`, { reason: "x" })).status).toBe(401);
    const page = await site.get(`/s/${id}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(id);
  });
});
