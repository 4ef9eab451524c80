import { expect, it, onTestFinished } from 'vitest';
import type { ResultList } from '../../src/core/search/result-lists.ts';
import { HOUR_MS } from '../../src/core/time/duration.ts';
import { startResultListExpiry } from '../../src/jobs/expire-result-lists.ts';
import { openTestDatabase } from '../support/database.ts';
import { manualClock } from '../support/manual-clock.ts';
import { silentLog } from '../support/silent-log.ts';

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

it('deletes each search a day after it was made, without another search', async () => {
  const { resultLists } = (await openTestDatabase()).stores;
  const clock = manualClock(0);
  await resultLists.save(list('first', 0), 0);
  await resultLists.save(list('second', HOUR_MS), 0);
  const expiry = startResultListExpiry({ resultLists, clock, log: silentLog() });
  onTestFinished(() => expiry.stop());

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
  const clock = manualClock(100 * HOUR_MS);
  const expiry = startResultListExpiry({ resultLists, clock, log: silentLog() });
  onTestFinished(() => expiry.stop());
  await expect.poll(() => resultLists.get('old')).toBeUndefined();
});
