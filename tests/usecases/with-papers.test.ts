import { expect, it } from 'vitest';
import { withPapers } from '../../src/usecases/with-papers.ts';
import { openTestApp } from '../commands/test-app.ts';

it('gives each entry its paper in the order of the entries, and leaves out those whose paper is gone', async () => {
  const { papers, addPapers } = await openTestApp();
  await addPapers({ title: 'One' }, { title: 'Two' });
  const entries = [
    { of: 2, note: 'b' },
    { of: 9, note: 'gone' },
    { of: 1, note: 'a' },
    { of: 2, note: 'again' },
  ];
  const found = await withPapers(entries, ({ of }) => of, papers);
  expect(found.map(({ note, paper }) => [note, paper.title])).toEqual([
    ['b', 'Two'],
    ['a', 'One'],
    ['again', 'Two'],
  ]);
});
