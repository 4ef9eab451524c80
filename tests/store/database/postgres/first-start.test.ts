import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCleanups } from '../../../../src/app/cleanups.ts';
import { openCorpus } from '../../../../src/app/open-corpus.ts';
import { MIGRATIONS } from '../../../../src/store/database/migrations.ts';
import { openPostgres } from '../../../../src/store/database/postgres/open-postgres.ts';
import { readVersion } from '../../../../src/store/database/postgres/migrate-postgres.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { STEM_VECTORS_FILE } from '../../../support/paper-index.ts';
import { createPostgres, hasPostgres, POSTGRES_SKIP } from '../../../support/postgres.ts';
import { createSilentLog } from '../../../support/silent-log.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const PAPERS = 60;

describe.skipIf(!hasPostgres)(`the first start on an empty server${POSTGRES_SKIP}`, () => {
  it('by three processes at once has every paper of the starter corpus once', async () => {
    const url = await createPostgres({ isEmpty: true });
    const starterFile = join(tempFolder(), 'starter.jsonl');
    const records = Array.from({ length: PAPERS }, (_, number) =>
      JSON.stringify({ title: `Made-up study number ${number}`, arxivId: `2501.${10_000 + number}` }),
    );
    writeFileSync(starterFile, records.join('\n'));
    const start = async () => {
      const log = createSilentLog();
      const cleanups = createCleanups(log);
      const corpus = await openCorpus(
        {
          database: { kind: 'postgres', url, folder: tempFolder() },
          starterFile,
          stemVectorsFile: STEM_VECTORS_FILE,
          zoneVersion: 'test',
          clock: createManualClock(0),
          log,
        },
        cleanups,
      );
      await corpus.syncIndex();
      const counts = { stored: await corpus.stores.papers.count(), indexed: corpus.index.size };
      await cleanups.run();
      return counts;
    };
    const all = { stored: PAPERS, indexed: PAPERS };
    expect(await Promise.all([start(), start(), start()])).toEqual([all, all, all]);
  });

  it('is seen by a transaction that found no tables before', async () => {
    const url = await createPostgres({ isEmpty: true });
    const waiting = new Client(url);
    await waiting.connect();
    onTestFinished(() => waiting.end());
    await waiting.query('BEGIN');
    expect(await readVersion(waiting)).toBeUndefined();
    await (await openPostgres(url)).close();
    expect(await readVersion(waiting)).toBe(MIGRATIONS.length);
  });
});
