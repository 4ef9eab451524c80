import type { Paper, PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { readableText } from '../core/text/latex/readable-text.ts';
import { createPaperIndex } from '../search/paper-index.ts';
import { paperName } from '../usecases/find-paper.ts';
import { syncIndex } from '../usecases/index-sync.ts';
import type { CliContext } from './context.ts';

/** The corpus, and an index over all of it. */
export interface CorpusIndex {
  readonly papers: PaperStore;
  readonly index: PaperIndex;
}

/** Indexes the corpus (about half a second for a thousand abstracts); prints a hint if it is empty. */
export async function indexCorpus(
  papers: PaperStore,
  { printToStderr }: Pick<CliContext, 'printToStderr'>,
): Promise<CorpusIndex> {
  const index = createPaperIndex();
  await syncIndex(papers, index, {
    onFailed: (id, error) =>
      printToStderr(
        `Paper #${id} cannot be searched (${error instanceof Error ? error.message : String(error)}). Remove it with: paperboy remove '#${id}'`,
      ),
  });
  if (index.size === 0) printToStderr('This database holds no papers. Fill it with: paperboy ingest PATH…');
  return { papers, index };
}

/** Formats an entry of a list for people: rank (`index` counts from 0), title, the paper's name, date, organisation. */
export function formatListEntry(index: number, paper: Paper): string {
  const details = [paperName(paper), paper.publishedAt, paper.organization].filter(Boolean).join(' · ');
  return `${String(index + 1).padStart(3)}. ${readableText(paper.title)}\n     ${details}`;
}
