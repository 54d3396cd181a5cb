// Browser contexts that tests use one after another, each time with nothing kept in them. A new context is a new process
// that has to compile the page's script anew: three times the work of a page in one that has it.
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from "playwright";

/** Pages of one site share a process in a browser that is opened with it; here every site is 127.0.0.1. */
export const SHARED_PROCESS = "--process-per-site";

interface Machine {
  readonly options: string;
  /** Never a test's own: it keeps the process. */
  readonly keeper: Page;
  readonly devtools: CDPSession;
  /** Where something may have been stored. */
  readonly origins: Set<string>;
  free: boolean;
}

const machines = new WeakMap<BrowserContext, Machine>();

/** A context of the browser that is like a new one: a free one of the same options, else another. */
export async function openMachine(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const key = JSON.stringify(options);
  for (const context of browser.contexts()) {
    const machine = machines.get(context);
    if (machine?.free !== true || machine.options !== key) continue;
    machine.free = false;
    return context;
  }
  const context = await browser.newContext(options);
  const keeper = await context.newPage();
  await keeper.route("**", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await keeper.goto("http://127.0.0.1/");
  const origins = new Set<string>();
  context.on("page", (page) =>
    page.on("framenavigated", (frame) => {
      const url = frame.url();
      if (url.startsWith("http")) origins.add(new URL(url).origin);
    }),
  );
  machines.set(context, { options: key, keeper, devtools: await context.newCDPSession(keeper), origins, free: false });
  return context;
}

/** Closes the page's context, or gives it back with nothing kept in it. */
export async function leave(page: Page): Promise<void> {
  await giveBack(page.context());
}

/** All contexts of the browser; for the end of each test. */
export async function leaveAll(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await giveBack(context);
}

async function giveBack(context: BrowserContext): Promise<void> {
  const machine = machines.get(context);
  if (machine === undefined) {
    await context.close();
    return;
  }
  if (machine.free) return;
  for (const page of context.pages()) if (page !== machine.keeper) await page.close();
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await context.setOffline(false);
  await context.clearCookies();
  for (const origin of machine.origins)
    await machine.devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  machine.origins.clear();
  machine.free = true;
}
