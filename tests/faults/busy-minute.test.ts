import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { ChannelSender } from '../../src/core/delivery/sender.ts';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { measureHolds } from '../support/loop-holds.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const SLOTS = 12_000;
const PAPERS = 2_000;

/** At 45 requests a second 12,000 posts take 267 s: the work of deciding and recording them has to fit in between. */
const MAX_WORK_MS = (SLOTS / 45) * 1000;

it('decides and delivers 12,000 slots of one minute in steps of at most 50 ms, with one request each', async () => {
  let sends = 0;
  let others = 0;
  const sender: ChannelSender = {
    async send() {
      sends += 1;
      await sleep(20);
      return { messageId: String(1_200_000_000_000_000_000n + BigInt(sends)) };
    },
    knownMessage: () => undefined,
    async newestMessage() {
      others += 1;
      return '0';
    },
    async findPosted() {
      others += 1;
      return { kind: 'absent' };
    },
  };
  const { stores, unitOfWork, scheduler, deliverer, clock, addPapers, schedule } = await openScheduleFixture(
    undefined,
    sender,
  );
  await addPapers(...Array.from({ length: PAPERS }, (_, at) => `Paper ${at} on the routes of bicycles`));
  const first = await schedule();
  const due = { date: first.next.date, dueAt: clock.now() + HOUR_MS };
  for (let from = 1; from < SLOTS; from += 500) {
    await unitOfWork(async bound => {
      for (let at = from; at < Math.min(SLOTS, from + 500); at += 1) {
        const ids = {
          guildId: String(10n ** 18n + BigInt(at)),
          channelId: String(2n * 10n ** 18n + BigInt(at)),
        };
        await bound.schedules.create({ ...first, ...ids, count: 5 }, { by: '1', at: 0, next: due });
      }
    });
  }
  await stores.schedules.advance(first.id, due);
  clock.advance(HOUR_MS);

  const startedAt = performance.now();
  let decidedMs = 0;
  const holds = await measureHolds(async () => {
    const drain = () =>
      deliverer.startDue({ signal: new AbortController().signal, onFree: () => void drain() });
    await scheduler.tick(clock.now(), { onDecided: () => void drain() });
    decidedMs = performance.now() - startedAt;
    await deliverer.drain();
  });
  const doneMs = performance.now() - startedAt;
  process.stdout.write(
    `decided after ${decidedMs.toFixed(0)} ms, delivered after ${doneMs.toFixed(0)} ms, longest hold ` +
      `${holds.maxMs.toFixed(1)} ms, ${holds.maxWithGarbageMs.toFixed(1)} ms with collections of garbage\n`,
  );
  // The one other request is for the floor of the first post ever, in each lane that starts before one is recorded.
  expect(sends).toBe(SLOTS);
  expect(others).toBeLessThanOrEqual(50);
  expect(doneMs).toBeLessThan(MAX_WORK_MS);
  expect(holds.maxMs).toBeLessThan(50);
});
