import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSaveFile, SaveFileError } from '../../../src/playground/saved-state/save-file.ts';
import type { Autosave, SaveFile } from '../../../src/playground/saved-state/save-file.ts';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';
import { openEmulator } from '../../support/emulator.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { createManualTimers } from '../../discord-emulator/gateway/manual-timers.ts';
import type { ManualTimers } from '../../discord-emulator/gateway/manual-timers.ts';

let folder: string;
let path: string;
let file: SaveFile;
let emulator: Emulator;
let timers: ManualTimers;
let problems: unknown[];
let ahead: number;
beforeEach(async () => {
  folder = join(tempFolder(), 'playground');
  path = join(folder, 'world.json');
  file = createSaveFile(path);
  timers = createManualTimers();
  emulator = await openEmulator();
  problems = [];
  ahead = 0;
});

const startAutosave = (): Autosave =>
  file.startAutosave(emulator.world, timers, {
    clockAhead: () => ahead,
    onProblem: error => {
      problems.push(error);
    },
  });
const say = (text: string): unknown => emulator.userActions.say('Ada', 'papers', text);
const texts = (): string[] => (file.read()?.world.messages ?? []).map(each => each.content);

/** Writes a valid file, then changes its text. */
const changeFile = async (change: (text: string) => string): Promise<void> => {
  await startAutosave().stop();
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};
/** Returns the error of reading the file. */
const readError = (): SaveFileError => {
  try {
    file.read();
  } catch (error) {
    if (error instanceof SaveFileError) return error;
  }
  throw new TypeError('The file was read without an error');
};

describe('an autosave', () => {
  test('writes changes together within 100 ms, to a file that only its owner can read', async () => {
    expect(file.read()).toBeUndefined();
    const autosave = startAutosave();
    say('one');
    say('two');
    timers.advance(99);
    expect(file.read()).toBeUndefined();
    timers.advance(1);
    await expect.poll(texts).toEqual(['one', 'two']);
    expect(readdirSync(folder)).toEqual(['world.json']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await autosave.stop();
  });

  test('writes unsaved changes when it stops, including those without an event, and nothing later', async () => {
    const autosave = startAutosave();
    say('one');
    emulator.world.blockers.add(emulator.world.seed.users.ben.id);
    await autosave.stop();
    expect(texts()).toEqual(['one']);
    expect(file.read()?.world.consents.blockers).toHaveLength(1);
    say('two');
    autosave.markChanged();
    timers.advance(1000);
    await autosave.flush();
    expect(texts()).toEqual(['one']);
  });

  test('saves the clock if only the clock has moved', async () => {
    const autosave = startAutosave();
    await autosave.flush();
    expect(file.read()).toBeUndefined();
    ahead = 86_400_000;
    autosave.markChanged();
    await autosave.flush();
    expect(file.read()?.clockAhead).toBe(86_400_000);
    await autosave.stop();
  });

  test('ends with the latest state on disk, however changes and writes interleave', async () => {
    const autosave = startAutosave();
    const writes: Promise<void>[] = [];
    for (let count = 1; count <= 20; count += 1) {
      say(String(count));
      writes.push(autosave.flush());
      if (count % 3 === 0) await writes[count - 3];
    }
    await Promise.all(writes);
    expect(texts()).toHaveLength(20);
    await autosave.stop();
  });

  test('writes when a user installs the app', async () => {
    const autosave = startAutosave();
    emulator.userActions.install('Ada');
    await autosave.flush();
    expect(file.read()?.world.consents.userInstalls).toEqual([emulator.world.seed.users.ada.id]);
    emulator.userActions.uninstall('Ada');
    await autosave.flush();
    expect(file.read()?.world.consents.userInstalls).toEqual([]);
    await autosave.stop();
  });

  test('reports a failing disk once, and writes with the next change after it recovers', async () => {
    writeFileSync(folder, 'in the way of the folder');
    const autosave = startAutosave();
    say('one');
    await autosave.flush();
    say('two');
    await autosave.flush();
    expect(problems).toMatchObject([{ code: 'EEXIST' }]);
    rmSync(folder);
    say('three');
    timers.advance(100);
    await expect.poll(texts).toEqual(['one', 'two', 'three']);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way again');
    say('four');
    await autosave.stop();
    expect(problems).toHaveLength(2);
  });

  test('leaves the target unchanged if the new file cannot be renamed', async () => {
    mkdirSync(join(path, 'a folder in its place'), { recursive: true });
    const autosave = startAutosave();
    say('one');
    await autosave.stop();
    expect(problems).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['world.json']);
    expect(readdirSync(path)).toEqual(['a folder in its place']);
  });
});

describe('a file', () => {
  test.each<[string, (text: string) => string]>([
    ['that is empty', () => ''],
    ['that is truncated', text => text.slice(0, text.length / 2)],
    ['that is other JSON', () => '{"papers":[]}'],
    ['of an unknown older version', text => text.replace('"version":1', '"version":0')],
    ['without members', text => text.replaceAll('"members":', '"numbers":')],
    ['with an invalid id', text => text.replace(/"lastId":"\d+"/u, '"lastId":"last"')],
    ['with an invalid channel', text => text.replace('"channels":[', '"channels":[{"id":"1"},')],
  ])('%s is damaged', async (_title, change) => {
    await changeFile(change);
    expect(readError().message).toContain(`${path} is damaged`);
    expect(readError().message).toContain('npm run playground:reset');
  });

  test('of a newer version is reported as such, whatever else is in it', async () => {
    await startAutosave().stop();
    writeFileSync(path, '{"world":{"version":2,"everything":"new"}}');
    expect(readError().message).toContain(`${path} was written by a newer release`);
    expect(readError().message).toContain('npm run playground:reset');
  });

  test('that cannot be read is reported as such', () => {
    mkdirSync(path, { recursive: true });
    expect(readError().message).toContain(`${path} cannot be read`);
  });

  test('left half-written by a crash is ignored and replaced', async () => {
    await changeFile(text => text);
    writeFileSync(`${path}.tmp`, '{"world":{"ver', { mode: 0o644 });
    expect(texts()).toEqual([]);
    const autosave = startAutosave();
    say('one');
    await autosave.stop();
    expect(texts()).toEqual(['one']);
    expect(readdirSync(folder)).toEqual(['world.json']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
