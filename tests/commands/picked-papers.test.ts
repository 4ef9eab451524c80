import { expect, it } from 'vitest';
import { paper } from '../../commands/paper/paper.ts';
import { similar } from '../../commands/similar.ts';
import { DAY_MS } from '../../src/core/time/duration.ts';
import { createPickCounter } from '../../src/usecases/pick-counter.ts';
import { createTestIndex } from '../support/paper-index.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { autocompleteRequest, invocation } from './invocation.ts';
import { openTestApp, type TestApp } from './test-app.ts';

/** An app whose papers begin with the same words, the newest first in completions. */
async function openOrchards() {
  const app = await openTestApp();
  await app.addPapers(
    { title: 'Orchards in spring', arxivId: '2401.00001', publishedAt: '2024-01-01' },
    { title: 'Orchards in summer', publishedAt: '2024-02-01' },
    { title: 'Orchards in autumn', publishedAt: '2024-03-01' },
  );
  const counter = createPickCounter({ paperPicks: app.paperPicks, index: app.index, now: app.clock.now });
  return { ...app, pickCounter: counter, sync: () => counter.sync() };
}

const typed = autocompleteRequest(undefined, { name: 'paper', text: 'orchards' });
const titlesFor = async (app: TestApp) => (await paper.complete?.(typed, app))?.map(({ name }) => name);

it('titles that were picked come first among those that match as well, in the order of their picks', async () => {
  const app = await openOrchards();
  expect(await titlesFor(app)).toEqual(['Orchards in autumn', 'Orchards in summer', 'Orchards in spring']);
  const [, summer, spring] = (await similar.complete?.(typed, app)) ?? [];
  for (const [choice, userId] of [
    [summer, 'ada'],
    [spring, 'ada'],
    [spring, 'ben'],
    // One user cannot lift a paper.
    [summer, 'ada'],
    [summer, 'ada'],
  ] as const) {
    const command = choice === summer ? paper : similar;
    await command.run(invocation(undefined, { paper: String(choice?.value) }, { userId }), app);
  }
  // Words that find a paper are no pick.
  await paper.run(invocation(undefined, { paper: 'Orchards in autumn' }), app);
  await app.sync();
  expect(await titlesFor(app)).toEqual(['Orchards in spring', 'Orchards in summer', 'Orchards in autumn']);
});

it('another process has the picks, and so has this one after a restart', async () => {
  const app = await openOrchards();
  await paper.run(invocation(undefined, { paper: '2401.00001' }), app);
  await app.sync();
  await app.sync();
  const index = createTestIndex();
  await syncIndex(app.papers, index);
  await createPickCounter({ paperPicks: app.paperPicks, index, now: app.clock.now }).sync();
  expect((await titlesFor({ ...app, index }))?.[0]).toBe('Orchards in spring');
  expect([...(await app.paperPicks.latest(5)).values()].map(({ weight }) => weight)).toEqual([1]);
});

it('picks that cannot be stored are stored later', async () => {
  const app = await openOrchards();
  let fails = true;
  const counter = createPickCounter({
    index: app.index,
    now: app.clock.now,
    paperPicks: {
      ...app.paperPicks,
      add: (id, picks) => (fails ? Promise.reject(new Error('no database')) : app.paperPicks.add(id, picks)),
    },
  });
  counter.count(1, 'ada');
  await expect(counter.sync()).rejects.toThrow('no database');
  fails = false;
  counter.count(1, 'ben');
  await counter.sync();
  expect((await app.paperPicks.latest(5)).get(1)?.weight).toBe(2);
});

it('a user’s picks of a paper count once a day', async () => {
  const app = await openOrchards();
  let now = app.clock.now();
  const counter = createPickCounter({ paperPicks: app.paperPicks, index: app.index, now: () => now });
  for (const userId of ['ada', 'ada', 'ben']) counter.count(1, userId);
  await counter.sync();
  counter.count(1, 'ada');
  await counter.sync();
  expect((await app.paperPicks.latest(5)).get(1)?.weight).toBe(2);
  now += DAY_MS;
  counter.count(1, 'ada');
  await counter.sync();
  expect((await app.paperPicks.latest(5)).get(1)?.weight).toBeCloseTo(3, 1);
});
