import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCleanups } from '../../src/app/cleanups.ts';
import { openCorpus } from '../../src/app/open-corpus.ts';
import { emptyPaper } from '../../src/core/paper/paper.ts';
import { openTestDatabase } from '../support/database.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { STEM_VECTORS_FILE } from '../support/paper-index.ts';
import { raiseRev } from '../support/raise-rev.ts';
import { createSilentLog } from '../support/silent-log.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Opens the corpus of a database with two papers and some more changes, as a start does. */
async function open(changes: number) {
  const { file, database, stores } = await openTestDatabase();
  await stores.papers.insert(emptyPaper('Trams at night'));
  await stores.papers.insert(emptyPaper('Bicycles by day'));
  await raiseRev(database, changes);
  const log = createSilentLog();
  const cleanups = createCleanups(log);
  onTestFinished(() => cleanups.run());
  const corpus = await openCorpus(
    {
      database: { kind: 'sqlite', file },
      starterFile: join(tempFolder(), 'none.jsonl'),
      stemVectorsFile: STEM_VECTORS_FILE,
      zoneVersion: '2026a',
      clock: createManualClock('2026-11-21T12:00:00Z'),
      log,
    },
    cleanups,
  );
  const events = () => log.events.map(({ event }) => event).filter(event => event.startsWith('corpus_'));
  return { corpus, events };
}

it('a corpus is opened with its index complete if that lacked little', async () => {
  const { corpus, events } = await open(10);
  expect(corpus.index.size).toBe(2);
  expect(events()).toEqual(['corpus_ready']);
});

it('a corpus is opened at once if its index lacks much; the first whole sync completes it', async () => {
  const { corpus, events } = await open(5_000);
  expect(events()).toEqual(['corpus_incomplete']);
  // A lookup that added a paper does not wait for the others.
  expect(await corpus.syncIndexIfNear()).toBe(0);
  expect(corpus.index.size).toBe(0);

  await corpus.syncIndex(AbortSignal.abort());
  expect(events()).toEqual(['corpus_incomplete']);
  expect(await corpus.syncIndex()).toBe(2);
  await corpus.syncIndex();
  expect(events()).toEqual(['corpus_incomplete', 'corpus_ready']);
  await corpus.stores.papers.insert(emptyPaper('Lamps'));
  expect(await corpus.syncIndexIfNear()).toBe(1);
});
