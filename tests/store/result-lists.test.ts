import { describe, expect, it } from 'vitest';
import type { ResultList } from '../../src/core/search/result-lists.ts';
import { openTestDatabase } from '../support/database.ts';

const list = (id: string, madeAt: number): ResultList => ({
  id,
  userId: 'ben',
  asked: '“mamba” by Gu',
  paperIds: [3, 1, 2],
  total: 120,
  corrections: [{ from: 'mambba', to: 'mamba' }],
  ignored: ['zzqq'],
  madeAt,
});

describe('kept result lists', () => {
  it('are given back as they are', async () => {
    const { resultLists } = (await openTestDatabase()).stores;
    await resultLists.keep(list('a', 100), 0);
    expect(await resultLists.get('a')).toEqual(list('a', 100));
    expect(await resultLists.get('b')).toBeUndefined();
  });

  it('are forgotten when one is kept after their time', async () => {
    const { resultLists } = (await openTestDatabase()).stores;
    await resultLists.keep(list('old', 100), 0);
    await resultLists.keep(list('young', 200), 0);
    await resultLists.keep(list('new', 300), 200);
    expect(await resultLists.get('old')).toBeUndefined();
    expect(await resultLists.get('young')).toEqual(list('young', 200));
  });

  it('may be kept again', async () => {
    const { resultLists } = (await openTestDatabase()).stores;
    await resultLists.keep(list('a', 100), 0);
    await resultLists.keep(list('a', 200), 0);
    expect(await resultLists.get('a')).toEqual(list('a', 200));
  });
});
