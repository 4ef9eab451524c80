import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { SCHEDULE_DEFAULTS, type ScheduleSpec } from '../../src/core/schedule/schedule.ts';
import { choosePapers } from '../../src/usecases/choose-papers.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { openTestDatabase } from '../support/database.ts';

const SPEC: ScheduleSpec = {
  ...SCHEDULE_DEFAULTS,
  guildId: 'ours',
  channelId: 'papers',
  timezone: 'UTC',
  what: 'daily',
};

it.each([
  ['the daily list', SPEC],
  ['the archive', { ...SPEC, what: 'archive' }],
  ['a query', { ...SPEC, what: 'archive', query: 'lamps' }],
] as const)('a withdrawn paper is never chosen from %s', async (_name, spec) => {
  const { stores } = await openTestDatabase();
  const listedOn = ['2026-03-02'];
  const kept = await stores.papers.insert({ ...emptyPaper('Lamps that burn'), listedOn });
  await stores.papers.insert({ ...emptyPaper('Lamps that do not burn'), listedOn, isWithdrawn: true });
  const index = createTestIndex();
  await syncIndex(stores.papers, index);
  const chosen = await choosePapers(spec, { day: '2026-03-02', now: 0 }, { papers: stores.papers, index });
  expect(chosen.papers.map(({ id }) => id)).toEqual([kept.id]);
});
