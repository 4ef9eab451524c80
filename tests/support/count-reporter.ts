import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one plain line that counts the tests: `12 passed, 0 failed, 1 skipped`. */
// oxlint-disable-next-line import/no-default-export -- vitest loads reporters by default export
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      // A file that does not load has no tests to count, yet it is a failure.
      if (module.errors().length > 0) count.failed += 1;
    }
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`);
  }
}
