import type { Reporter, TestModule } from 'vitest/node';

/** What a suite's title says of why it is skipped. */
const WHY = /\(skipped: (.+?)\)/u;

/** Ends the run with why suites were skipped, and one plain line that counts the tests: `12 passed, 0 failed, 1 skipped`. */
// oxlint-disable-next-line import/no-default-export -- vitest loads reporters by default export
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const reasons = new Map<string, number>();
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        count[state] += 1;
        const why = state === 'skipped' ? WHY.exec(test.fullName)?.[1] : undefined;
        if (why !== undefined) reasons.set(why, (reasons.get(why) ?? 0) + 1);
      }
      // A file that does not load has no tests to count, yet it is a failure.
      if (module.errors().length > 0) count.failed += 1;
    }
    for (const [why, tests] of reasons) console.log(`${tests} skipped: ${why}`);
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`);
  }
}
