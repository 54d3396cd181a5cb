// Ends every test run with the one plain line that scripts read: `N passed, N failed`, over all projects.
import type { Reporter, TestModule } from "vitest/node";

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      const before = counts.failed;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        if (state === "passed") counts.passed++;
        else if (state === "failed") counts.failed++;
        else counts.skipped++;
      }
      // A file that could not be collected has no tests to fail.
      if (module.state() === "failed" && counts.failed === before) counts.failed++;
    }
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
    // Vitest prints its own summary after reporters' end hooks; the closing line must come last.
    process.once("exit", () => console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`));
  }
}
