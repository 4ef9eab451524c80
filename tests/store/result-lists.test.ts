import { describe, expect, it } from 'vitest';
import type { ResultList } from '../../src/core/search/result-lists.ts';
import { openTestDatabase } from '../support/database.ts';

const list = (id: string, createdAt: number): ResultList => ({
  id,
  userId: 'ben',
  queryText: '“mamba” by Gu',
  paperIds: [3, 1, 2],
  total: 120,
  corrections: [{ from: 'mambba', to: 'mamba' }],
  ignored: ['zzqq'],
  createdAt,
});

describe('saved result lists', () => {
  it('are returned as saved', async () => {
    const { resultLists } = (await openTestDatabase()).stores;
    await resultLists.save(list('a', 100), 0);
    expect(await resultLists.get('a')).toEqual(list('a', 100));
    expect(await resultLists.get('b')).toBeUndefined();
  });

  it('are deleted when another is saved after they expire', async () => {
    const { resultLists } = (await openTestDatabase()).stores;
    await resultLists.save(list('old', 100), 0);
    await resultLists.save(list('young', 200), 0);
    await resultLists.save(list('new', 300), 200);
    expect(await resultLists.get('old')).toBeUndefined();
    expect(await resultLists.get('young')).toEqual(list('young', 200));
  });

  it('may be saved again', async () => {
    const { resultLists } = (await openTestDatabase()).stores;
    await resultLists.save(list('a', 100), 0);
    await resultLists.save(list('a', 200), 0);
    expect(await resultLists.get('a')).toEqual(list('a', 200));
  });
});
