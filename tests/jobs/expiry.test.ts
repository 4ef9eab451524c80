import { expect, it, onTestFinished } from 'vitest';
import { RESULT_LIST_TTL_MS, type ResultList } from '../../src/core/search/result-lists.ts';
import type { Clock } from '../../src/core/time/clock.ts';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { startExpiry, type ExpiringEntries } from '../../src/jobs/expiry.ts';
import { openTestDatabase } from '../support/database.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSilentLog } from '../support/silent-log.ts';

const list = (id: string, createdAt: number): ResultList => ({
  id,
  userId: 'ben',
  queryText: '“mamba”',
  paperIds: [],
  total: 0,
  corrections: [],
  ignored: [],
  createdAt,
});

/** Starts the expiry of entries after a day; the test ends it. */
function start(entries: ExpiringEntries, clock: Clock) {
  const expiry = startExpiry({
    entries,
    ttlMs: RESULT_LIST_TTL_MS,
    event: 'expired',
    clock,
    log: createSilentLog(),
  });
  onTestFinished(() => expiry.stop());
  return expiry;
}

it('deletes each search a day after it was made, without another search', async () => {
  const { resultLists } = (await openTestDatabase()).stores;
  const clock = createManualClock(0);
  await resultLists.save(list('first', 0), 0);
  await resultLists.save(list('second', HOUR_MS), 0);
  const expiry = start(resultLists, clock);

  clock.advance(24 * HOUR_MS);
  await expiry.runNow();
  expect(await resultLists.get('first')).toBeDefined();
  clock.advance(1);
  await expiry.runNow();
  expect(await resultLists.get('first')).toBeUndefined();
  expect(await resultLists.get('second')).toBeDefined();
  clock.advance(HOUR_MS);
  await expiry.runNow();
  expect(await resultLists.oldestCreatedAt()).toBeUndefined();
});

it('deletes at the start what expired while the bot did not run', async () => {
  const { resultLists } = (await openTestDatabase()).stores;
  await resultLists.save(list('old', 0), 0);
  const clock = createManualClock(100 * HOUR_MS);
  start(resultLists, clock);
  await expect.poll(() => resultLists.get('old')).toBeUndefined();
});

it('deletes reactions on messages that never were posts, without another reaction', async () => {
  const { unmatchedReactions } = (await openTestDatabase()).stores;
  const reaction = { messageId: 'one', userId: 'ben', emoji: '🔖', at: 0 };
  await unmatchedReactions.keep(reaction, { since: 0, maxCount: 9 });
  const clock = createManualClock(0);
  const expiry = start(unmatchedReactions, clock);
  clock.advance(24 * HOUR_MS + 1);
  await expiry.runNow();
  expect(await unmatchedReactions.take('one', 1)).toEqual([]);
});
