import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPaperboy } from '../../../../src/app/start.ts';
import { SCHEDULE_DEFAULTS } from '../../../../src/core/schedule/schedule.ts';
import { MINUTE_MS } from '../../../../src/core/time/duration.ts';
import { processClock } from '../../../../src/process/clock.ts';
import { STEM_VECTORS_FILE } from '../../../support/paper-index.ts';
import { hasPostgres, openTestPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';
import { openShards } from '../../../support/shards.ts';
import { createSilentLog } from '../../../support/silent-log.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const STARTER_PAPERS = 40;

/** Returns how many posts each of these channels is to have. */
const once = (channels: readonly string[]) => channels.map(() => 1);

/** Four shards, a database, and bots that the test starts and stops. */
async function openBots() {
  const discord = await openShards();
  const { url, stores } = await openTestPostgres();
  // With another version, the slots that are due now would move to the time of their schedule.
  await stores.metadata.set('zoneVersion', 'test');
  // A part of the starter corpus, which takes a second to import.
  const starterFile = join(tempFolder(), 'starter.jsonl');
  const starterLines = readFileSync('data/starter-papers.jsonl', 'utf8').split('\n').slice(0, STARTER_PAPERS);
  writeFileSync(starterFile, starterLines.join('\n'));

  /** Starts a bot on a host whose clock is so many ms ahead. */
  async function start(ids: readonly number[], aheadMs = 0) {
    const log = createSilentLog();
    const fatal: Error[] = [];
    const bot = await startPaperboy({
      discord: {
        token: discord.emulator.token,
        apiUrl: discord.emulator.apiUrl,
        devGuildId: undefined,
        shards: { count: 4, ids },
      },
      database: { kind: 'postgres', url, folder: tempFolder() },
      starterFile,
      stemVectorsFile: STEM_VECTORS_FILE,
      chartWorkerFile: 'dist/src/charts/chart-worker.js',
      zoneVersion: 'test',
      clock: { ...processClock, now: () => Date.now() + aheadMs },
      log,
      signal: new AbortController().signal,
      onFatal: error => fatal.push(error),
    });
    if (!bot) throw new Error('the bot was stopped while it started');
    onTestFinished(() => bot.stop());
    return { ...bot, log, fatal };
  }

  /** Adds a schedule that is due now in each of some new channels of every server. */
  async function addSchedules(perServer: number): Promise<string[]> {
    const at = Date.now();
    const next = { date: new Date(at).toISOString().slice(0, 10), dueAt: at };
    const channels: string[] = [];
    for (const guildId of discord.guilds) {
      for (let each = 0; each < perServer; each += 1) {
        const { id: channelId } = discord.emulator.world.addChannel(guildId, { name: 'daily' });
        const where = { guildId, channelId, timezone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] as const };
        const spec = { ...SCHEDULE_DEFAULTS, ...where, what: 'archive' as const, count: 1 };
        await stores.schedules.create(spec, { by: discord.user, at, next });
        channels.push(channelId);
      }
    }
    return channels;
  }

  const posts = (channels: readonly string[]): number[] =>
    channels.map(id => discord.emulator.world.messages.history(id, { limit: 10 }).length);
  return { ...discord, stores, start, addSchedules, posts };
}

describe.skipIf(!hasPostgres)(`several processes over one database${POSTGRES_SKIP}`, () => {
  it('post each digest once, also those of a process that is not there or is stopped, and with wrong clocks', async () => {
    const { emulator, stores, start, addSchedules, posts } = await openBots();
    const first = await addSchedules(3);
    // No process serves the shards 0 and 1. Both fill the empty database.
    const [two, three] = await Promise.all([start([2]), start([3], 10 * MINUTE_MS)]);
    expect(await stores.papers.count()).toBe(STARTER_PAPERS);
    await expect.poll(() => posts(first), { timeout: 45_000 }).toEqual(once(first));

    const one = await start([0, 1], -10 * MINUTE_MS);
    const second = await addSchedules(3);
    await Promise.all([one.catchUp(), two.stop(), three.catchUp()]);
    const restarted = await start([2]);
    const finish = async () => {
      await Promise.all([one, three, restarted].map(bot => bot.catchUp()));
      return posts(second);
    };
    await expect.poll(finish, { timeout: 45_000 }).toEqual(once(second));
    expect(posts(first)).toEqual(once(first));
    expect(emulator.faults.requests.filter(({ status }) => status === 429)).toEqual([]);

    const bots = [one, three, restarted];
    await Promise.all(bots.map(bot => bot.stop()));
    expect(await stores.processes.all()).toEqual([]);
    for (const { log, fatal } of [...bots, two]) {
      const warnings = log.events.filter(({ level }) => level === 'error' || level === 'warn');
      // The first post of all, in an empty channel of a server that nobody serves, waits for another one.
      expect(warnings.filter(({ event }) => event !== 'delivery_postponed')).toEqual([]);
      expect(fatal).toEqual([]);
    }
  });
});
