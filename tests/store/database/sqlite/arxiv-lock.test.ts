import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireArxivLock } from '../../../../src/store/database/sqlite/arxiv-lock.ts';
import { StoreError } from '../../../../src/store/database/store-error.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe('the arXiv lock', () => {
  it('is held by one process at a time, under all names of the database', () => {
    const folder = tempFolder();
    const file = join(folder, 'a.sqlite');
    writeFileSync(file, '');
    symlinkSync(file, join(folder, 'link.sqlite'));
    const lock = acquireArxivLock(file);
    expect(acquireArxivLock(join(folder, 'link.sqlite'))).toBeUndefined();
    lock?.release();
    const next = acquireArxivLock(file);
    expect(next).toBeDefined();
    next?.release();
  });

  it('throws a StoreError if the file cannot be written', () => {
    expect(() => acquireArxivLock(join(tempFolder(), 'nowhere', 'a.sqlite'))).toThrow(StoreError);
  });
});
