// axe as the suites use it: only what is wrong is worked out, and without a page of its own (no frame here is of another origin).
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";

export function axeOf(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
}
