import { createServer } from 'node:net';
import { once } from 'node:events';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCleanups } from '../../src/app/cleanups.ts';
import { openMonitoring } from '../../src/app/open-monitoring.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import type { ShardState } from '../../src/core/shard-state.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/core/time/duration.ts';
import { StartupError } from '../../src/process/startup-error.ts';
import { createFigureStore } from '../../src/store/figures.ts';
import { openTestDatabase } from '../support/database.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

const NOW = Date.parse('2026-11-21T09:00:00Z');

/** Health and metrics of a bot over a real database, whose state the test changes. */
async function openMonitored({ port = 0 } = {}) {
  const { stores, database, file } = await openTestDatabase();
  const clock = createManualClock(NOW);
  const log = createSilentLog();
  const cleanups = createCleanups(log);
  onTestFinished(() => cleanups.run());
  const state = {
    shards: [{ id: 0, downSince: undefined }] as readonly ShardState[],
    isTokenRefused: false,
    lastRuns: { slots: NOW, deliveries: NOW },
    damage: undefined as string | undefined,
  };
  const counters = await openMonitoring(
    {
      http: { host: '127.0.0.1', port },
      stores: { ...stores, figures: createFigureStore(database.db) },
      index: { size: 1, rev: 1 },
      shards: () => state.shards,
      isTokenRefused: () => state.isTokenRefused,
      lastRuns: () => state.lastRuns,
      databaseDamage: () => state.damage,
      newestBackupAt: () => NOW - 90 * SECOND_MS,
      clock,
      wireClock: clock,
      log,
    },
    cleanups,
  );
  const fields = log.events.find(({ event }) => event === 'monitoring_ready')?.fields;
  const url = `http://127.0.0.1:${String(fields?.['port'])}`;
  return {
    stores,
    file,
    clock,
    state,
    counters,
    close: () => cleanups.run(),
    get: (path: string, method = 'GET') => fetch(`${url}${path}`, { method }),
    async checks(): Promise<unknown> {
      const response = await fetch(`${url}/healthz`);
      const { problems } = Object(await response.json());
      return [response.status, problems.map(({ check }: { check: string }) => check)];
    },
    async problemTexts(): Promise<string> {
      return await (await fetch(`${url}/healthz`)).text();
    },
  };
}

/** Returns the lines of metrics without their comments. */
async function metricsOf(response: Response): Promise<string[]> {
  return (await response.text()).split('\n').filter(line => line !== '' && !line.startsWith('#'));
}

describe('/healthz', () => {
  it('answers 200 while all is well', async () => {
    const { get } = await openMonitored();
    const response = await get('/healthz');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({ status: 'ok', problems: [] });
  });

  it('answers 503 once Discord has not been connected for more than a minute', async () => {
    const { state, clock, checks, problemTexts } = await openMonitored();
    state.shards = [{ id: 0, downSince: NOW }];
    clock.advance(MINUTE_MS);
    state.lastRuns = { slots: clock.now(), deliveries: clock.now() };
    expect(await checks()).toEqual([200, []]);
    clock.advance(SECOND_MS);
    expect(await checks()).toEqual([503, ['gateway']]);
    expect(await problemTexts()).toContain('The connection to Discord has been down for 61 s.');
  });

  it('names the shard that has been down for longest, and counts the others', async () => {
    const { state, clock, problemTexts } = await openMonitored();
    clock.advance(2 * MINUTE_MS);
    const down = (id: number, seconds: number) => ({ id, downSince: clock.now() - seconds * SECOND_MS });
    state.shards = [down(4, 61), down(5, 59), { id: 6, downSince: undefined }];
    expect(await problemTexts()).toContain('The connection of shard 4 to Discord has been down for 61 s.');
    state.shards = [down(4, 61), down(5, 90), { id: 6, downSince: undefined }];
    expect(await problemTexts()).toContain(
      'The connection of shard 5 to Discord has been down for 90 s, and 1 more of 3 are down.',
    );
  });

  it('names each of several problems', async () => {
    const { state, clock, checks } = await openMonitored();
    state.isTokenRefused = true;
    state.damage = 'The file is damaged.';
    clock.advance(5 * MINUTE_MS + 1);
    state.lastRuns = { slots: NOW, deliveries: clock.now() };
    expect(await checks()).toEqual([503, ['token', 'jobs', 'database']]);
  });

  it('answers 503 while the disk is full, and 200 once there is room', async () => {
    const { stores, file, clock, checks, problemTexts } = await openMonitored();
    await stores.metadata.set('lastIngest', 'x');
    const bare = new BetterSqlite3(file);
    bare.exec(
      `CREATE TRIGGER full BEFORE INSERT ON facts BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
    );
    expect(await checks()).toEqual([503, ['database']]);
    expect(await problemTexts()).toContain('database or disk is full');
    bare.exec('DROP TRIGGER full');
    bare.close();
    clock.advance(10 * SECOND_MS);
    expect(await checks()).toEqual([200, []]);
  });
});

describe('/metrics', () => {
  it('has what was counted, and what is measured now', async () => {
    const { get, stores, counters, state } = await openMonitored();
    state.shards = [
      { id: 2, downSince: undefined },
      { id: 3, downSince: NOW },
    ];
    await stores.papers.insert(emptyPaper('One'));
    await stores.papers.insert(emptyPaper('Two'));
    await stores.metadata.set('lastIngest', String(NOW - 3 * SECOND_MS));
    counters.responded('background', 201);
    counters.responded('background', 200);
    counters.responded('callback', 429);
    counters.responded('answer', undefined);
    counters.dropped('too late');
    counters.attempted('sent', 20 * SECOND_MS);
    counters.attempted('skippedLate', 7 * 3_600 * SECOND_MS);
    const response = await get('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = await metricsOf(response);
    expect(lines).toEqual(
      expect.arrayContaining([
        'paperboy_discord_responses_total{status="2xx",route="background"} 2',
        'paperboy_discord_responses_total{status="429",route="callback"} 1',
        'paperboy_discord_responses_total{status="none",route="answer"} 1',
        'paperboy_interactions_dropped_total{why="too_late"} 1',
        'paperboy_delivery_attempts_total{result="sent"} 1',
        'paperboy_delivery_attempts_total{result="skipped_late"} 1',
        'paperboy_delivery_lateness_seconds_bucket{le="15"} 0',
        'paperboy_delivery_lateness_seconds_bucket{le="30"} 1',
        'paperboy_delivery_lateness_seconds_count 1',
        'paperboy_deliveries{state="pending"} 0',
        'paperboy_deliveries{state="unknown"} 0',
        'paperboy_schedules{state="active"} 0',
        'paperboy_gateway_up 0',
        'paperboy_shard_up{shard="2"} 1',
        'paperboy_shard_up{shard="3"} 0',
        'paperboy_corpus_papers 2',
        'paperboy_index_papers 1',
        'paperboy_index_changes_behind 1',
        'paperboy_corpus_age_seconds 3',
        'paperboy_backup_age_seconds 90',
      ]),
    );
    expect(lines.some(line => /^nodejs_eventloop_lag_p99_seconds \d/.test(line))).toBe(true);
  });
});

describe('the monitoring server', () => {
  it('answers GET and HEAD on two pages, and no more', async () => {
    const { get } = await openMonitored();
    expect((await get('/')).status).toBe(404);
    expect((await get('/metrics/more')).status).toBe(404);
    expect((await get('/healthz?probe=1')).status).toBe(200);
    expect((await get('/healthz', 'POST')).status).toBe(405);
    const head = await get('/healthz', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it('closes at once, although a monitor keeps its connection open', async () => {
    const { get, close } = await openMonitored();
    await (await get('/healthz')).text();
    await close();
    await expect(get('/healthz')).rejects.toThrow('fetch failed');
  });

  it('says to set HTTP_PORT if the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const { port } = Object(taken.address());
    await expect(openMonitored({ port })).rejects.toThrow(StartupError);
    await expect(openMonitored({ port })).rejects.toThrow(/EADDRINUSE.*HTTP_PORT/);
  });
});
