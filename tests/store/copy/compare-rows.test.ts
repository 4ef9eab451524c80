import { expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { compareRows } from '../../../src/store/copy/compare-rows.ts';
import { copyRows } from '../../../src/store/copy/copy-rows.ts';
import { openTestDatabase } from '../../support/database.ts';

it('refuses a copy whose source changes after the changed rows were compared', async () => {
  const [old, copy] = [await openTestDatabase(), await openTestDatabase()];
  const { id, ...paper } = await old.stores.papers.insert(emptyPaper('Gardens'));
  const source = { db: old.database.db, name: 'old' };
  const target = { db: copy.database.db, name: 'new' };
  const { signal } = new AbortController();
  await copyRows({ source, target, signal, onProgress: () => undefined });
  const compared = await compareRows({ source, target, signal, onProgress: () => undefined });
  expect(compared.get('papers')).toBe(1);

  let change: Promise<unknown> | undefined;
  const onProgress = (_: number, table: string) => {
    if (table === 'papers') change ??= old.stores.papers.update(id, { ...paper, upvotes: 5 });
  };
  await expect(compareRows({ source, target, signal, onProgress })).rejects.toThrow(
    'old has changed while it was compared',
  );
  await change;
});
