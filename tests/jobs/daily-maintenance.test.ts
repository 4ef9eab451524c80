import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/duration.ts';
import { startDailyMaintenance } from '../../src/jobs/daily-maintenance.ts';
import { runMaintenanceTask } from '../../src/store/database/sqlite/maintenance-task.ts';
import { createMaintenance, type RunTask } from '../../src/store/database/sqlite/maintenance.ts';
import { openTestDatabase } from '../support/database.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

const START = '2026-11-20T09:00:00Z';

/** Waits until what was started has gone to sleep. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await new Promise(resolve => setImmediate(resolve));
}

/** The daily maintenance of a real database, with tasks that are done in this process. */
async function startMaintained(run: RunTask = runMaintenanceTask) {
  const { file, stores, database } = await openTestDatabase();
  await stores.papers.insert(emptyPaper('A paper worth keeping'));
  const clock = createManualClock(START);
  const log = createSilentLog();
  let tasks: Promise<unknown> = Promise.resolve();
  const maintenance = createMaintenance(file, (task, signal) => {
    const done = run(task, signal);
    tasks = done.catch(() => undefined);
    return done;
  });
  const daily = startDailyMaintenance({ maintenance, clock, log });
  onTestFinished(() => daily.stop());
  const folder = join(dirname(file), 'backups');
  return {
    file,
    database,
    daily,
    log,
    folder,
    names: () => (existsSync(folder) ? readdirSync(folder).toSorted() : []),
    /** Moves the clock, and waits for what follows. */
    async advance(ms: number) {
      await settled();
      const before = log.events.length;
      clock.advance(ms);
      for (let turns = 0; turns < 50 && log.events.length === before; turns += 1) {
        await tasks;
        await new Promise(resolve => setImmediate(resolve));
      }
    },
    events: () => log.events.map(({ event }) => event),
  };
}

describe('the daily backup', () => {
  it('is written an hour after the first start, then at a quiet hour of each day, and seven are kept', async () => {
    const { advance, names, folder } = await startMaintained();
    await advance(HOUR_MS - 1);
    expect(names()).toEqual([]);
    await advance(1);
    expect(names()).toEqual(['test.sqlite.2026-11-20.backup']);
    expect(statSync(join(folder, names()[0] ?? '')).mode & 0o777).toBe(0o600);
    // 02:40 of the next day.
    await advance(16 * HOUR_MS + 39 * 60_000);
    expect(names()).toHaveLength(1);
    await advance(60_000);
    expect(names()).toHaveLength(2);
    for (let day = 0; day < 7; day += 1) await advance(DAY_MS);
    expect(names()).toEqual(
      ['22', '23', '24', '25', '26', '27', '28'].map(day => `test.sqlite.2026-11-${day}.backup`),
    );
    const { stores } = await openTestDatabase(join(folder, 'test.sqlite.2026-11-28.backup'));
    expect(await stores.papers.count()).toBe(1);
  });

  it('leaves the older ones where a new one cannot be written, says so, and tries again after an hour', async () => {
    let isFull = false;
    const { advance, names, events } = await startMaintained(async task => {
      if (isFull && task.kind === 'backUp') throw new Error('database or disk is full');
      return runMaintenanceTask(task);
    });
    await advance(HOUR_MS);
    isFull = true;
    await advance(DAY_MS);
    expect(events()).toEqual(['database_backed_up', 'database_maintenance_failed']);
    expect(names()).toHaveLength(1);
    isFull = false;
    await advance(HOUR_MS - 1);
    expect(names()).toHaveLength(1);
    await advance(1);
    expect(names()).toHaveLength(2);
  });

  it('is kept beside backups of days that a clock that was ahead has given them', async () => {
    const { advance, names, folder } = await startMaintained();
    mkdirSync(folder);
    const ahead = ['21', '22', '23', '24', '25', '26', '27'].map(day => `test.sqlite.2026-12-${day}.backup`);
    for (const name of ahead) writeFileSync(join(folder, name), 'a backup');
    await advance(HOUR_MS);
    expect(names()).toEqual(['test.sqlite.2026-11-20.backup', ...ahead]);
    for (let day = 0; day < 8; day += 1) await advance(DAY_MS);
    expect(names()).toEqual([
      ...['22', '23', '24', '25', '26', '27', '28'].map(day => `test.sqlite.2026-11-${day}.backup`),
      ...ahead,
    ]);
  });

  it('removes the partial copy of a process that was killed', async () => {
    const { advance, names, folder } = await startMaintained();
    mkdirSync(folder);
    writeFileSync(join(folder, 'test.sqlite.2026-11-19.backup.1a2b3c4d.part'), 'half');
    await advance(HOUR_MS);
    expect(names()).toEqual(['test.sqlite.2026-11-20.backup']);
  });
});

/** Damages an index, as a lost write does: one entry is gone. */
function damageIndex(file: string): void {
  const bare = new BetterSqlite3(file);
  bare.unsafeMode(true);
  bare.pragma('writable_schema = ON');
  const sql = "SELECT sql FROM sqlite_schema WHERE name = 'papers_by_title'";
  const original = bare.prepare(sql).pluck().get();
  bare
    .prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 'papers_by_title'")
    .run(`${String(original)} WHERE title_key = 'nothing'`);
  bare.close();
  const partial = new BetterSqlite3(file);
  partial.exec('REINDEX papers_by_title');
  partial.unsafeMode(true);
  partial.pragma('writable_schema = ON');
  partial.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 'papers_by_title'").run(original);
  partial.close();
}

describe('the daily check', () => {
  it('rebuilds a damaged index', async () => {
    const { file, database, advance, events, daily, log } = await startMaintained();
    await database.close();
    damageIndex(file);
    await advance(HOUR_MS);
    await advance(0);
    expect(events()).toEqual(['database_indexes_damaged', 'database_indexes_rebuilt', 'database_backed_up']);
    expect(log.events[0]?.fields).toMatchObject({ indexes: ['papers_by_title'] });
    expect(daily.damage()).toBeUndefined();
  });

  it('reports a damaged table, and backs up nothing', async () => {
    const { file, database, advance, events, daily, names } = await startMaintained();
    await database.close();
    const bare = new BetterSqlite3(file, { readonly: true });
    const root = Number(
      bare.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'papers'").pluck().get(),
    );
    bare.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, (root - 1) * 4096, root * 4096);
    writeFileSync(file, bytes);
    await advance(HOUR_MS);
    expect(events()).toEqual(['database_damaged']);
    expect(daily.damage()).toMatch(/damaged .*restore the newest backup/s);
    expect(names()).toEqual([]);
  });
});
