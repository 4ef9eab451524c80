import { describe, expect, it } from 'vitest';
import type { ResultList } from '../../src/core/search/result-lists.ts';
import type { UnitOfWork } from '../../src/core/stores.ts';
import { batchResultLists } from '../../src/store/batched-result-lists.ts';
import { openTestDatabase } from '../support/database.ts';

const list = (id: string): ResultList => ({
  id,
  userId: 'ada',
  queryText: '“trams”',
  paperIds: [2, 1],
  total: 2,
  corrections: [],
  ignored: [],
  createdAt: 100,
});

/** A store in batches; `failing` numbers the transactions that fail, from 1. */
async function openBatches({ failing = [] }: { failing?: readonly number[] } = {}) {
  const { stores, unitOfWork } = await openTestDatabase();
  let transactions = 0;
  const counted: UnitOfWork = work => {
    transactions += 1;
    return failing.includes(transactions) ? Promise.reject(new Error('the disk is full')) : unitOfWork(work);
  };
  const resultLists = batchResultLists(stores.resultLists, {
    unitOfWork: counted,
    nextTurn: callback => void setImmediate(callback),
  });
  return { resultLists, transactions: () => transactions };
}

describe('result lists that are saved at the same time', () => {
  it('share a transaction, and each is saved when its promise resolves', async () => {
    const { resultLists, transactions } = await openBatches();
    await Promise.all(['a', 'b', 'c'].map(id => resultLists.save(list(id), 0)));
    expect(transactions()).toBe(1);
    for (const id of ['a', 'b', 'c']) expect(await resultLists.get(id)).toEqual(list(id));
    await resultLists.save(list('d'), 0);
    expect(await resultLists.get('d')).toEqual(list('d'));
    expect(transactions()).toBe(2);
  });

  it('are all in the next transaction while one is written', async () => {
    const { resultLists, transactions } = await openBatches();
    const first = resultLists.save(list('a'), 0);
    await new Promise(resolve => setImmediate(resolve));
    const later = ['b', 'c'].map(id => resultLists.save(list(id), 0));
    await Promise.all([first, ...later]);
    expect(transactions()).toBe(2);
    expect(await resultLists.get('c')).toEqual(list('c'));
  });

  it('fail together, and later ones are saved', async () => {
    const { resultLists } = await openBatches({ failing: [1] });
    const failed = await Promise.allSettled(['a', 'b'].map(id => resultLists.save(list(id), 0)));
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await resultLists.save(list('c'), 0);
    expect(await resultLists.get('a')).toBeUndefined();
    expect(await resultLists.get('c')).toEqual(list('c'));
  });
});
