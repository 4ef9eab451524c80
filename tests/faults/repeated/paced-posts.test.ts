import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../src/core/time/duration.ts';
import { openEmulator } from '../../support/emulator.ts';
import { createFakeAccess } from '../../support/fake-access.ts';
import { printCounts, repetitions } from '../../support/fault-counts.ts';
import { openRestSender } from '../../support/rest-sender.ts';
import { openScheduleFixture } from '../../support/schedule-fixture.ts';

const START = Date.parse('2026-11-21T00:00:00Z');

/** As many as 12,000 slots over the five minutes that they are spread over. */
const SLOTS_PER_SECOND = 40;

/** Scheduler and deliverer in real time, against an emulator with Discord's rate limits. */
async function openInRealTime() {
  let now = () => START;
  const emulator = await openEmulator({ rateLimits: 'discord', now: () => now() });
  const fixture = await openScheduleFixture(START, openRestSender(emulator, createFakeAccess()));
  const { clock, scheduler, deliverer, stores } = fixture;
  now = clock.now;
  const requests: { readonly at: number; readonly status: number | null }[] = [];
  emulator.faults.onRequest(({ status }) => requests.push({ at: performance.now(), status }));

  return {
    ...fixture,
    emulator,
    /** Does what is due, as the tickers do, until all is posted; returns how long that took, ms. */
    async run(): Promise<number> {
      const startedAt = performance.now();
      const passed = () => performance.now() - startedAt;
      const timer = setInterval(() => clock.set(START + Math.floor(passed())), 10);
      const ended = new AbortController();
      const starts: Promise<void>[] = [];
      const deliver = () => void starts.push(deliverer.startDue({ signal: ended.signal, onFree: deliver }));
      const isDone = async () => {
        await scheduler.tick(clock.now(), { onDecided: deliver });
        deliver();
        const nextSlotAt = (await stores.schedules.nextDueAt()) ?? Number.POSITIVE_INFINITY;
        const isPosted = (await deliverer.nextDueAt()) === undefined && (await deliverer.isIdle());
        return isPosted && nextSlotAt > START + HOUR_MS;
      };
      try {
        await expect.poll(isDone, { timeout: 900_000, interval: 100 }).toBe(true);
      } finally {
        clearInterval(timer);
        ended.abort();
        await Promise.all(starts);
      }
      return passed();
    },
    limited: () => requests.filter(({ status }) => status === 429).length,
    requestCount: () => requests.length,
    /** Returns the most requests in any second. */
    busiestSecond: (): number =>
      Math.max(
        ...requests.map(
          ({ at }, first) =>
            requests.slice(first, first + 100).filter(each => each.at < at + SECOND_MS).length,
        ),
      ),
  };
}

it(
  'all slots of one minute are posted within their five minutes and one more, at most 50 requests a second',
  { timeout: 900_000 },
  async () => {
    const slots = repetitions(60, 12_000);
    const { emulator, run, unitOfWork, schedule, addPapers, limited, requestCount, busiestSecond } =
      await openInRealTime();
    const { world } = emulator;
    const windowMs = (slots / SLOTS_PER_SECOND) * SECOND_MS;
    await addPapers('A paper for everyone');
    const first = await schedule({ count: 1 });
    const channelIds = Array.from(
      { length: slots },
      (_, at) => world.addChannel(world.seed.guild.id, { name: `papers-${at}` }).id,
    );
    await unitOfWork(async ({ schedules }) => {
      for (const [at, channelId] of channelIds.entries()) {
        const next = { date: first.next.date, dueAt: Math.floor(START + (at / slots) * windowMs) };
        await schedules.create({ ...first, channelId }, { by: '1', at: START, next });
      }
    });
    const doneMs = await run();
    expect(channelIds.filter(id => world.messages.history(id, { limit: 2 }).length !== 1)).toEqual([]);
    expect(doneMs).toBeLessThan(windowMs + MINUTE_MS);
    expect(busiestSecond()).toBeLessThanOrEqual(50);
    expect(limited()).toBe(0);
    printCounts(7, {
      slots,
      messages: slots,
      requests: requestCount(),
      seconds: Math.round(doneMs / SECOND_MS),
      'most requests in a second': busiestSecond(),
      '429': limited(),
    });
  },
);

it('digests into one channel keep their order, and earn no rate limit', { timeout: 900_000 }, async () => {
  const digests = repetitions(7, 200);
  const { emulator, run, scheduler, stores, schedule, addPapers, limited, requestCount } =
    await openInRealTime();
  const { papers } = emulator.world.seed.channels;
  await addPapers(...Array.from({ length: digests }, (_, at) => `Paper ${at}`));
  const one = await schedule({ channelId: papers.id, count: 1 });
  for (let at = 0; at < digests; at += 1) await scheduler.run(one, String(at), START);
  const doneMs = await run();
  const ids = emulator.world.messages
    .all()
    .flatMap(message => (message.channel_id === papers.id ? [message.id] : []));
  const recorded: (string | null | undefined)[] = [];
  for (let id = 1; id <= digests; id += 1) recorded.push((await stores.deliveries.get(id))?.messageId);
  expect(ids).toEqual(recorded);
  expect(limited()).toBe(0);
  printCounts(8, {
    digests,
    messages: ids.length,
    requests: requestCount(),
    seconds: Math.round(doneMs / SECOND_MS),
    'out of order': 0,
    '429': limited(),
  });
});
