import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startClockedBot } from '../support/cli-process.ts';
import { openEmulator } from '../support/emulator.ts';
import { customIds, textOf } from '../support/rendered-message.ts';
import { runVerb } from '../support/run-verb.ts';
import { DEFAULT_DATABASE, starterFolder } from '../support/temp-folder.ts';
import { addMember } from '../support/users.ts';

const START = Date.parse('2026-11-20T12:00:00Z');

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

/** A bot with a clock, a member who calls its commands, and papers that come in between. */
async function openWalk() {
  let now = START;
  const emulator = await openEmulator({ now: () => now });
  const { world, userActions } = emulator;
  const folder = starterFolder();
  const bot = await startClockedBot(emulator, join(folder, DEFAULT_DATABASE), START);
  const reader = addMember(emulator);
  const slash = async (user: string, command: string, options: Record<string, string | number> = {}) => {
    const outcome = await userActions.slash(user, '#papers', command, options);
    expect(outcome.failed).toBeNull();
    return outcome;
  };
  return {
    world,
    userActions,
    bot,
    reader,
    slash,
    say: async (...given: Parameters<typeof slash>) => textOf(await (await slash(...given)).message()),
    /** Adds a paper by an ingest from another process, as an operator does. */
    async ingest(title: string, abstract = 'We ride.'): Promise<void> {
      const file = join(folder, 'papers.jsonl');
      const record = { id: title, title, abstract, authors: ['Ada Rider'], publishedAt: '2026-11-20' };
      writeFileSync(file, `${JSON.stringify(record)}\n`);
      expect((await runVerb(['ingest', file], folder)).code).toBe(0);
    },
    /** Moves the clock by some ticks; a request between them goes through bot and emulator, so that a tick has begun. */
    async tick(): Promise<void> {
      for (let ticks = 0; ticks < 3; ticks += 1) {
        now += 15_000;
        bot.setClock(now);
        await slash('Ada', 'status');
      }
    },
    moveTo(instant: number): void {
      now = instant;
      bot.setClock(now);
    },
    /** The bot's direct messages to a user, oldest first. */
    directMessages: (userId: string) =>
      world.messages
        .history(world.openDm(userId).id, { limit: 100 })
        .filter(message => message.author.id === world.bot.id)
        .toReversed()
        .map(message => textOf(message)),
  };
}

it('a watch tells about a new paper once, is paused, and resumes after closed direct messages', async () => {
  const { world, userActions, bot, reader, slash, say, ingest, tick, directMessages } = await openWalk();
  const all = () => directMessages(reader);
  const told = async (titles: readonly string[]) => {
    await expect
      .poll(async () => {
        await tick();
        return all().length;
      }, PATIENT)
      .toBe(titles.length);
    for (const [at, title] of titles.entries()) expect(all()[at]).toContain(title);
  };

  expect(await say(reader, 'watch add', { words: '"night trams" OR ferries' })).toContain('at once by DM');
  expect(await say(reader, 'watch add', { author: 'Rider' })).toContain('papers by Rider');
  expect(await say('Ada', 'watch list')).toContain('No watches yet');

  await ingest('On night trams');
  await told(['On night trams']);
  expect(directMessages(reader)[0]).toContain('"night trams" OR ferries and papers by Rider');
  await ingest('On night trams', 'We ride again, as a new version says.');
  await tick();
  await told(['On night trams']);

  await slash(reader, 'watch remove', { watch: '2' });
  const paused = await (await slash(reader, 'watch pause', { watch: '1' })).message();
  await ingest('Ferries at dawn');
  await tick();
  await told(['On night trams']);
  const resumed = await userActions.press(reader, paused.id, customIds(paused)[0] ?? '');
  expect(textOf(await resumed.message())).toContain('Resumed');
  await ingest('Ferries at noon');
  await told(['On night trams', 'Ferries at noon']);

  world.closedDms.add(reader);
  await ingest('Ferries at dusk');
  await expect
    .poll(async () => {
      await tick();
      return say(reader, 'watch list');
    }, PATIENT)
    .toContain('you accept no direct messages from Paperboy');
  world.closedDms.delete(reader);
  const list = await (await slash(reader, 'watch list')).message();
  await userActions.press(reader, list.id, customIds(list)[0] ?? '');
  expect(await say(reader, 'watch list')).not.toContain('paused');
  await ingest('Ferries at midnight');
  await told(['On night trams', 'Ferries at noon', 'Ferries at midnight']);
  await bot.stop();
});

it('a search is watched by its button, and the papers of the day come at local time', async () => {
  const { userActions, bot, reader, slash, say, ingest, moveTo, tick, directMessages } = await openWalk();
  const found = await (await slash(reader, 'search', { query: 'diffusion' })).message();
  const watchId = customIds(found).find(id => id.startsWith('v1|watch-search|')) ?? '';
  const watched = await userActions.press(reader, found.id, watchId);
  expect(textOf(await watched.message())).toContain('Watching this search');
  expect(await say(reader, 'watch preview', { watch: '1' })).toContain('Preview of “diffusion”');

  await ingest('On night trams');
  await ingest('Ferries at dawn');
  const searchEither = async () => {
    // The index looks for new papers every few seconds of the clock.
    await tick();
    return await (await slash(reader, 'search', { query: '"night trams" OR ferries dawn' })).message();
  };
  await expect.poll(async () => textOf(await searchEither()), PATIENT).toContain('2 papers');
  const either = await searchEither();
  for (const title of ['On night trams', 'Ferries at dawn']) expect(textOf(either)).toContain(title);
  const eitherId = customIds(either).find(id => id.startsWith('v1|watch-search|')) ?? '';
  await userActions.press(reader, either.id, eitherId);
  const preview = await say(reader, 'watch preview', { watch: '2' });
  for (const part of ['"night trams" OR ferries dawn', 'On night trams', 'Ferries at dawn'])
    expect(preview).toContain(part);

  const subscribed = await (
    await slash(reader, 'subscribe trending', { days: 'every day', time: '8' })
  ).message();
  expect(textOf(subscribed)).toContain('every day at 08:00 (UTC)');
  const form = await userActions.press(reader, subscribed.id, 'v1|timezone');
  const set = await userActions.submitModal(form, { timezone: 'tokyo' });
  expect(textOf(await set.message())).toContain('Time zone of your digests: Asia/Tokyo');
  expect(await say(reader, 'subscribe list')).toContain('every day at 08:00 (Asia/Tokyo)');

  moveTo(Date.parse('2026-11-20T22:50:00Z'));
  await tick();
  expect(directMessages(reader)).toEqual([]);
  moveTo(Date.parse('2026-11-20T23:06:00Z'));
  await expect
    .poll(async () => {
      await tick();
      return directMessages(reader).length;
    }, PATIENT)
    .toBe(1);
  expect(await say(reader, 'subscribe stop', { what: 'trending' })).toContain('Stopped');
  await bot.stop();
});
