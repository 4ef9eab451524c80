#!/usr/bin/env node
import { existsSync, rmSync } from 'node:fs';
import { EXIT } from '../../process/exit-code.ts';
import { PLAYGROUND_DATABASE, PLAYGROUND_FOLDER } from './folder.ts';
import { processClock } from '../../process/clock.ts';
import { AlreadyServedError, acquireServingLock } from '../../store/database/sqlite/serving-lock.ts';

/** Deletes the playground's files and returns what to print. Throws `AlreadyServedError` if the playground is running. */
function resetPlayground(): string {
  if (!existsSync(PLAYGROUND_FOLDER)) return 'There is no playground to clear.';
  acquireServingLock(PLAYGROUND_DATABASE, processClock.now()).release();
  rmSync(PLAYGROUND_FOLDER, { recursive: true });
  return 'The playground is cleared. npm start creates a new one.';
}

try {
  process.stdout.write(`${resetPlayground()}\n`);
} catch (error) {
  if (!(error instanceof AlreadyServedError)) throw error;
  process.stderr.write('The playground is running. Stop it first, then clear it.\n');
  process.exitCode = EXIT.alreadyServed;
}
