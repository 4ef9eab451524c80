import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { snapshotFileOf } from '../../src/app/open-index.ts';
import { PLAYGROUND_DATABASE, PLAYGROUND_FOLDER } from '../../src/app/playground/folder.ts';
import { TEMP_ROOT } from './temp-root.ts';

/** Where the bot looks for its database in its working directory. */
export const DEFAULT_DATABASE = 'data/paperboy.sqlite';

/** Creates a folder that is deleted with the test. */
export function tempFolder(): string {
  const folder = makeTempFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Creates a folder for a suite that deletes it itself. */
export function makeTempFolder(): string {
  return mkdtempSync(join(TEMP_ROOT, 'paperboy-'));
}

/** Creates a folder in which a process finds a database with the starter corpus, and does not need to import it. */
export function starterFolder(): string {
  const folder = tempFolder();
  copyStarterDatabase(folder);
  return folder;
}

/** Creates a folder for the playground, whose database has the starter corpus already. */
export function playgroundFolder(): string {
  const folder = makePlaygroundFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Creates such a folder for a suite that deletes it itself. */
export function makePlaygroundFolder(): string {
  const folder = makeTempFolder();
  mkdirSync(join(folder, PLAYGROUND_FOLDER), { recursive: true });
  copyWithIndex(inject('starterDatabase'), join(folder, PLAYGROUND_DATABASE));
  return folder;
}

/** Creates a database with the starter corpus, and returns its path. */
export function starterDatabase(): string {
  return join(starterFolder(), DEFAULT_DATABASE);
}

/** Copies a database with the starter corpus to its default place in a folder. */
export function copyStarterDatabase(folder: string): void {
  mkdirSync(join(folder, 'data'));
  copyWithIndex(inject('starterDatabase'), join(folder, DEFAULT_DATABASE));
}

/** Copies a database and the snapshot of its index. */
function copyWithIndex(from: string, to: string): void {
  copyFileSync(from, to);
  copyFileSync(snapshotFileOf(from), snapshotFileOf(to));
}
