import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/core/time/duration.ts';
import { runCli, startBot, startClockedBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { savedTitles } from '../support/saved-titles.ts';
import { DEFAULT_DATABASE, starterDatabase, starterFolder } from '../support/temp-folder.ts';

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

describe('a schedule in a forum', () => {
  it('makes a post for each paper, to which the reaction that saves is added', async () => {
    const emulator = await openEmulator();
    const folder = starterFolder();
    const bot = await startBot(emulator, folder);
    const { userActions, world } = emulator;
    const refused = await userActions.slash('Ada', '#papers', 'schedule create', { channel: '#paper-forum' });
    expect(JSON.stringify(refused.first)).toContain('is a forum');
    const created = await userActions.slash('Ada', '#papers', 'schedule create', {
      channel: '#paper-forum',
      format: 'forum',
      what: 'archive',
      count: 2,
    });
    expect(created.failed).toBeNull();
    await userActions.slash('Ada', '#papers', 'schedule run', { schedule: '1' });
    const posts = () => world.threads.listActive(world.seed.guild.id);
    await expect.poll(posts, PATIENT).toHaveLength(2);
    const [post] = posts();
    const starter = () => world.messages.get(post?.id ?? '', post?.id ?? '');
    await expect.poll(() => starter().reactions.map(({ emoji }) => emoji.name), PATIENT).toEqual(['🔖']);
    userActions.react('Ben', post?.id ?? '', '🔖');
    await expect
      .poll(() => savedTitles(join(folder, DEFAULT_DATABASE), world.seed.users.ben.id), PATIENT)
      .toEqual([post?.name]);
    await bot.stop('SIGKILL');
  });
});

describe('a backup that is restored', () => {
  const START = Date.parse('2026-11-20T12:00:00Z');

  it('from before a digest does not post that again', async () => {
    let now = START;
    const emulator = await openEmulator({ now: () => now });
    const { world } = emulator;
    const file = starterDatabase();
    let bot = await startClockedBot(emulator, file, START);
    const moveTo = (instant: number) => {
      now = instant;
      bot.setClock(instant);
    };
    const created = await emulator.userActions.slash('Ada', '#papers', 'schedule create', {
      channel: '#papers',
      days: 'every day',
    });
    expect(created.failed).toBeNull();
    const backup = `${file}.copy`;
    expect((await runCli(['backup', backup], starterFolder(), { DATABASE_URL: `file:${file}` })).code).toBe(
      0,
    );
    const posts = () => {
      const history = world.messages.history(world.seed.channels.papers.id, { limit: 20 });
      return history.filter(message => message.author.id === world.bot.id);
    };
    moveTo(START + DAY_MS);
    await expect.poll(posts, PATIENT).toHaveLength(1);
    await bot.stop('SIGKILL');

    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    copyFileSync(backup, file);
    now = START + DAY_MS + HOUR_MS;
    bot = await startClockedBot(emulator, file, now);
    await expect.poll(() => bot.stderr(), PATIENT).toContain('"event":"delivery_sent"');
    expect(bot.stderr()).toContain('"event":"backup_restored"');
    expect(posts()).toHaveLength(1);
    await bot.stop('SIGKILL');
  });
});
