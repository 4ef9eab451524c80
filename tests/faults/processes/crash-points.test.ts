import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import type { RecordedRequest } from '../../../src/discord-emulator/faults.ts';
import { armKillPoint, startClockedBot } from '../../support/cli-process.ts';
import { DELIVERY_STEPS } from '../../support/delivery-steps.ts';
import { openEmulator } from '../../support/emulator.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const START = Date.parse('2026-11-21T00:00:00Z');

type Step = (typeof DELIVERY_STEPS)[number];

/** A busy machine takes its time. */
const PATIENT = { timeout: 30_000, interval: 50 };

const isPost = ({ method, path }: RecordedRequest) => method === 'POST' && path.endsWith('/messages');

/** When the process is started again. */
const RESTARTS = [
  { when: 'at once', waitMs: 0 },
  { when: 'an hour later', waitMs: HOUR_MS },
] as const;

/** A daily schedule in #papers, as a bot of its own process posts it. */
async function openDailyBot(paperCount: number) {
  let now = START;
  const emulator = await openEmulator({ rateLimits: 'off', now: () => now });
  const channelId = emulator.world.seed.channels.papers.id;
  const file = join(tempFolder(), 'crash.sqlite');
  const { stores, addPapers, schedule } = await openScheduleFixture(START, undefined, file);
  await addPapers(...Array.from({ length: paperCount }, (_, at) => `Paper ${at}`));
  const daily = await schedule({ channelId, guildId: emulator.world.seed.guild.id, count: 1 });
  return {
    emulator,
    start: (step: Step) => {
      const isSeenByEmulator = step === 'requestOnItsWay' || step === 'storedWithoutReply';
      return startClockedBot(emulator, file, now, { killPoint: isSeenByEmulator ? undefined : step });
    },
    firstSlotAt: daily.next.dueAt,
    moveTo: (instant: number) => (now = instant),
    now: () => now,
    posts: () => emulator.world.messages.all().filter(message => message.channel_id === channelId).length,
    state: async (id: number) => (await stores.deliveries.get(id))?.state,
  };
}

/** Each step with each restart a number of times, or each step once. */
function killsOf(times: number): { readonly step: Step; readonly restart: (typeof RESTARTS)[number] }[] {
  if (times === 0)
    return DELIVERY_STEPS.map((step, at) => ({ step, restart: RESTARTS[at % 2] ?? RESTARTS[0] }));
  const each = DELIVERY_STEPS.flatMap(step => RESTARTS.map(restart => ({ step, restart })));
  return Array.from({ length: times }, () => each).flat();
}

it('a bot that is killed at any step of a delivery posts each slot once', { timeout: 900_000 }, async () => {
  const kills = killsOf(repetitions(0, 20));
  const { emulator, start, firstSlotAt, moveTo, now, posts, state } = await openDailyBot(kills.length);
  let bot = await start(kills[0]?.step ?? 'claimed');
  const messages = new Map<string, number>();
  for (const [run, { step, restart }] of kills.entries()) {
    const kill = (request: RecordedRequest) => {
      if (!isPost(request)) return undefined;
      bot.process.kill('SIGKILL');
      return { kind: 'drop' } as const;
    };
    if (step === 'requestOnItsWay') emulator.faults.before(kill);
    else if (step === 'storedWithoutReply') emulator.faults.after(kill);
    else await armKillPoint(bot);
    moveTo(firstSlotAt + run * DAY_MS);
    // Time goes on: what became due while the bot looked is found some seconds later.
    const isKilled = () => {
      if (bot.process.connected) bot.setClock(moveTo(now() + 5 * SECOND_MS));
      return bot.process.signalCode;
    };
    await expect.poll(isKilled, PATIENT).toBe('SIGKILL');
    await bot.ended;
    emulator.faults.clear();

    moveTo(now() + restart.waitMs);
    bot = await start(kills[run + 1]?.step ?? 'claimed');
    const later = () => {
      bot.setClock(moveTo(now() + 5 * SECOND_MS));
      return state(run + 1);
    };
    await expect.poll(later, PATIENT).toBe('sent');
    expect(posts()).toBe(run + 1);
    const what = `${step}, ${restart.when}:`;
    messages.set(what, (messages.get(what) ?? 0) + 1);
  }
  await bot.stop('SIGKILL');
  expect(posts()).toBe(kills.length);
  printCounts(1, { kills: kills.length, messages: posts(), ...Object.fromEntries(messages) });
});
