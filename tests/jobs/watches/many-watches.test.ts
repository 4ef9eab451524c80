import { expect, it } from 'vitest';
import { followPapers } from '../../../src/jobs/watches/follow-papers.ts';
import type { UnitOfWork } from '../../../src/core/stores.ts';
import { openWatchFixture } from '../../support/watch-fixture.ts';

const WATCHES = 450;

async function openManyWatches() {
  const fixture = await openWatchFixture();
  await fixture.unitOfWork(async ({ watches }) => {
    for (let i = 0; i < WATCHES; i += 1) {
      const spec = { words: 'glacier', author: null, organization: null, category: null, minVotes: null };
      await watches.add(
        { ...spec, deliver: 'daily', where: { kind: 'dm' }, timezone: null },
        { by: `user${i}`, at: 0 },
      );
    }
  });
  const found = async () => {
    const row = await fixture.database.db
      .selectFrom('watch_finds')
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return row.n;
  };
  return { ...fixture, found };
}

it('what a paper is found by is stored in small transactions', async () => {
  const { context, clock, addPaper, unitOfWork, found } = await openManyWatches();
  await addPaper({ title: 'A glacier' });
  await addPaper({ title: 'A river' });
  await addPaper({ title: 'Two glaciers' });
  let transactions = 0;
  const counted: UnitOfWork = work => {
    transactions += 1;
    return unitOfWork(work);
  };
  expect(await followPapers(clock.now(), { ...context, unitOfWork: counted })).toBe(2 * WATCHES);
  expect(await found()).toBe(2 * WATCHES);
  expect(transactions).toBeGreaterThanOrEqual((2 * WATCHES) / 200);
  expect(await followPapers(clock.now(), context)).toBe(0);
});

it('watches that were removed do not stay in memory', async () => {
  const { context, clock, stores } = await openManyWatches();
  await followPapers(clock.now(), context);
  expect(context.matcher.size).toBe(WATCHES);
  for (const id of (await stores.watches.activeIds()).slice(0, 300)) await stores.watches.remove(id, 0);
  await followPapers(clock.now(), context);
  expect(context.matcher.size).toBe(WATCHES - 300);
});

it('a crash between them loses no find', async () => {
  const { context, clock, addPaper, unitOfWork, found, stores } = await openManyWatches();
  const paper = await addPaper({ title: 'A glacier' });
  let transactions = 0;
  const crashing: UnitOfWork = work => {
    transactions += 1;
    if (transactions > 1) throw new Error('crashed by the test');
    return unitOfWork(work);
  };
  await expect(followPapers(clock.now(), { ...context, unitOfWork: crashing })).rejects.toThrow('crashed');
  expect(await found()).toBe(200);
  await followPapers(clock.now(), context);
  expect(await found()).toBe(WATCHES);
  expect((await stores.watchFinds.cursor())?.rev).toBe(paper.rev);
});
