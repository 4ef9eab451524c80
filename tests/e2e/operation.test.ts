import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../src/core/time/duration.ts';
import { startBot, startClockedBot, startProgram } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { savedTitles } from '../support/saved-titles.ts';
import { starterDatabase, starterFolder } from '../support/temp-folder.ts';
import { addAdmin } from '../support/users.ts';

/** A busy machine takes its time. */
const PATIENT = { timeout: 30_000 };

describe('the operator of a running bot', () => {
  it('gets its health and metrics over HTTP, and can hold the write lock for seconds: lookups are answered, saves come later', async () => {
    const emulator = await openEmulator();
    const folder = starterFolder();
    const bot = await startBot(emulator, folder, { HTTP_PORT: '0' });
    const port = /"port":(\d+)/.exec(bot.stderr())?.[1];
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', problems: [] }]);
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toMatch(/^paperboy_gateway_up 1$/m);
    expect(metrics).toMatch(/^paperboy_corpus_papers 394$/m);
    expect(metrics).toMatch(/^paperboy_discord_responses_total\{status="2xx",route="background"\} [1-9]/m);

    const file = join(folder, 'data', 'paperboy.sqlite');
    const { ben } = emulator.world.seed.users;
    await emulator.userActions.slash('Ada', '#papers', 'schedule create', { channel: '#papers', count: 1 });
    await emulator.userActions.slash('Ada', '#papers', 'schedule run', { schedule: '1' });
    const [post] = emulator.world.messages.history(emulator.world.seed.channels.papers.id, { limit: 1 });

    const other = new BetterSqlite3(file);
    other.exec('BEGIN IMMEDIATE');
    const lockedAt = performance.now();
    emulator.userActions.react('Ben', post?.id ?? '', '🔖');
    const outcome = await emulator.userActions.slash('Cleo', '#papers', 'paper', { paper: '2312.00752' });
    expect(outcome.failed).toBeNull();
    await sleep(3_000 - (performance.now() - lockedAt));
    expect(await savedTitles(file, ben.id)).toEqual([]);
    other.exec('COMMIT');
    other.close();
    await expect.poll(() => savedTitles(file, ben.id), PATIENT).toHaveLength(1);
    expect((await bot.stop()).code).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('finds a checked backup of each day beside the database, and no search kept for paging from the day before', async () => {
    const start = Date.parse('2026-11-20T12:00:00Z');
    let now = start;
    const emulator = await openEmulator({ now: () => now });
    const file = starterDatabase();
    const bot = await startClockedBot(emulator, file, start, { isMaintained: true });
    const backups = () => {
      const folder = join(file, '..', 'backups');
      return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.backup')) : [];
    };
    const search = await emulator.userActions.slash('Ada', '#papers', 'search', { query: 'neural networks' });
    await search.message();
    await expect.poll(() => keptSearches(file)).toBe(1);
    now = start + DAY_MS + MINUTE_MS;
    bot.setClock(now);
    // No user searches again.
    await expect.poll(() => keptSearches(file), PATIENT).toBe(0);
    await expect.poll(backups, PATIENT).toEqual(['paperboy.sqlite.2026-11-21.backup']);
    await expect.poll(() => bot.stderr(), PATIENT).toContain('"event":"database_backed_up"');
    await bot.stop('SIGKILL');
  });

  it('must say so to begin with an empty database where there is a backup of another one', async () => {
    const emulator = await openEmulator();
    const folder = starterFolder();
    mkdirSync(join(folder, 'data', 'backups'));
    const backup = join('data', 'backups', 'paperboy.sqlite.2026-11-20.backup');
    renameSync(join(folder, 'data', 'paperboy.sqlite'), join(folder, backup));
    const env = { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl };
    const { code, stderr } = await startProgram('main.js', { cwd: folder, env }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(backup);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'data', 'paperboy.sqlite'))).toBe(false);
    const bot = startProgram('main.js', { cwd: folder, env, args: ['--new'] });
    await expect.poll(() => bot.stderr(), PATIENT).toContain('"event":"ready"');
    await bot.stop();
  });

  it('sees it end within ten seconds of SIGTERM, although one post hangs, the response to another never ends, and Discord limits the rate for a minute', async () => {
    const emulator = await openEmulator();
    const { world, faults, userActions } = emulator;
    const bot = await startBot(emulator, starterFolder());
    const limit = { kind: 'rateLimit', scope: 'user', retryAfter: 60 } as const;
    for (const [at, fault] of [{ kind: 'hang' } as const, { kind: 'stall' } as const, limit].entries()) {
      const channel = world.addChannel(world.seed.guild.id, { name: `papers-${at}` });
      const post = { method: 'POST', path: `/channels/${channel.id}/messages` };
      faults.injectFault(post, fault, { when: fault.kind === 'hang' ? 'before' : 'after', times: 100 });
      const admin = addAdmin(emulator);
      await userActions.slash(admin, '#papers', 'schedule create', { channel: `#${channel.name}` });
      void userActions.slash(admin, '#papers', 'schedule run', { schedule: String(at + 1) });
      await expect.poll(() => faults.find(post), PATIENT).not.toHaveLength(0);
    }
    const stoppedAt = performance.now();
    expect((await bot.stop()).code).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(10_000);
  });
});

/** Returns how many searches are stored so that their further pages can be shown. */
function keptSearches(file: string): unknown {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    return database.prepare('SELECT count(*) FROM result_lists').pluck().get();
  } finally {
    database.close();
  }
}
