import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/time/duration.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import type { User } from '../../src/discord-emulator/state/guild.ts';
import { customIds, textOf } from '../support/rendered-message.ts';
import { startBot, startClockedBot, type Program } from '../support/cli-process.ts';
import { savedTitles } from '../support/saved-titles.ts';
import { openEmulator, startCheckedEmulator } from '../support/emulator.ts';
import {
  copyStarterDatabase,
  DEFAULT_DATABASE,
  makeTempFolder,
  starterDatabase,
  starterFolder,
} from '../support/temp-folder.ts';
import { addAdmin } from '../support/users.ts';

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

/** Returns the bot's posts in a channel, by default #papers, oldest first. */
function posts({ world }: Emulator, channelId = world.seed.channels.papers.id) {
  const history = world.messages.history(channelId, { limit: 100 });
  return history.filter(message => message.author.id === world.bot.id).toReversed();
}

async function say(
  emulator: Emulator,
  user: string,
  command: string,
  options: Record<string, string | number> = {},
) {
  const outcome = await emulator.userActions.slash(user, '#papers', command, options);
  expect(outcome.failed).toBeNull();
  return textOf(await outcome.message());
}

/** Returns the titles of a digest in order, from its links. */
function titlesOf(message: { readonly components?: unknown }): string[] {
  return [...textOf(message).matchAll(/\[([^\]]+)\]\(https:\/\/arxiv\.org\/abs\//g)].map(
    match => match[1] ?? '',
  );
}

describe('posts and saves of a running bot', () => {
  it('posts on request, saves by reaction, and keeps both over a kill', async () => {
    const emulator = await openEmulator();
    const folder = starterFolder();
    const saved = (user: User) => savedTitles(join(folder, 'data/paperboy.sqlite'), user.id);
    const { ben, cleo } = emulator.world.seed.users;
    let bot = await startBot(emulator, folder);

    const created = await say(emulator, 'Ada', 'schedule create', { channel: '#papers', count: 3 });
    expect(created).toMatch(/UTC/);
    expect(created).toMatch(/archive/);
    expect(await say(emulator, 'Ada', 'schedule list')).toContain('09:00');
    expect(await say(emulator, 'Ada', 'schedule run', { schedule: '1' })).toContain(
      'https://discord.com/channels/',
    );

    const [digest] = posts(emulator);
    if (!digest) throw new Error('no digest was posted');
    const titles = titlesOf(digest);
    expect(titles).toHaveLength(3);
    expect(digest).toMatchObject({ mention_everyone: false, mentions: [], mention_roles: [] });

    emulator.userActions.react('Ben', digest.id, '2️⃣');
    await expect.poll(() => saved(ben), PATIENT).toEqual([titles[1]]);
    emulator.userActions.react('Ben', digest.id, '🔖');
    await expect.poll(() => saved(ben), PATIENT).toContain(titles[0]);
    expect(await say(emulator, 'Ben', 'library list')).toContain(titles[0]);

    await bot.stop('SIGKILL');
    bot = await startBot(emulator, folder);

    emulator.userActions.unreact('Ben', digest.id, '🔖');
    await expect.poll(() => saved(ben), PATIENT).toEqual([titles[1]]);
    emulator.userActions.unreact('Ben', digest.id, '2️⃣');
    await expect.poll(() => saved(ben), PATIENT).toEqual([]);

    const button = customIds(digest).find(id => id.startsWith('v1|save|')) ?? '';
    const pressed = await (await emulator.userActions.press('Cleo', digest.id, button)).message();
    expect(textOf(pressed)).toContain(titles[0]);
    expect(pressed.id).not.toBe(digest.id);
    expect(await saved(cleo)).toEqual([titles[0]]);
    expect(await saved(ben)).toEqual([]);

    await say(emulator, 'Ada', 'schedule run', { schedule: '1' });
    const second = posts(emulator)[1];
    expect(second && titlesOf(second).filter(title => titles.includes(title))).toEqual([]);

    await say(emulator, 'Ada', 'schedule delete', { schedule: '1' });
    expect(await say(emulator, 'Ada', 'schedule list')).toContain('No schedules yet');
    await bot.stop();
  });

  it('posts nothing twice in a channel whose history it may not read', async () => {
    const start = Date.parse('2026-11-20T12:00:00Z');
    let now = start;
    const emulator = await openEmulator({ now: () => now });
    const { seed, bot: user } = emulator.world;
    const bot = await startClockedBot(emulator, starterDatabase(), start);
    await say(emulator, 'Ada', 'schedule create', { channel: '#papers' });
    const deny = PermissionFlagsBits.ReadMessageHistory;
    emulator.world.setOverwrite(seed.channels.papers.id, { id: user.id, type: OverwriteType.Member, deny });
    emulator.faults.failAfterStoring({ method: 'POST', path: /^\/channels\/\d+\/messages$/ });
    await say(emulator, 'Ada', 'schedule run', { schedule: '1' });
    await expect.poll(() => bot.stderr(), PATIENT).toContain('"event":"delivery_postponed"');
    // Discord forgets a nonce after some minutes.
    now += 600_000;
    bot.setClock(now);
    await expect.poll(() => bot.stderr(), PATIENT).toContain('"event":"delivery_unknown"');
    expect(posts(emulator)).toHaveLength(1);
    await bot.stop('SIGKILL');
  });
});

describe('a running bot with a clock', () => {
  const folder = makeTempFolder();
  const file = join(folder, DEFAULT_DATABASE);
  let now = Date.parse('2026-11-20T12:00:00Z');
  let emulator: Emulator;
  let bot: Program & { setClock(instant: number): void };

  beforeAll(async () => {
    emulator = await startCheckedEmulator({ now: () => now });
    copyStarterDatabase(folder);
    bot = await startClockedBot(emulator, file, now);
  });
  afterAll(async () => {
    await bot.stop();
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const moveTo = (instant: number) => {
    now = instant;
    bot.setClock(instant);
  };

  /** Returns what the bot logged about a channel. */
  const logOf = (channelId: string) => {
    const lines = bot.stderr().split('\n');
    return lines.filter(line => line.includes(`"channel":"${channelId}"`)).join('\n');
  };

  it('/schedule create requires Manage Server, and a channel that the bot can post in', async () => {
    await expect(emulator.userActions.slash('Ben', '#papers', 'schedule list', {})).rejects.toThrow(
      /schedule/,
    );
    expect(await say(emulator, 'Ada', 'schedule create', { channel: '#quiet' })).toMatch(
      /lacks Send Messages/,
    );
    expect(await say(emulator, 'Ada', 'schedule list')).toContain('No schedules yet');
  });

  it.each([
    [{ time: '25:00' }, /“25:00” is not a time of day/],
    [{ timezone: 'Mars' }, /“Mars” is not a time zone/],
    [{ days: 'someday' }, /“someday” is not a list of days/],
    [{ category: '???' }, /is not an arXiv category/],
  ])('/schedule create explains what is wrong with %j', async (options, words) => {
    const said = await say(emulator, addAdmin(emulator), 'schedule create', {
      channel: '#papers',
      ...options,
    });
    expect(said).toMatch(words);
  });

  it('posts once if Discord stores a message and then returns an error', async () => {
    const { id } = emulator.world.addChannel(emulator.world.seed.guild.id, { name: 'stored' });
    const admin = addAdmin(emulator);
    await say(emulator, admin, 'schedule create', { channel: '#stored' });
    emulator.faults.failAfterStoring({ method: 'POST', path: /^\/channels\/\d+\/messages$/ });
    expect(await say(emulator, admin, 'schedule run', { schedule: '1' })).toMatch(/on its way/);
    await expect.poll(() => logOf(id), PATIENT).toContain('"event":"delivery_postponed"');
    moveTo(now + 60_000);
    await expect.poll(() => logOf(id), PATIENT).toContain('"event":"delivery_sent"');
    expect(posts(emulator, id)).toHaveLength(1);
    emulator.userActions.react('Ben', posts(emulator, id)[0]?.id ?? '', '1️⃣');
    const { ben } = emulator.world.seed.users;
    await expect
      .poll(() => savedTitles(file, ben.id), PATIENT)
      .toEqual([titlesOf(posts(emulator, id)[0] ?? {})[0]]);
    await say(emulator, admin, 'schedule delete', { schedule: '1' });
  });

  it('posts every day at the scheduled time in the time zone of the schedule', async () => {
    await say(emulator, addAdmin(emulator), 'schedule create', {
      channel: '#papers',
      time: '18:30',
      timezone: 'Asia/Tokyo',
      days: 'every day',
      count: 2,
    });
    // A request that is under way when the clock moves by a day would count as one that hangs.
    const { papers } = emulator.world.seed.channels;
    const sentLater = () => {
      // Time goes on: what became due during a run is done 15 seconds later.
      moveTo(now + 15_000);
      return logOf(papers.id).split('"event":"delivery_sent"').length - 1;
    };
    const untilSent = async (count: number) => {
      await expect.poll(sentLater, PATIENT).toBe(count);
    };
    moveTo(Date.parse('2026-11-21T09:29:00Z'));
    expect(posts(emulator)).toHaveLength(0);
    moveTo(Date.parse('2026-11-21T09:36:00Z'));
    await untilSent(1);
    moveTo(now + DAY_MS);
    await untilSent(2);
    expect(posts(emulator)).toHaveLength(2);
    const titles = posts(emulator).flatMap(titlesOf);
    expect(new Set(titles).size).toBe(4);
  });
});
