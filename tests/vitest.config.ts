import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    reporters: ['default', new URL('support/count-reporter.ts', import.meta.url).pathname],
    // The end-to-end tests start whole processes; two cores leave little room beside them.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Most of the time goes by waiting for them: every core has a worker.
    maxWorkers: '100%',
  },
});
