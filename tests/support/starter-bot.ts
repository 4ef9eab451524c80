import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { PaperFields } from '../../src/core/paper/paper.ts';
import type { Emulator } from '../../src/discord-emulator/emulator.ts';
import { openSqlite } from '../../src/store/database/sqlite/open-sqlite.ts';
import { createStores } from '../../src/store/stores.ts';
import { startBot, type Program } from './cli-process.ts';
import { startCheckedEmulator } from './emulator.ts';
import { copyStarterDatabase, DEFAULT_DATABASE, makeTempFolder } from './temp-folder.ts';

/** A running bot, and the Discord that it is connected to. */
export interface StarterBot {
  readonly emulator: Emulator;
  readonly folder: string;
}

/**
 * Starts the built bot on the starter corpus before the tests of a `describe`, and kills it after them. The emulator is there
 * once they run. `papers` are added to the corpus.
 */
export function useStarterBot(papers: readonly PaperFields[] = []): StarterBot {
  const folder = makeTempFolder();
  let emulator: Emulator | undefined;
  let program: Program | undefined;
  beforeAll(async () => {
    emulator = await startCheckedEmulator();
    copyStarterDatabase(folder);
    if (papers.length > 0) await addPapers(folder, papers);
    program = await startBot(emulator, folder);
  });
  afterAll(async () => {
    // No test looks at how it ends, and an orderly end takes a seventh of what a start takes.
    await program?.stop('SIGKILL');
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

async function addPapers(folder: string, papers: readonly PaperFields[]): Promise<void> {
  const database = await openSqlite(join(folder, DEFAULT_DATABASE));
  const stores = createStores(database.db);
  for (const paper of papers) await stores.papers.insert(paper);
  await database.close();
}
