import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { createIndexSync } from '../../src/usecases/index-sync.ts';
import { createStopwatch, measureHolds } from '../support/loop-holds.ts';
import { openScheduleFixture } from '../support/schedule-fixture.ts';

const PAPERS = 20_000;
const PAPERS_PER_TRANSACTION = 200;
const WORDS = Array.from({ length: 20_000 }, (_, at) => `w${(at * 7919).toString(36)}`);

/** A text of words of which few are common, as in abstracts. */
function textOf(length: number, seed: number): string {
  return Array.from({ length }, (_, at) => {
    const random = (seed * 48_271 + at * 16_807) % 2_147_483_647;
    return WORDS[Math.floor(WORDS.length * ((random % 10_007) / 10_007) ** 3)] ?? '';
  }).join(' ');
}

it('indexes what another process ingests in steps of at most 50 ms, while digests go on', async () => {
  const { stores, unitOfWork, index, log, scheduler, deliverer, clock, channel, addPapers, schedule } =
    await openScheduleFixture();
  await addPapers(...Array.from({ length: 100 }, (_, at) => `Paper ${at} on the routes of bicycles`));
  for (let from = 0; from < PAPERS; from += PAPERS_PER_TRANSACTION) {
    await unitOfWork(async ({ papers }) => {
      for (let at = from; at < from + PAPERS_PER_TRANSACTION; at += 1) {
        await papers.insert({ ...emptyPaper(textOf(9, at)), abstract: textOf(180, at + 1) });
      }
    });
  }

  const sync = createIndexSync(stores, index, log);
  const startedAt = performance.now();
  let slots = 0;
  let slowestPostMs = 0;
  const holds = await measureHolds(async () => {
    const synced = sync();
    const isSynced = () => Promise.race([synced.then(() => true), sleep(1_000, false)]);
    while (!(await isSynced())) {
      const sincePost = createStopwatch();
      await schedule({ channelId: String((slots += 1)), count: 5 });
      clock.advance(25 * HOUR_MS);
      await scheduler.tick(clock.now());
      await deliverer.drain();
      slowestPostMs = Math.max(slowestPostMs, sincePost());
    }
  });
  const syncedMs = performance.now() - startedAt;
  process.stdout.write(
    `${PAPERS} papers indexed in ${syncedMs.toFixed(0)} ms, longest hold ${holds.maxMs.toFixed(1)} ms, ` +
      `${holds.maxWithGarbageMs.toFixed(1)} ms with collections of garbage; ` +
      `${channel.messages.length} digests meanwhile, the slowest after ${slowestPostMs.toFixed(0)} ms\n`,
  );
  expect(index.size).toBe(PAPERS + 100);
  expect(channel.messages.length).toBeGreaterThan(0);
  expect(slowestPostMs).toBeLessThan(5_000);
  expect(holds.maxMs).toBeLessThan(50);
});
