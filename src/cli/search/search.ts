import { Command } from 'commander';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import type { SearchResult } from '../../core/search/search.ts';
import type { SearchRequest } from '../../core/search/search-request.ts';
import { findPaper } from '../../usecases/find-paper.ts';
import { searchPapers } from '../../usecases/search-papers.ts';
import { toRecord } from '../../sources/file/paper-record.ts';
import { withExistingStores, type CliContext } from '../context.ts';
import { hitPapers, indexCorpus, inList, type CorpusIndex } from '../corpus-index.ts';
import { searchBatch } from './batch.ts';
import { readTask, withSearchFlags, type SearchFlags } from './flags.ts';

/** `paperboy search QUERY`, and `search --batch FILE --trec` for evaluation. */
export function searchVerb(context: CliContext): Command {
  const command = new Command('search')
    .description('Search the corpus.')
    .argument('[query...]', 'words to look for');
  return withSearchFlags(command).action(async (words: readonly string[], flags: SearchFlags) => {
    const task = readTask(words, flags);
    await withExistingStores(context.config().databaseFile, async ({ stores: { papers } }) => {
      const corpus = await indexCorpus(papers, context);
      if ('batch' in task) await searchBatch(task, corpus, context);
      else await searchOnce(task, corpus, context);
    });
  });
}

async function searchOnce(
  { wish, limit, json }: { wish: SearchRequest; limit: number; json: boolean },
  corpus: CorpusIndex,
  { print, tell }: Pick<CliContext, 'print' | 'tell'>,
): Promise<void> {
  const { hits, corrections, ignored, total } = await lookUp(wish, limit, corpus);
  for (const { from, to } of corrections)
    tell(`“${from}” is not in the corpus: searched for “${to}” instead`);
  for (const word of ignored) tell(`“${word}” is not in the corpus: searched without it`);
  const found = await hitPapers(hits, corpus.papers);
  for (const [at, { paper, score }] of found.entries())
    print(json ? JSON.stringify({ ...toRecord(paper), score }) : inList(at, paper));
  if (total === 0) tell(advice(wish));
  else if (!json) tell(`${found.length} of ${total} papers`);
}

/** The one paper that an arXiv id or link means, else what the words find. */
async function lookUp(wish: SearchRequest, limit: number, corpus: CorpusIndex): Promise<SearchResult> {
  if (!parseArxivId(wish.query)) return searchPapers(wish, limit, corpus);
  const paper = await findPaper(wish.query, corpus.papers);
  const hits = paper ? [{ id: paper.id, score: 1 }] : [];
  return { hits, total: hits.length, corrections: [], ignored: [] };
}

function advice({ author, category, from, to }: SearchRequest): string {
  return [author, category, from, to].some(filter => filter !== undefined)
    ? 'No paper matches. Try other words, or fewer of --author, --category, --from and --to.'
    : 'No paper matches. Try fewer or other words.';
}
