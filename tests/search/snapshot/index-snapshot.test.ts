import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createIndexSnapshot, readIndexSnapshot } from '../../../src/search/snapshot/index-snapshot.ts';
import { writeSnapshot } from '../../../src/search/snapshot/snapshot-file.ts';
import type { SnapshotValue } from '../../../src/search/snapshot/snapshot-value.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const STATE = { rev: 3, words: Uint8Array.of(1, 2) };

it('gives the state to the database that has its id, and to no other', async () => {
  const file = join(tempFolder(), 'index');
  await writeSnapshot(file, createIndexSnapshot('one', STATE));
  expect(await readIndexSnapshot(file, 'one')).toEqual({ state: STATE });
  expect(await readIndexSnapshot(file, 'two')).toEqual({ problem: 'otherDatabase' });
});

it('is of no use in another format, or if it cannot be read', async () => {
  const file = join(tempFolder(), 'index');
  expect(await readIndexSnapshot(file, 'one')).toEqual({ problem: 'missing' });
  const others: SnapshotValue[] = [null, 1, [], {}, { ...createIndexSnapshot('one', STATE), format: 0 }];
  for (const other of others) {
    await writeSnapshot(file, other);
    expect(await readIndexSnapshot(file, 'one')).toEqual({ problem: 'otherFormat' });
  }
});
