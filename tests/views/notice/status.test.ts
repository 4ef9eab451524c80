import { expect, it } from 'vitest';
import { status } from '../../../src/views/notice/status.ts';
import { textsOf } from '../message-parts.ts';

it('says how many papers cannot be searched, once the index has every change', () => {
  const current = { papers: 3, searchable: 2, newestListDay: undefined, lastAdded: undefined, sources: [] };
  expect(JSON.stringify(status({ ...current, upToDate: true }))).toContain(
    '3 papers, 2 searchable; 1 cannot be searched',
  );
  expect(JSON.stringify(status({ ...current, upToDate: false }))).toContain('is being updated');
});

it('says in two words that every paper can be searched', () => {
  const current = {
    papers: 394,
    searchable: 394,
    newestListDay: undefined,
    lastAdded: undefined,
    sources: [],
  };
  expect(textsOf(status({ ...current, upToDate: true }))[0]).toContain('\n394 papers, all searchable\n');
});
