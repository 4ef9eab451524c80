import { expect, it } from 'vitest';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';

it('a paper was added at the first mark after it', async () => {
  const { stores } = await openTestDatabase();
  const { papers, corpusMarks } = stores;
  await corpusMarks.mark(1);
  expect(await corpusMarks.lastAddedAt()).toBeUndefined();
  const first = await papers.insert(emptyPaper('First'));
  const second = await papers.insert(emptyPaper('Second'));
  expect(await corpusMarks.addedAt(first.id)).toBeUndefined();
  await corpusMarks.mark(20);
  await corpusMarks.mark(30);
  const third = await papers.insert(emptyPaper('Third'));
  await corpusMarks.mark(40);
  const added = [first, second, third].map(({ id }) => corpusMarks.addedAt(id));
  expect(await Promise.all(added)).toEqual([20, 20, 40]);
  await corpusMarks.mark(50);
  expect(await corpusMarks.lastAddedAt()).toBe(40);
});
