import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeArxivLock } from '../../../src/store/database/arxiv-lock.ts';
import { StoreError } from '../../../src/store/database/store-error.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('the right to ask arXiv', () => {
  it('is for one at a time, by whatever name the database is reached', () => {
    const folder = tempFolder();
    const file = join(folder, 'a.sqlite');
    writeFileSync(file, '');
    symlinkSync(file, join(folder, 'link.sqlite'));
    const lock = takeArxivLock(file);
    expect(takeArxivLock(join(folder, 'link.sqlite'))).toBeUndefined();
    lock?.release();
    const next = takeArxivLock(file);
    expect(next).toBeDefined();
    next?.release();
  });

  it('names the file where none can be written', () => {
    expect(() => takeArxivLock(join(tempFolder(), 'nowhere', 'a.sqlite'))).toThrow(StoreError);
  });
});
