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

const keep = (): Autosave =>
  file.startAutosave(emulator.world, timers, {
    clockAhead: () => ahead,
    onProblem: error => {
      problems.push(error);
    },
  });
const say = (text: string): unknown => emulator.userActions.say('Ada', 'papers', text);
const texts = (): string[] => (file.read()?.world.messages ?? []).map(each => each.content);

/** Writes a good file, then changes it as text. */
const changed = async (change: (text: string) => string): Promise<void> => {
  await keep().stop();
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};
/** Why the file is not taken. */
const refusal = (): SaveFileError => {
  try {
    file.read();
  } catch (error) {
    if (error instanceof SaveFileError) return error;
  }
  throw new TypeError('The file was taken');
};

describe('keeping a world', () => {
  test('writes what came in one go within 100 ms, in a file for its owner alone', async () => {
    expect(file.read()).toBeUndefined();
    const keeping = keep();
    say('one');
    say('two');
    timers.advance(99);
    expect(file.read()).toBeUndefined();
    timers.advance(1);
    await expect.poll(texts).toEqual(['one', 'two']);
    expect(readdirSync(folder)).toEqual(['world.json']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await keeping.stop();
  });

  test('writes at its end what is unsaved, what no event told of too, and nothing after that', async () => {
    const keeping = keep();
    say('one');
    emulator.world.blockers.add(emulator.world.seed.people.ben.id);
    await keeping.stop();
    expect(texts()).toEqual(['one']);
    expect(file.read()?.world.consents.blockers).toHaveLength(1);
    say('two');
    keeping.markChanged();
    timers.advance(1000);
    await keeping.flush();
    expect(texts()).toEqual(['one']);
  });

  test('takes the clock along when nothing but the clock has moved', async () => {
    const keeping = keep();
    await keeping.flush();
    expect(file.read()).toBeUndefined();
    ahead = 86_400_000;
    keeping.markChanged();
    await keeping.flush();
    expect(file.read()?.clockAhead).toBe(86_400_000);
    await keeping.stop();
  });

  test('has the last word on the disk, however changes and writes meet', async () => {
    const keeping = keep();
    const writes: Promise<void>[] = [];
    for (let count = 1; count <= 20; count += 1) {
      say(String(count));
      writes.push(keeping.flush());
      if (count % 3 === 0) await writes[count - 3];
    }
    await Promise.all(writes);
    expect(texts()).toHaveLength(20);
    await keeping.stop();
  });

  test('writes when somebody installs the app', async () => {
    const keeping = keep();
    emulator.userActions.install('Ada');
    await keeping.flush();
    expect(file.read()?.world.consents.userInstalls).toEqual([emulator.world.seed.people.ada.id]);
    emulator.userActions.uninstall('Ada');
    await keeping.flush();
    expect(file.read()?.world.consents.userInstalls).toEqual([]);
    await keeping.stop();
  });

  test('tells of a disk that takes nothing once, and writes with the next change when it does', async () => {
    writeFileSync(folder, 'in the way of the folder');
    const keeping = keep();
    say('one');
    await keeping.flush();
    say('two');
    await keeping.flush();
    expect(problems).toMatchObject([{ code: 'EEXIST' }]);
    rmSync(folder);
    say('three');
    timers.advance(100);
    await expect.poll(texts).toEqual(['one', 'two', 'three']);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'in the way again');
    say('four');
    await keeping.stop();
    expect(problems).toHaveLength(2);
  });

  test('leaves what was there when the new file cannot take its name', async () => {
    mkdirSync(join(path, 'a folder under the name'), { recursive: true });
    const keeping = keep();
    say('one');
    await keeping.stop();
    expect(problems).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['world.json']);
    expect(readdirSync(path)).toEqual(['a folder under the name']);
  });
});

describe('a file', () => {
  test.each<[string, (text: string) => string]>([
    ['that is empty', () => ''],
    ['that ends in the middle', text => text.slice(0, text.length / 2)],
    ['that is other JSON', () => '{"papers":[]}'],
    ['of an unknown older version', text => text.replace('"version":1', '"version":0')],
    ['without members', text => text.replaceAll('"members":', '"numbers":')],
    ['with an id that is none', text => text.replace(/"lastId":"\d+"/u, '"lastId":"last"')],
    ['with a channel that is none', text => text.replace('"channels":[', '"channels":[{"id":"1"},')],
  ])('%s is damaged', async (_title, change) => {
    await changed(change);
    expect(refusal().message).toContain(`${path} is damaged`);
    expect(refusal().message).toContain('npm run playground:reset');
  });

  test('of a newer version says so, whatever else is in it', async () => {
    await keep().stop();
    writeFileSync(path, '{"world":{"version":2,"everything":"new"}}');
    expect(refusal().message).toContain(`${path} was written by a newer release`);
    expect(refusal().message).toContain('npm run playground:reset');
  });

  test('that cannot be read says so', () => {
    mkdirSync(path, { recursive: true });
    expect(refusal().message).toContain(`${path} cannot be read`);
  });

  test('that a crash left half-written beside is passed over, and is in nobody’s way', async () => {
    await changed(text => text);
    writeFileSync(`${path}.tmp`, '{"world":{"ver', { mode: 0o644 });
    expect(texts()).toEqual([]);
    const keeping = keep();
    say('one');
    await keeping.stop();
    expect(texts()).toEqual(['one']);
    expect(readdirSync(folder)).toEqual(['world.json']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
