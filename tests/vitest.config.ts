import { defineConfig } from 'vitest/config';

/** Starts processes of the built program, or of a second client. */
const PROCESS_TESTS = ['tests/e2e/**/*.test.ts', 'tests/discord-emulator/second-client.test.ts'];
/** Runs the playground's page in Chromium. */
const BROWSER_TESTS = ['tests/browser/**/*.test.ts'];

/**
 * Load discord.js, which brings another version of undici: both share one global dispatcher, so that uploads fail in a
 * process that loads the newer one first.
 */
const DISCORD_CLIENT_TESTS = [
  'tests/discord/**/*.test.ts',
  'tests/discord-emulator/**/*.test.ts',
  'tests/playground/**/*.test.ts',
];

const globalSetup = [new URL('support/starter-database-setup.ts', import.meta.url).pathname];
/** Feeds the readers large inputs: `vitest.faults.config.ts`. */
const FAULT_TESTS = ['tests/faults/**/*.test.ts'];

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    reporters: ['default', new URL('support/count-reporter.ts', import.meta.url).pathname],
    // Processes and browsers need time on two busy cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Tests mostly wait for processes: use every core.
    maxWorkers: '100%',
    coverage: { include: ['src/**/*.ts', 'commands/**/*.ts'], exclude: ['src/playground/page/**'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...DISCORD_CLIENT_TESTS, ...PROCESS_TESTS, ...BROWSER_TESTS, ...FAULT_TESTS],
          // No module has state, so that files can share what they load: a third less time.
          isolate: false,
          provide: { hostileTexts: 1_000 },
          globalSetup,
        },
      },
      {
        extends: true,
        test: { name: 'unit-discord', include: DISCORD_CLIENT_TESTS, exclude: PROCESS_TESTS },
      },
      { extends: true, test: { name: 'process', include: PROCESS_TESTS, globalSetup } },
      { extends: true, test: { name: 'browser', include: BROWSER_TESTS } },
    ],
  },
});
