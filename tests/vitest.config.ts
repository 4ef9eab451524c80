import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Starts processes of the built program, or of a second client. */
const PROCESS_TESTS = [
  'tests/e2e/**/*.test.ts',
  'tests/faults/processes/**/*.test.ts',
  'tests/discord-emulator/second-client.test.ts',
];
/** What a store means is the same on every database: these run on SQLite (`unit`) and on PostgreSQL (`postgres`). */
const DATABASE_TESTS = ['tests/store/*.test.ts', 'tests/store/{papers,watches}/*.test.ts'];
/** Those of PostgreSQL alone. */
const POSTGRES_TESTS = ['tests/store/database/postgres/*.test.ts', 'tests/cli/{postgres,migrate}.test.ts'];
/** Runs the playground's page in Chromium. */
const BROWSER_TESTS = ['tests/browser/**/*.test.ts'];

const globalSetup = [pathOf('support/starter-database-setup.ts')];
/** Those in folders below run here too, with few repetitions. */
const FAULT_TESTS = ['tests/faults/*.test.ts'];

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    reporters: ['default', pathOf('support/count-reporter.ts')],
    // Processes and browsers need time on two busy cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A second by default, which is too short on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // Many tests wait for processes and browsers: more workers than cores.
    maxWorkers: availableParallelism() + 2,
    // No module has state, so that files can share what they load: a third less time.
    isolate: false,
    // Most code runs only a few times, which is faster compiled: 8 % less CPU time.
    execArgv: ['--always-sparkplug'],
    // Each project has a server of its own: they share what one of them has compiled.
    experimental: { fsModuleCache: true },
    coverage: { include: ['src/**/*.ts', 'commands/**/*.ts'], exclude: ['src/playground/page/**'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...PROCESS_TESTS, ...BROWSER_TESTS, ...FAULT_TESTS, ...POSTGRES_TESTS],
          provide: { hostileTexts: 300, hostileQueries: 2_000, isFullRun: false },
          globalSetup,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [...DATABASE_TESTS, ...POSTGRES_TESTS],
          provide: { isFullRun: false, database: 'postgres' },
          globalSetup: [pathOf('support/postgres-setup.ts')],
          setupFiles: [pathOf('support/skip-without-postgres.ts')],
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: PROCESS_TESTS,
          provide: { isFullRun: false },
          globalSetup: [...globalSetup, pathOf('support/clocked-bot-setup.mjs')],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER_TESTS,
          globalSetup: [pathOf('browser/browser-setup.ts')],
          // Chromium works at the same time: more workers only load the same modules again. Vitest needs an order for it.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

function pathOf(file: string): string {
  return new URL(file, import.meta.url).pathname;
}
