import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** Creates a folder that is deleted with the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Creates a folder in which a process finds a database with the starter corpus, and does not need to import it. */
export function starterFolder(): string {
  const folder = tempFolder();
  copyStarterDatabase(folder);
  return folder;
}

/** Copies a database with the starter corpus to its default place in a folder. */
export function copyStarterDatabase(folder: string): void {
  mkdirSync(join(folder, 'data'));
  copyFileSync(inject('starterDatabase'), join(folder, 'data', 'paperboy.sqlite'));
}
