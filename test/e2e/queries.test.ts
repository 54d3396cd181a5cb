// The questions in a real Chromium over the real server: first sight, forms and permalinks, results, the workbench.
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { seriousInDark, seriousOn } from "#test/support/axe";
import { drawnOn } from "#test/support/explorer-page";
import { startApp } from "#test/support/app-server";
import type { AppServer } from "#test/support/app-server";
import { engineProcesses, processorTicks } from "#test/support/child-processes";
import type { FreshGrafeo } from "#test/support/fresh-grafeo";
import { changeOf, loadFixture } from "#test/support/load-fixture";
import { leave, leaveAll, openMachine } from "#test/support/machines";
import { freshNeo4j, withDriver } from "#test/support/neo4j/fresh";
import { NO_BROWSER, openBrowser, serveProduct, watchedPage } from "#test/support/served-product";
import type { ServedProduct } from "#test/support/served-product";

const ROOT = resolve(import.meta.dirname, "../..");
const dataset = await loadFixture(join(ROOT, "ingest", "datasets", "aip"));
const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 } };
const WAYS = "/queries/shortest-paths?from=nvidia&to=openai";
/** Pairs of pairs of pairs: the embedded engine works on it until its deadline. */
const ENDLESS = "MATCH (a),(b),(c),(d),(e),(f),(g) WHERE a.name + g.name = 'x' RETURN count(*) AS n";

/** Longer than a test: what ends a query is then not its deadline. */
const PATIENT = { budgetMs: 1e12, explainTimeoutMs: 30_000, timeoutMs: 120_000 };
const neo4j = inject("neo4j");

/** One question with a field of every kind, which says in its rows what it was given. */
const EVERY_KIND = `/*---
title: Every kind
question: Which of these are here?
asked: Which of {entities} are here (called {names}) (counting {numbers})?
params:
  - { name: entities, label: Entities, type: entity, many: true, required: true, example: [openai, nvidia] }
  - { name: names, label: Names, type: text, many: true }
  - { name: numbers, label: Numbers, type: number, many: true, min: -5, max: 99.5 }
  - { name: types, label: Types, type: relationType, many: true }
  - { name: after, label: After, type: date }
  - { name: least, label: At least, type: integer, min: 0, max: 9, default: 1 }
  - { name: share, label: Share, type: number }
  - { name: only, label: Only current, type: boolean }
  - { name: family, label: Family, type: family }
  - { name: side, label: Side, type: choice, choices: [left, { value: right, label: On the right }] }
result: both
columns: [name, named, numbers, entityIds]
---*/
MATCH (n:Entity)
WHERE n.id IN $entities AND ($names IS NULL OR n.name IN $names) AND ($types IS NULL OR size($types) > 0)
  AND ($after IS NULL OR $after > "0") AND $least >= 0 AND ($share IS NULL OR $share > -1000)
  AND ($only IS NULL OR $only OR NOT $only) AND ($family IS NULL OR $family <> "") AND ($side IS NULL OR $side <> "")
RETURN n.name AS name, size($names) AS named, size($numbers) AS numbers, [n.id] AS entityIds
ORDER BY name, n.id;
`;

let grafeo: FreshGrafeo;
let folder: string;
let product: ServedProduct;
let server: AppServer;
let browser: Browser;
let page: Page;
/** What the page's console says of mistakes; a refusal that a test asks for is one that the browser tells of. */
let errors: string[];

async function open(path: string, options: BrowserContextOptions = {}, origin = server.origin): Promise<Page> {
  const context = await openMachine(browser, { ...WIDE, ...options });
  const opened = await watchedPage(context, errors);
  await opened.goto(origin + path);
  return opened;
}

const heading = (name: string | RegExp): Locator => page.getByRole("heading", { level: 1, name });
const drawer = (): Locator => page.getByRole("complementary", { name: "Details" });
const rows = (): Locator => page.getByRole("table").locator("tbody tr");
const editor = (): Locator => page.getByRole("textbox", { name: "Cypher" });
const address = (): string => page.url().slice(server.origin.length);

const SOON = { timeout: 30_000, interval: 20 };

async function slotsTaken(app: AppServer): Promise<number> {
  const metrics = await (await fetch(`${app.origin}/metrics`)).text();
  return Number(/^powerlines_query_slots_running (\d+)$/m.exec(metrics)?.[1]);
}

/** The embedded store's processes that take processor time just now. */
async function busyChildren(): Promise<readonly number[]> {
  const before = new Map(engineProcesses().map((pid) => [pid, processorTicks(pid)]));
  await sleep(300);
  return [...before].filter(([pid, ticks]) => processorTicks(pid) > ticks + 3).map(([pid]) => pid);
}

/** In the words of one row of the table, its empty cells left out. */
async function rowWords(row: Locator): Promise<string> {
  return (await row.locator("td").allTextContents()).filter((text) => text !== "").join(" | ");
}

async function showAs(mode: "Graph" | "Table" | "Text"): Promise<void> {
  await page.getByRole("radiogroup", { name: "Show as" }).getByText(mode, { exact: true }).click({ force: true });
}

/** Takes the place of what is in the editor. */
async function write(cypher: string): Promise<void> {
  await editor().click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(cypher);
}

describe.skipIf(NO_BROWSER)("the questions", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "powerlines-queries-"));
    await writeFile(join(folder, "half-written.cypher"), "/*---\ntitle: Half written\n---*/\nMATCH (n) RETURN n\n");
    await writeFile(join(folder, "every-kind.cypher"), EVERY_KIND);
    product = await serveProduct(dataset, { env: { QUERIES_DIR: folder }, guardLimits: { budgetMs: 1e9 } });
    ({ grafeo, server } = product);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await product.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    errors = [];
  });
  afterEach(async () => {
    await leaveAll(browser);
  });

  test("the first question on the first page is answered, money kept apart by status", async () => {
    page = await open("/");
    await page.getByRole("list", { name: "Questions to start with" }).getByText("Who put in what?").click();
    await heading(/^Who put money into what/).waitFor();
    expect(address()).toBe("/queries/who-put-in-what");
    await showAs("Table");
    await rows().first().waitFor();
    const words = await Promise.all((await rows().all()).map(rowWords));
    expect(
      words.some((row) => row.startsWith("Microsoft | invested in | OpenAI | disbursed | approx. | 13,000,000,000")),
    ).toBe(true);
    expect(words.some((row) => /AI data centres \| planned \| exact \| 30,000,000,000/.test(row))).toBe(true);
    expect(words.some((row) => row.includes("43,000,000,000"))).toBe(false);
    await page.getByText(/^\d+ rows · complete · .* ms · data version /).waitFor();
    expect(errors).toEqual([]);
  });

  test("what is selected in the table is selected in the text and stays open beside the drawing", async () => {
    page = await open("/queries/who-put-in-what#table");
    await rows().filter({ hasText: "Microsoft" }).getByRole("button").click();
    await drawer()
      .getByRole("heading", { name: /Microsoft invested in OpenAI/ })
      .waitFor();
    await drawer().getByText("$13B").first().waitFor();
    await drawer().getByRole("heading", { name: "Ask next" }).waitFor();
    await showAs("Text");
    const chosen = page.locator("li[data-selected]");
    await chosen.waitFor();
    expect(await page.locator("li[data-selected]").count()).toBe(1);
    expect(await chosen.textContent()).toContain("Microsoft invested in OpenAI");
    await showAs("Graph");
    await page.getByRole("application").waitFor();
    await drawer()
      .getByRole("heading", { name: /Microsoft invested in OpenAI/ })
      .waitFor();
    await page.getByRole("application").focus();
    await page.keyboard.press("Escape");
    await drawer().waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });

  test("a question asked again while its answer is drawn draws the new answer", async () => {
    page = await open("/queries/around?entity=openai");
    const count = async () => Object.keys((await drawnOn(page)).entities).length;
    await expect.poll(count).toBeGreaterThan(5);
    const before = await count();
    await page.getByLabel(/^Steps/).fill("1");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect.poll(count).not.toBe(before);
    await page.getByRole("application").waitFor();
    expect(errors).toEqual([]);
  });

  test("the table sorts by what a column holds", async () => {
    page = await open("/queries/undated-facts#table");
    await rows().first().waitFor();
    const names = async () => Promise.all((await rows().all()).map((row) => row.locator("td").first().textContent()));
    const before = await names();
    await page.getByRole("columnheader", { name: "From", exact: true }).getByRole("button").click();
    await page.locator("th[aria-sort='ascending']").waitFor();
    const sorted = await names();
    expect(sorted).toEqual(
      before.toSorted((a, b) => (a ?? "").localeCompare(b ?? "", "en", { numeric: true, sensitivity: "base" })),
    );
    expect(sorted.length).toBe(before.length);
  });

  test("a link opens the question with its values, in its one spelling, and again after a reload", async () => {
    page = await open("/queries/shortest-paths?utm_source=mail&steps=6&to=openai&from=nvidia");
    await heading("What are the shortest ways from Nvidia to OpenAI, within 6 steps?").waitFor();
    await page.getByText("left out: “utm_source”").waitFor();
    await expect.poll(address).toBe(WAYS);
    await page.reload();
    await heading("What are the shortest ways from Nvidia to OpenAI, within 6 steps?").waitFor();
    expect(await page.getByLabel("From", { exact: true }).inputValue()).toBe("Nvidia");
    await page.getByText(new RegExp(`“What are the shortest ways .*accessed`)).waitFor();
    const json = await page.request.get(
      new URL((await page.getByRole("link", { name: "JSON" }).getAttribute("href")) ?? "", server.origin).href,
    );
    expect(await json.json()).toMatchObject({ ok: true, rowCount: 3 });
    expect(errors).toEqual([]);
  });

  test("the form asks: an entity by its name, a mistake told at its field, Back undoes", async () => {
    page = await open(WAYS);
    await heading(/from Nvidia to OpenAI/).waitFor();
    await page.getByLabel("To", { exact: true }).fill("Mid");
    await page.getByRole("option", { name: /Midjourney/ }).click();
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await heading(/from Nvidia to Midjourney/).waitFor();
    await page.getByRole("heading", { name: "Nothing in this data answers it" }).waitFor();
    expect(address()).toBe("/queries/shortest-paths?from=nvidia&to=midjourney");
    await page.goBack();
    await heading(/from Nvidia to OpenAI/).waitFor();
    expect(errors).toEqual([]);
    const steps = page.getByLabel(/^At most this many steps/);
    await steps.fill("99");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText("99 is too large: at most 6").first().waitFor();
    expect(await steps.getAttribute("aria-invalid")).toBe("true");
    await expect.poll(() => steps.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByLabel("From", { exact: true }).fill("");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText("This question needs a value here.").waitFor();

    // What is nobody's name stays and is told; a whole name is taken without a look at the list.
    await page.goto(`${server.origin}/queries/conflicts`);
    const around = page.getByLabel(/^Only around/);
    await around.fill("zzz");
    await page.keyboard.press("Tab");
    await page.getByText("No entity is called “zzz”.").waitFor();
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect.poll(() => around.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await around.inputValue()).toBe("zzz");
    expect(await around.getAttribute("aria-invalid")).toBe("true");
    expect(address()).toBe("/queries/conflicts");
    await around.fill("openai");
    await page.keyboard.press("Tab");
    await expect.poll(() => around.inputValue()).toBe("OpenAI");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect.poll(address).toMatch(/^\/queries\/conflicts\?[a-z]+=openai$/);
  });

  test("lists in a form: entities, texts and numbers, in the address and in the files", async () => {
    page = await open("/queries/every-kind");
    const entities = page.getByLabel("Entities", { exact: true });
    const add = async (typed: string, name: RegExp) => {
      await entities.fill(typed);
      await page.getByRole("option", { name }).first().click();
      await page.getByRole("button", { name: new RegExp(`^Take ${typed}.* away$`, "i") }).waitFor();
    };
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText("This question needs a value here.").waitFor();
    await add("OpenAI", /OpenAI/);
    await add("Nvidia", /Nvidia/);
    await add("Microsoft", /Microsoft/);
    await page.getByRole("button", { name: "Take Nvidia away" }).click();
    await page.getByLabel(/^Names/).fill("OpenAI, Smith\\, Jones");
    await page.getByLabel(/^Numbers/).fill("1, -2.5,3e1");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await heading(
      "Which of OpenAI, Microsoft are here (called OpenAI, Smith, Jones) (counting 1, -2.5, 30)?",
    ).waitFor();
    const asked = "entities=openai%2Cmicrosoft&names=OpenAI%2CSmith%5C%2C+Jones&numbers=1%2C-2.5%2C30";
    await expect.poll(address).toBe(`/queries/every-kind?${asked}`);
    await showAs("Table");
    expect(await Promise.all((await rows().all()).map(rowWords))).toEqual(["OpenAI | 2 | 3"]);
    const csv = await page.request.get(`${server.origin}/queries/every-kind.csv?${asked}`);
    expect(await csv.text()).toBe("name,named,numbers,entityIds\r\nOpenAI,2,3,openai\r\n");
    const json = await page.request.get(`${server.origin}/queries/every-kind.json?${asked}`);
    expect(await json.json()).toMatchObject({
      parameters: { entities: ["openai", "microsoft"], names: ["OpenAI", "Smith, Jones"], numbers: [1, -2.5, 30] },
    });
    await page.reload();
    await page.getByRole("button", { name: "Take Microsoft away" }).waitFor();
    expect(await page.getByLabel(/^Names/).inputValue()).toBe("OpenAI,Smith\\, Jones");
    expect(errors).toEqual([]);
  });

  test("bad values of every kind are told at their fields, all at once, and good ones mend them", async () => {
    const bad = {
      entities: "openai,nobody-here",
      numbers: "1,two,100",
      types: "OWNS,OWN",
      after: "2025-02-30",
      least: "1.5",
      share: "much",
      only: "perhaps",
      family: "love",
      side: "middle",
    };
    page = await open(`/queries/every-kind?${new URLSearchParams(bad).toString()}`);
    await page.getByText('"two" is not a number; 100 is too large: at most 99.5').first().waitFor();
    const told = [
      /"OWN" is not one of .*did you mean OWNS\?/,
      /there is no 2025-02-30 in the calendar/,
      /"1.5" is not a whole number/,
      /"much" is not a number/,
      /"perhaps" is neither true nor false/,
      /"love" is not one of capital/,
      /"middle" is not one of left, right/,
    ];
    const form = page.getByRole("form", { name: "The question's values" });
    for (const words of told) await form.getByText(words).first().waitFor();
    expect(await form.locator("[aria-invalid='true']").count()).toBe(told.length + 1);
    expect(
      await page
        .getByRole("main")
        .getByText(/ at [a-z]+ \(/)
        .count(),
    ).toBe(0);

    await page.getByLabel(/^Numbers/).fill("1");
    await page.getByLabel(/^Types/).fill("OWNS");
    await page.getByLabel(/^After/).fill("2025-02");
    await page.getByLabel(/^At least/).fill("2");
    await page.getByLabel(/^Share/).fill("-0.5");
    await page.getByLabel(/^Only current/).selectOption("Yes");
    await page.getByLabel(/^Family/).selectOption("capital");
    await page.getByLabel(/^Side/).selectOption("On the right");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await form.getByText('there is no entity "nobody-here"').waitFor();
    await page.getByRole("button", { name: "Take nobody-here away" }).click();
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await heading("Which of OpenAI are here (counting 1)?").waitFor();
    expect(address()).toBe(
      "/queries/every-kind?entities=openai&numbers=1&types=OWNS&after=2025-02&least=2&share=-0.5&only=true&family=capital&side=right",
    );
  });

  test("a result takes the place of what is on the canvas, and undo brings it back", async () => {
    page = await open("/");
    await page.getByText(`${dataset.entities.length} entities`).first().waitFor();
    await page.goto(`${server.origin}/queries/who-put-in-what`);
    await page.getByRole("button", { name: "Replace canvas" }).click();
    await page.getByText(/^4 of \d+ entities$/).waitFor();
    await page.getByRole("button", { name: /^Undo/ }).click();
    await page.getByText(/^4 of \d+ entities$/).waitFor({ state: "detached" });
    expect(new URL(page.url()).pathname).toBe("/");
    expect(errors).toEqual([]);
  });

  test("the catalogue lists every question by group, finds by word, and tells what is broken", async () => {
    page = await open("/");
    await page.getByRole("link", { name: "Queries" }).click();
    await heading("Questions you can ask this graph").waitFor();
    const links = page.getByRole("main").getByRole("listitem").getByRole("link");
    expect(await links.count()).toBeGreaterThanOrEqual(14);
    await page.getByText("half-written.cypher").waitFor();
    await page.getByText(/question is missing/).waitFor();
    await page.getByRole("searchbox", { name: "Find a question" }).fill("energy supplier");
    await expect.poll(() => links.count()).toBe(1);
    await links.first().click();
    await heading(/energy supplier/).waitFor();
    expect(errors).toEqual([]);
  });

  test("a query of one's own runs, and what comes back is drawn", async () => {
    page = await open("/queries/new");
    await write(
      ":param name => 'OpenAI'\nMATCH (a)-[r]->(b:Company {name: $name}) RETURN a, r, b ORDER BY a.name, r.id",
    );
    await page.keyboard.press("ControlOrMeta+Enter");
    const found = dataset.relations.filter(({ to }) => to === "openai").length;
    await page.getByText(new RegExp(`^${found} rows · \\d+ ms`)).waitFor();
    expect(await rows().count()).toBe(found);
    await showAs("Graph");
    await page.getByRole("application").waitFor();
    await page
      .getByRole("button", { name: /^MATCH|:param/ })
      .first()
      .waitFor();
    // Again: what has ended is not ended once more. A name that the graph has not is told, and the query runs.
    await write("MATCH (n:Compnay) RETURN n");
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.getByText("It ran, and no row fits.").waitFor();
    await page.getByText("This graph has no label “Compnay”: did you mean Company?").waitFor();
    expect(errors).toEqual([]);
  });

  test("a query that would write is refused at its place, with the rule and what to do instead", async () => {
    page = await open("/queries/new");
    await write("MATCH (n)\nSET n.name = 'x' RETURN n");
    await page.locator(".cm-lintRange-error").waitFor();
    expect(await page.locator(".cm-lintRange-error").textContent()).toBe("SET");
    await page.keyboard.press("ControlOrMeta+Enter");
    const refusal = page.getByRole("alert");
    await refusal.getByText("write-clause").waitFor();
    await refusal.getByText(/line 2, column 1/).waitFor();
    await refusal.getByText(/Only reading is possible here/).waitFor();
  });

  test("completion knows the names of the graph", async () => {
    page = await open("/queries/new");
    await write("MATCH (n");
    await page.keyboard.type(":Cons");
    await page.locator(".cm-tooltip-autocomplete").getByText("Consortium").waitFor();
    // An Enter sooner than 75 ms after the list came is taken for one of the text: CodeMirror's interactionDelay.
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    expect(await page.locator(".cm-line").first().textContent()).toContain("(n:Consortium");
  });

  test("a query that runs too long is cancelled, and the next one runs", async () => {
    page = await open("/queries/new");
    await write(ENDLESS);
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("It was ended, here and in the database.").waitFor();
    await write("RETURN 1 AS one");
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.getByText(/^1 row · /).waitFor();
    expect(await rows().first().textContent()).toBe("1");
  });

  test("closing the tab ends the query in the embedded database: its process is gone", async () => {
    const patient = await startApp(grafeo.store, { guardLimits: PATIENT });
    try {
      page = await open("/queries/new", {}, patient.origin);
      await write(ENDLESS);
      await page.keyboard.press("ControlOrMeta+Enter");
      await page.getByRole("button", { name: "Cancel" }).waitFor();
      await expect.poll(() => slotsTaken(patient), SOON).toBe(1);
      await expect.poll(busyChildren, SOON).toHaveLength(1);
      const busy = await busyChildren();
      await page.close();
      await expect.poll(() => busy.filter((pid) => existsSync(`/proc/${pid}`)), SOON).toEqual([]);
      await expect.poll(() => slotsTaken(patient), SOON).toBe(0);
    } finally {
      await patient.close();
    }
  });

  test.skipIf(neo4j === null)("closing the tab ends the query in Neo4j: its transaction is gone", async () => {
    if (neo4j === null) return;
    const store = await freshNeo4j(neo4j);
    await store.apply(changeOf(dataset), { paths: [], options: {}, hashes: {} });
    const patient = await startApp(store, { guardLimits: PATIENT });
    const transactions = () =>
      withDriver(neo4j, async (driver) => {
        const { records } = await driver.executeQuery(
          "SHOW TRANSACTIONS YIELD transactionId, currentQuery WHERE currentQuery STARTS WITH 'WITH range' RETURN transactionId",
        );
        return records.map((record) => String(record.get("transactionId")));
      });
    try {
      page = await open("/queries/new", {}, patient.origin);
      await write("WITH range(1, 10000) AS l UNWIND l AS a UNWIND l AS b UNWIND l AS c RETURN count(*) AS endless");
      await page.keyboard.press("ControlOrMeta+Enter");
      await expect.poll(transactions, SOON).toHaveLength(1);
      await page.close();
      await expect.poll(transactions, SOON).toEqual([]);
      await expect.poll(() => slotsTaken(patient), SOON).toBe(0);
    } finally {
      await patient.close();
      await store.close();
    }
  });

  test("a link brings the query and its values to somebody else; the plan is shown and nothing runs", async () => {
    page = await open("/queries/new", { permissions: ["clipboard-read", "clipboard-write"] });
    await write("MATCH (n:Person) WHERE n.name <> $other RETURN n.name AS name ORDER BY name");
    await page.getByLabel("Parameters", { exact: true }).fill('{"other": "Ünbekannt"}');
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("button", { name: "Link copied" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await leave(page);
    page = await open(link.slice(server.origin.length));
    await page.locator(".cm-line").filter({ hasText: "n.name <> $other" }).waitFor();
    expect(JSON.parse(await page.getByLabel("Parameters", { exact: true }).inputValue())).toEqual({
      other: "Ünbekannt",
    });
    expect(await rows().count()).toBe(0);
    await page.getByRole("button", { name: "Plan", exact: true }).click();
    await page.getByRole("region", { name: "Plan" }).locator("pre").waitFor();
    expect(errors).toEqual([]);
  });

  test("a query that ran is saved as a file that the catalogue offers at once", async () => {
    page = await open("/queries/new");
    await write("MATCH (n:Person) RETURN n.name AS name, [n.id] AS entityIds ORDER BY name, n.id LIMIT 100");
    await page.keyboard.press("ControlOrMeta+Enter");
    await page.getByText(/rows · \d+ ms/).waitFor();
    await page.getByRole("button", { name: "Save as a question" }).click();
    const question = page.getByLabel("The question it answers, in plain words");
    await question.waitFor();
    // The columns of an answer to other words, or to other values, are not this question's.
    const answered = await editor().innerText();
    await write("MATCH (n:Person) RETURN n.name AS who");
    await page.getByText(/^It has changed since it ran. Run it once more/).waitFor();
    await write(answered);
    await question.waitFor();
    await page.getByLabel("Parameters", { exact: true }).fill('{"other": 1}');
    await page.getByText(/^It has changed since it ran. Run it once more/).waitFor();
    await page.getByLabel("Parameters", { exact: true }).fill("");
    await question.fill("Who are the people?");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save file" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("who-are-the-people.cypher");
    await file.saveAs(join(folder, file.suggestedFilename()));
    await expect
      .poll(async () => (await page.request.get(`${server.origin}/queries/who-are-the-people.json`)).status(), {
        timeout: 10_000,
      })
      .toBe(200);
    await page.goto(`${server.origin}/queries/who-are-the-people#table`);
    await heading("Who are the people?").waitFor();
    expect(await rows().count()).toBe(dataset.entities.filter(({ kind }) => kind === "Person").length);
    expect(errors).toEqual([]);
  });

  test("without a network it says so and asks again when told; a busy server says when", async () => {
    page = await open(WAYS);
    await heading(/from Nvidia to OpenAI/).waitFor();
    await page.context().setOffline(true);
    await page.getByLabel(/^At most this many steps/).fill("5");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByRole("heading", { name: "You are offline" }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Ask again" }).click();
    await heading(/within 5 steps/).waitFor();
    await leave(page);

    const hurried = await startApp(grafeo.store, { guardLimits: { budgetMs: 1e9, timeoutMs: 500 } });
    try {
      page = await open("/queries/new", {}, hurried.origin);
      await write(ENDLESS);
      await page.keyboard.press("ControlOrMeta+Enter");
      const late = page.getByRole("alert");
      await late.getByText("The query was stopped after 0.5 s.").waitFor();
      await late.getByText(/^Bound the walk, .* add a LIMIT, or name/).waitFor();
      expect(await late.getByText(/log/).count()).toBe(0);
    } finally {
      await hurried.close();
    }
    await leave(page);

    const poor = await startApp(grafeo.store, {
      guardLimits: { budgetMs: 50, budgetWindowMs: 60_000, timeoutMs: 500 },
    });
    try {
      page = await open("/queries/new", {}, poor.origin);
      await write(ENDLESS);
      await page.keyboard.press("ControlOrMeta+Enter");
      await page.getByRole("alert").waitFor();
      await write("RETURN 1 AS one");
      await page.keyboard.press("ControlOrMeta+Enter");
      const again = page.getByRole("button", { name: /^Ask again in \d+ s$/ });
      await again.waitFor();
      const first = Number(/\d+/.exec((await again.textContent()) ?? "")?.[0]);
      await page.getByRole("button", { name: `Ask again in ${first - 1} s` }).waitFor();
      expect(await again.isDisabled()).toBe(true);
    } finally {
      await poor.close();
    }
  });

  test("with free queries off the workbench says so and runs nothing", async () => {
    const closed = await startApp(grafeo.store, { env: { FREE_QUERIES: "off" } });
    try {
      page = await open("/queries/new", {}, closed.origin);
      await page.getByText(/Free queries are off on this server/).waitFor();
      expect(await page.getByRole("button", { name: "Run" }).isDisabled()).toBe(true);
    } finally {
      await closed.close();
    }
  });

  test("nothing runs out of a phone's screen, and the form waits folded above the answer", async () => {
    page = await open(WAYS, PHONE);
    await heading(/from Nvidia to OpenAI/).waitFor();
    await page.getByText("Change the question").click();
    await page.getByLabel("From", { exact: true }).waitFor();
    for (const path of [WAYS, "/queries", "/queries/new"]) {
      await page.goto(server.origin + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });

  test("axe finds nothing serious on any page, light and dark", async () => {
    const screens: readonly (readonly [path: string, options: BrowserContextOptions])[] = [
      ["/queries", {}],
      [WAYS, {}],
      ["/queries/who-put-in-what#table", {}],
      ["/queries/who-put-in-what#text", {}],
      ["/queries/capital-by-stage", {}],
      ["/queries/new", {}],
      [`${WAYS}&steps=99`, PHONE],
      [WAYS, PHONE],
    ];
    const left = screens.values();
    const found: string[] = [];
    const lookOn = async (): Promise<void> => {
      for (const [path, options] of left) {
        const seen = await open(path, { ...options, colorScheme: "light" });
        await seen.getByRole("main").getByRole("heading").first().waitFor();
        const wrong = [...(await seriousOn(seen)), ...(await seriousInDark(seen))];
        found.push(...wrong.map((words) => `${path}: ${words}`));
        await leave(seen);
      }
    };
    // At once: what axe does is one processor's work.
    await Promise.all([lookOn(), lookOn()]);
    expect(found).toEqual([]);
  }, 240_000);
});
