import type { Command } from 'commander';
import type { SearchRequest } from '../../core/search/search-request.ts';
import { toRecord } from '../../sources/file/paper-record.ts';
import { parseReference } from '../../core/paper/paper-reference.ts';
import { findPaper } from '../../usecases/find-paper.ts';
import { searchPapers } from '../../usecases/search-papers.ts';
import type { CliContext } from '../context.ts';
import { withPapers } from '../../usecases/with-papers.ts';
import { formatListEntry, indexCorpus, type CorpusIndex } from '../corpus-index.ts';
import { withExistingStores } from '../open-stores.ts';
import { searchBatch } from './batch.ts';
import { addSearchFlags, parseSearchTask, type SearchFlags } from './flags.ts';

/** `paperboy search QUERY`, and `search --batch FILE --trec` for evaluation. */
export function defineSearch(command: Command, context: CliContext): void {
  command.argument('[query...]', 'words to look for');
  addSearchFlags(command).action(async (words: readonly string[], flags: SearchFlags) => {
    const task = parseSearchTask(words, flags);
    const { databaseFile } = await context.config();
    await withExistingStores(databaseFile, async ({ stores: { papers } }) => {
      const corpus = await indexCorpus(papers, context);
      if ('batch' in task) await searchBatch(task, corpus, context);
      else await searchOnce(task, corpus, context);
    });
  });
}

async function searchOnce(
  { request, limit, json }: { request: SearchRequest; limit: number; json: boolean },
  corpus: CorpusIndex,
  { print, printToStderr }: Pick<CliContext, 'print' | 'printToStderr'>,
): Promise<void> {
  const { hits, corrections, ignored, total } = await runSearch(request, limit, corpus);
  for (const { from, to } of corrections)
    printToStderr(`“${from}” is not in the corpus: searched for “${to}” instead`);
  for (const word of ignored) printToStderr(`“${word}” is not in the corpus: searched without it`);
  const found = await withPapers(hits, ({ id }) => id, corpus.papers);
  if (request.sort === 'upvotes' && found.length > 0 && !found[0]?.paper.upvotes)
    printToStderr('None of these papers has upvotes: they come in the order in which they were added.');
  for (const [at, { paper, score }] of found.entries())
    print(json ? JSON.stringify({ ...toRecord(paper), score }) : formatListEntry(at, paper));
  if (total === 0) printToStderr(noHitsAdvice(request));
  else if (!json) printToStderr(`${found.length} of ${total} ${total === 1 ? 'paper' : 'papers'}`);
}

/** Returns the one paper that an identifier or link names, otherwise what the words find. */
async function runSearch(
  request: SearchRequest,
  limit: number,
  corpus: CorpusIndex,
): ReturnType<typeof searchPapers> {
  if (!parseReference(request.query)) return searchPapers(request, limit, corpus);
  const paper = await findPaper(request.query, corpus.papers);
  const hits = paper ? [{ id: paper.id, score: 1 }] : [];
  return { hits, total: hits.length, corrections: [], ignored: [] };
}

function noHitsAdvice({ author, category, from, to }: SearchRequest): string {
  return [author, category, from, to].some(filter => filter !== undefined)
    ? 'No paper matches. Try other words, or fewer of --author, --category, --from and --to.'
    : 'No paper matches. Try fewer or other words.';
}
