import { build } from 'esbuild';
import { PROGRAM_OPTIONS } from '../../src/build/program-bundle.mjs';

/** Bundles the programs of tests that run as processes, as the bot itself is bundled. */
export async function setup() {
  await build({
    ...PROGRAM_OPTIONS,
    entryPoints: [
      { in: 'tests/support/clocked-bot.ts', out: 'tests/clocked-bot' },
      { in: 'tests/support/outbox-process.ts', out: 'tests/outbox-process' },
      { in: 'tests/support/killed-migration.ts', out: 'tests/killed-migration' },
    ],
    splitting: false,
  });
}
