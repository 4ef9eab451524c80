import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { startBot, type Program } from './cli-process.ts';
import { startCheckedEmulator } from './emulator.ts';
import { copyStarterDatabase, makeTempFolder } from './temp-folder.ts';

/** A running bot, and the Discord that it is connected to. */
export interface StarterBot {
  readonly emulator: Emulator;
  readonly folder: string;
}

/**
 * Starts the built bot on the starter corpus before the tests of a `describe`, and stops it after them. The emulator is there
 * once they run.
 */
export function useStarterBot(): StarterBot {
  const folder = makeTempFolder();
  let emulator: Emulator | undefined;
  let program: Program | undefined;
  beforeAll(async () => {
    emulator = await startCheckedEmulator();
    copyStarterDatabase(folder);
    program = await startBot(emulator, folder);
  });
  afterAll(async () => {
    await program?.stop();
    await emulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    get emulator() {
      if (!emulator) throw new Error('the bot is not started yet');
      return emulator;
    },
  };
}
