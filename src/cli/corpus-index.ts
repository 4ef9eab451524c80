import type { DatabaseLocation } from '../core/database-location.ts';
import type { Paper, PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { readableText } from '../core/text/latex/readable-text.ts';
import { openIndex } from '../app/open-index.ts';
import type { Stores } from '../core/stores.ts';
import { paperName } from '../usecases/find-paper.ts';
import { syncIndex } from '../usecases/index-sync.ts';
import { createTurns } from '../usecases/turns.ts';
import type { CliContext } from './context.ts';
import { createWarningLog } from './warning-log.ts';

/** The corpus, and an index over all of it. */
export interface CorpusIndex {
  readonly papers: PaperStore;
  readonly index: PaperIndex;
}

/**
 * Restores the index from its snapshot, applies what changed since, and stores it again if that was much; so that only the
 * first search after a large ingest takes long. Prints a hint if the corpus is empty.
 */
export async function indexCorpus(
  { database, stores }: { readonly database: DatabaseLocation; readonly stores: Stores },
  { printToStderr, stemVectorsFile, clock }: Pick<CliContext, 'printToStderr' | 'stemVectorsFile' | 'clock'>,
): Promise<CorpusIndex> {
  const { index, snapshots } = await openIndex({
    database,
    stemVectorsFile,
    stores,
    turns: createTurns(),
    now: clock.now,
    log: createWarningLog(printToStderr),
  });
  await syncIndex(stores.papers, index, {
    onFailed: (id, error) =>
      printToStderr(
        `Paper #${id} cannot be searched (${error instanceof Error ? error.message : String(error)}). Remove it with: paperboy remove '#${id}'`,
      ),
  });
  await snapshots.writeIfDue();
  if (index.size === 0) printToStderr('This database holds no papers. Fill it with: paperboy ingest PATH…');
  return { papers: stores.papers, index };
}

/** Formats an entry of a list for people: rank (`index` counts from 0), title, the paper's name, date, organisation. */
export function formatListEntry(index: number, paper: Paper): string {
  const mark = paper.isWithdrawn ? 'withdrawn' : undefined;
  const details = [paperName(paper), paper.publishedAt, paper.organization, mark].filter(Boolean).join(' · ');
  return `${String(index + 1).padStart(3)}. ${readableText(paper.title)}\n     ${details}`;
}
