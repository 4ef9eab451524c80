import type { Command } from 'commander';
import type { PaperId } from '../../core/paper/paper.ts';
import { parseReference } from '../../core/paper/paper-reference.ts';
import { isFiltered, type SearchRequest } from '../../core/search/search-request.ts';
import type { SearchResult } from '../../core/search/search.ts';
import { localDate } from '../../core/time/calendar.ts';
import { toRecord } from '../../sources/file/paper-record.ts';
import { findPaper } from '../../usecases/find-paper.ts';
import { searchPapers } from '../../usecases/search-papers.ts';
import { withPapers } from '../../usecases/with-papers.ts';
import { partsText } from '../../views/list/search-explanation.ts';
import type { CliContext } from '../context.ts';
import { formatListEntry, indexCorpus, type CorpusIndex } from '../corpus-index.ts';
import { withExistingStores } from '../open-stores.ts';
import { searchBatch } from './batch.ts';
import { addSearchFlags, parseSearchTask, type SearchFlags, type SingleSearch } from './flags.ts';

/** `paperboy search QUERY`, and `search --batch FILE --trec` for evaluation. */
export function defineSearch(command: Command, context: CliContext): void {
  command.argument('[query...]', 'words to look for');
  addSearchFlags(command).action(async (words: readonly string[], flags: SearchFlags) => {
    const task = parseSearchTask(words, flags, localDate(context.clock.now(), 'UTC'));
    const { database } = await context.config();
    await withExistingStores(database, async ({ stores }) => {
      const corpus = await indexCorpus({ database, stores }, context);
      if ('batch' in task) await searchBatch(task, corpus, context);
      else await searchOnce(task, corpus, context);
    });
  });
}

async function searchOnce(
  search: SingleSearch,
  corpus: CorpusIndex,
  { print, printToStderr }: Pick<CliContext, 'print' | 'printToStderr'>,
): Promise<void> {
  const { request, json, explain } = search;
  const result = await runSearch(search, corpus);
  for (const note of wordNotes(result)) printToStderr(note);
  const found = await withPapers(result.hits, ({ id }) => id, corpus.papers);
  if (request.sort === 'upvotes' && found.length > 0 && !found[0]?.paper.upvotes)
    printToStderr('None of these papers has upvotes: they come in the order in which they were added.');
  for (const [at, { paper, score, explanation = [] }] of found.entries()) {
    if (json) print(JSON.stringify({ ...toRecord(paper), score, ...(explain ? { explanation } : {}) }));
    else print(formatListEntry(at, paper));
    if (explain && !json) print(`     ${score.toFixed(3)} = ${partsText(explanation)}`);
  }
  if (result.total === 0) printToStderr(noHitsAdvice(request));
  else if (!json) printToStderr(countText(found.length, request, result));
}

/** Returns the one paper that an identifier or link names, otherwise what the words find. */
async function runSearch(
  { query, request, limit, explain }: SingleSearch,
  { index, papers }: CorpusIndex,
): Promise<SearchResult> {
  if (!parseReference(query)) return searchPapers(request, { limit, explain }, index);
  const paper = await findPaper(query, papers);
  const hits: readonly { readonly id: PaperId; readonly score: number }[] = paper
    ? [{ id: paper.id, score: 1 }]
    : [];
  return { hits, total: hits.length, corrections: [], ignored: [] };
}

function wordNotes({ corrections, ignored, suggestions = [] }: SearchResult): string[] {
  return [
    ...corrections.map(({ from, to }) => `“${from}” is not in the corpus: searched for “${to}” instead`),
    ...ignored.map(word => `“${word}” is not in the corpus: searched without it`),
    ...suggestions.map(({ word, similar }) => `“${word}”: did you mean ${similar.join(', ')}?`),
  ];
}

function countText(
  shown: number,
  { alternatives }: SearchRequest,
  { total, totalWithAll }: SearchResult,
): string {
  const counted = `${shown} of ${total} ${total === 1 ? 'paper' : 'papers'}`;
  return totalWithAll === undefined || totalWithAll === total
    ? counted
    : `${counted}, ${totalWithAll} of them with all words${alternatives.length > 1 ? ' of an alternative' : ''}`;
}

function noHitsAdvice(request: SearchRequest): string {
  return request.alternatives.some(isFiltered)
    ? 'No paper matches. Try other words, or fewer of --author, --organization, --category, --from, --to and --min-votes.'
    : 'No paper matches. Try fewer or other words.';
}
