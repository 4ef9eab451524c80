import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AlreadyServedError, takeServingLock } from '../../../src/store/database/serving-lock.ts';
import { tempFolder } from '../../support/temp-folder.ts';

describe('the serving lock', () => {
  it('is for one at a time, and tells the second who holds it', () => {
    const file = join(tempFolder(), 'a.sqlite');
    const lock = takeServingLock(file, Date.parse('2026-11-21T09:00Z'));
    expect(() => takeServingLock(file, 0)).toThrow(AlreadyServedError);
    expect(() => takeServingLock(file, 0)).toThrow(`process ${process.pid} on `);
    expect(() => takeServingLock(file, 0)).toThrow('2026-11-21T09:00:00.000Z');
    lock.release();
    takeServingLock(file, 0).release();
  });

  it('is one for a file, by whatever name it is reached', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.sqlite'), '');
    symlinkSync(join(folder, 'a.sqlite'), join(folder, 'link.sqlite'));
    const lock = takeServingLock(join(folder, 'a.sqlite'), 0);
    expect(() => takeServingLock(join(folder, 'link.sqlite'), 0)).toThrow(AlreadyServedError);
    lock.release();
  });
});
