import { defineConfig } from 'vitest/config';

/** Long runs over hostile and random input, of which `unit` runs a sample, and over long times: `npm run test:faults`. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: [
      'tests/views/every-view.test.ts',
      'tests/views/hostile-texts.test.ts',
      'tests/search/hostile-queries.test.ts',
      'tests/usecases/any-order.test.ts',
      'tests/jobs/sync/hugging-face.test.ts',
      'tests/faults/**/*.test.ts',
    ],
    reporters: ['default', new URL('support/count-reporter.ts', import.meta.url).pathname],
    globalSetup: [
      new URL('support/starter-database-setup.ts', import.meta.url).pathname,
      new URL('support/clocked-bot-setup.mjs', import.meta.url).pathname,
    ],
    provide: { hostileTexts: 10_000, hostileQueries: 50_000, isFullRun: true },
    testTimeout: 300_000,
  },
});
