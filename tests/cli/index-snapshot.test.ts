import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openIndex } from '../../src/app/open-index.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { syncIndex } from '../../src/usecases/index-sync.ts';
import { createTurns } from '../../src/usecases/turns.ts';
import { openTestDatabase } from '../support/database.ts';
import { STEM_VECTORS_FILE } from '../support/paper-index.ts';
import { runVerb } from '../support/run-verb.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { tempFolder } from '../support/temp-folder.ts';

it('searches the stored index of the bot, and what changed since', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'data'));
  const { file, stores, database } = await openTestDatabase(join(folder, 'data', 'paperboy.sqlite'));
  await stores.papers.insert(emptyPaper('Stacking Paper Boats'));
  const { index, snapshots } = await openIndex({
    database: { kind: 'sqlite', file },
    stemVectorsFile: STEM_VECTORS_FILE,
    stores,
    turns: createTurns(),
    now: () => 0,
    log: createSilentLog(),
  });
  await syncIndex(stores.papers, index);
  await snapshots.writeIfChanged();
  // Without a new rev, so that only an index that is built again has the new words.
  await sql`UPDATE papers SET title = 'Dim Lamps'`.execute(database.db);
  await stores.papers.insert(emptyPaper('Boats of Reed'));

  const { code, stdout } = await runVerb(['search', 'boats'], folder);
  expect(code).toBe(0);
  expect(stdout).toContain('Dim Lamps');
  expect(stdout).toContain('Boats of Reed');
});
