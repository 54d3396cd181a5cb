// axe as the suites use it: only what is wrong is worked out, and without a page of its own (no frame here is of another origin).
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";

export function axeOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
}

/** What is serious or critical on the page: of each rule its name, where, and what would mend it. */
export async function seriousOn(page: Page): Promise<readonly string[]> {
  return seriousIn(axeOf(page));
}

/** The same of the page as it is, in dark; of all rules, or of some. */
export async function seriousInDark(page: Page, rules?: string[]): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  return seriousIn(rules === undefined ? axeOf(page) : axeOf(page).withRules(rules));
}

async function seriousIn(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(" ")} ${node.failureSummary}`).join(", ")}`,
    );
}
