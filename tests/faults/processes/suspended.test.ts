import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import type { Fault, RecordedRequest } from '../../../src/discord-emulator/faults.ts';
import { startBot, startClockedBot, startProgram } from '../../support/cli-process.ts';
import { openEmulator } from '../../support/emulator.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';
import { starterFolder, tempFolder } from '../../support/temp-folder.ts';

const START = Date.parse('2026-11-21T00:00:00Z');

/** A busy machine takes its time. */
const PATIENT = { timeout: 30_000, interval: 50 };

/** What becomes of the request during which the process is suspended: it is answered, its connection ends, or no answer comes. */
const ANSWERS: readonly (Fault | undefined)[] = [
  undefined,
  { kind: 'drop' },
  { kind: 'response', status: 502 },
];

it(
  'a process that is suspended while it posts, and continued an hour later, posts each slot once',
  { timeout: 600_000 },
  async () => {
    const runs = repetitions(3, 60);
    let now = START;
    const emulator = await openEmulator({ rateLimits: 'off', now: () => now });
    const channelId = emulator.world.seed.channels.papers.id;
    const file = join(tempFolder(), 'suspended.sqlite');
    const { stores, addPapers, schedule } = await openScheduleFixture(START, undefined, file);
    await addPapers(...Array.from({ length: runs }, (_, at) => `Paper ${at}`));
    const daily = await schedule({ channelId, guildId: emulator.world.seed.guild.id, count: 1 });
    const bot = await startClockedBot(emulator, file, now);
    const goOn = () => bot.setClock((now += 5 * SECOND_MS));
    const posts = () =>
      emulator.world.messages.all().filter(message => message.channel_id === channelId).length;

    for (let run = 0; run < runs; run += 1) {
      let isSuspended = false;
      const suspend = ({ method, path }: RecordedRequest) => {
        if (isSuspended || method !== 'POST' || !path.endsWith('/messages')) return undefined;
        isSuspended = bot.process.kill('SIGSTOP');
        return ANSWERS[run % ANSWERS.length];
      };
      // Half of them before Discord stores the message, and half after that.
      const remove = run % 2 === 0 ? emulator.faults.before(suspend) : emulator.faults.after(suspend);
      now = daily.next.dueAt + run * DAY_MS;
      const isStopped = () => {
        if (!isSuspended) goOn();
        return isSuspended;
      };
      await expect.poll(isStopped, PATIENT).toBe(true);
      remove();
      now += HOUR_MS;
      bot.process.kill('SIGCONT');
      const stateLater = async () => {
        goOn();
        return (await stores.deliveries.get(run + 1))?.state;
      };
      await expect.poll(stateLater, PATIENT).toBe('sent');
      expect(posts()).toBe(run + 1);
    }
    await bot.stop('SIGKILL');
    printCounts(17, { suspensions: runs, messages: posts(), twice: 0, lost: 0 });
  },
);

it(
  'a second process on the database of a suspended one ends, and names it',
  { timeout: 600_000 },
  async () => {
    const runs = repetitions(1, 20);
    const emulator = await openEmulator();
    const folder = starterFolder();
    const first = await startBot(emulator, folder);
    first.process.kill('SIGSTOP');
    let slowestMs = 0;
    for (let run = 0; run < runs; run += 1) {
      const startedAt = performance.now();
      const env = { DISCORD_TOKEN: emulator.token, DISCORD_API_URL: emulator.apiUrl };
      const { code, stderr } = await startProgram('main.js', { cwd: folder, env }).ended;
      expect(code).toBe(75);
      expect(stderr).toContain(`process ${first.process.pid} on `);
      slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    }
    expect(slowestMs).toBeLessThan(5 * SECOND_MS);
    first.process.kill('SIGCONT');
    expect((await first.stop()).code).toBe(0);
    printCounts(17, { 'second processes': runs, 'exit 75': runs, 'slowest ms': Math.round(slowestMs) });
  },
);
