import { defineConfig } from 'vitest/config';

/** What depends on the order of things, over a PostgreSQL server; `npm test` has it on SQLite: `npm run test:postgres`. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: [
      'tests/usecases/any-order.test.ts',
      'tests/jobs/{deliver,scheduler}.test.ts',
      'tests/jobs/reactions/{reaction-reconciler,reactions-while-compared,reconciler-faults,missed-votes}.test.ts',
      'tests/jobs/message-edits/edit-counts.test.ts',
      'tests/discord/voting-race.test.ts',
      'tests/jobs/watches/{told-once,watches}.test.ts',
    ],
    reporters: ['default', new URL('support/count-reporter.ts', import.meta.url).pathname],
    globalSetup: [
      new URL('support/starter-database-setup.ts', import.meta.url).pathname,
      new URL('support/postgres-setup.ts', import.meta.url).pathname,
    ],
    setupFiles: [new URL('support/skip-without-postgres.ts', import.meta.url).pathname],
    provide: { isFullRun: false, database: 'postgres' },
    isolate: false,
    testTimeout: 120_000,
  },
});
