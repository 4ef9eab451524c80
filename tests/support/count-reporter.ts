import type { Reporter, TestModule } from 'vitest/node';

/** The reason in the title of a skipped suite; a test that skips itself has a note. */
const SKIP_REASON = /\(skipped: (.+?)\)/u;

/** Prints at the end why suites were skipped, and last one line that counts the tests: `12 passed, 0 failed, 1 skipped`. */
// oxlint-disable-next-line import/no-default-export -- vitest loads reporters by default export
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const reasons = new Map<string, number>();
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        count[result.state] += 1;
        const reason =
          result.state === 'skipped' ? (SKIP_REASON.exec(test.fullName)?.[1] ?? result.note) : undefined;
        if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      // A file that does not load has no tests, but it is a failure.
      if (module.errors().length > 0) count.failed += 1;
    }
    for (const [reason, tests] of reasons) console.log(`${tests} skipped: ${reason}`);
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`);
  }
}
