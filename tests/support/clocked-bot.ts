// The real program, as a process of its own, with a clock that the test sets by messages; `clocked-bot-setup.mjs` bundles it.
// argv: token, API URL, database file, starter file, first instant, and the program of the process that maintains the
// database, if it is to be maintained.
import { dirname, join } from 'node:path';
import { startPaperboy } from '../../src/app/start.ts';
import { openLog } from '../../src/process/log.ts';

const [token = '', apiUrl, databaseFile = '', starterFile = '', start, maintenanceWorkerFile] =
  process.argv.slice(2);
let now = Number(start);
const sleepers = new Set<{ readonly until: number; wake(): void }>();

/** When the clock was set last, in real time. */
let setAt = -Infinity;

/**
 * A wait of this length at most that begins right after the clock was set may have been computed before that: it would
 * begin too late, and never end. It lasts some milliseconds of real time instead.
 */
const MAX_TICK_MS = 15_000;
const SETTLING_MS = 1_000;

const clock = {
  now: () => now,
  wait: (ms: number, signal?: AbortSignal) =>
    new Promise<void>(resolve => {
      const sleeper = {
        until: now + ms,
        wake() {
          sleepers.delete(sleeper);
          resolve();
        },
      };
      sleepers.add(sleeper);
      if (ms <= MAX_TICK_MS && performance.now() - setAt < SETTLING_MS) setTimeout(sleeper.wake, 50);
      signal?.addEventListener('abort', sleeper.wake, { once: true });
      if (signal?.aborted) sleeper.wake();
    }),
};

process.on('message', instant => {
  now = Number(instant);
  setAt = performance.now();
  for (const sleeper of sleepers) if (sleeper.until <= now) sleeper.wake();
});

await startPaperboy({
  discord: { token, apiUrl, devGuildId: undefined },
  database: { kind: 'sqlite', file: databaseFile },
  starterFile,
  stemVectorsFile: join(dirname(starterFile), 'stem-vectors.bin'),
  clock,
  maintenanceWorkerFile,
  chartWorkerFile: join(import.meta.dirname, '../src/charts/chart-worker.js'),
  zoneVersion: process.versions['tz'] ?? '',
  log: openLog('info'),
  signal: new AbortController().signal,
  onFatal: error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
});
