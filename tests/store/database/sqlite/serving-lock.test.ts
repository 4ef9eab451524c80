import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  AlreadyServedError,
  acquireServingLock,
} from '../../../../src/store/database/sqlite/serving-lock.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

describe('the serving lock', () => {
  it('is held by one process at a time, and names the holder to the second', () => {
    const file = join(tempFolder(), 'a.sqlite');
    const lock = acquireServingLock(file, Date.parse('2026-11-21T09:00Z'));
    expect(() => acquireServingLock(file, 0)).toThrow(AlreadyServedError);
    expect(() => acquireServingLock(file, 0)).toThrow(`process ${process.pid} on `);
    expect(() => acquireServingLock(file, 0)).toThrow('2026-11-21T09:00:00.000Z');
    lock.release();
    acquireServingLock(file, 0).release();
  });

  it('is the same for a file under all its names', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.sqlite'), '');
    symlinkSync(join(folder, 'a.sqlite'), join(folder, 'link.sqlite'));
    const lock = acquireServingLock(join(folder, 'a.sqlite'), 0);
    expect(() => acquireServingLock(join(folder, 'link.sqlite'), 0)).toThrow(AlreadyServedError);
    lock.release();
  });
});
