import type { App, Invocation, Options, PlainReply } from '../../src/command.ts';
import { customId } from '../../src/core/message/custom-id.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { plainWordsOf, type SearchRequest } from '../../src/core/search/search-request.ts';
import { findPaper } from '../../src/usecases/find-paper.ts';
import { resultsButton } from '../../src/views/paper/card.ts';
import { cardReply, type CardNeeds } from '../paper/card-reply.ts';
import { searchDefinition } from './definition.ts';
import { resultListOf, storeResults, type FoundPapers } from './replies.ts';

type SearchContext = Pick<App, 'papers' | 'resultLists' | 'clock' | CardNeeds>;

/** A text without spaces may be the id of a record. */
const ID = /^\S+$/u;
/** Marks that are operators in a query but may belong to a title. */
const MARKS = /["“”„‟«»＂:：]|(?<!\S)(?:[-−‐]|OR(?!\S))/u;

/**
 * Returns the only paper with this title, or the paper of this id; none if there are other options. Only texts that a search
 * would read otherwise are looked up in the store: the index knows the titles of plain words.
 */
export async function paperNamed(
  query: string,
  options: Options,
  { papers }: Pick<App, 'papers'>,
): Promise<Paper | undefined> {
  if (query === '' || hasOtherOptions(options) || !(ID.test(query) || MARKS.test(query))) return undefined;
  const titled = await papers.byTitleKey(titleKey(query));
  if (titled.length > 0) return onlyOne(titled);
  return ID.test(query) ? findPaper(query, papers) : undefined;
}

/**
 * Returns the best match if the query is its name, as `Mamba` is of `Mamba: Linear-Time …`, and that of no other paper. An
 * incomplete index cannot say that: then the only paper with this title in the store.
 */
export async function paperOfHead(
  request: SearchRequest,
  { hits, titled, progress }: FoundPapers,
  { papers }: Pick<App, 'papers'>,
): Promise<Paper | undefined> {
  const words = plainWordsOf(request);
  if (words === undefined) return undefined;
  if (progress) return onlyOne(await papers.byTitleKey(titleKey(words)));
  return titled === undefined || titled !== hits[0]?.id ? undefined : papers.get(titled);
}

/** Returns the card of a paper, with a button to the list if the search found others as well and could find all. */
export async function titledReply(
  paper: Paper,
  invocation: Invocation,
  { request, found }: { readonly request: SearchRequest; readonly found: FoundPapers },
  app: SearchContext,
): Promise<PlainReply> {
  if (found.total < 2 || found.progress) return cardReply({ paper }, invocation, app);
  const list = resultListOf(invocation, request, found, app);
  const results = resultsButton(customId('results', list.id, 0), found.total);
  const reply = await cardReply({ paper }, invocation, app, { results });
  return { ...reply, afterwards: () => storeResults(list, app) };
}

function hasOtherOptions(options: Options): boolean {
  const names = (searchDefinition.options ?? []).map(({ name }) => name).filter(name => name !== 'query');
  return names.some(name => (options.string(name) ?? options.integer(name)) !== undefined);
}

function onlyOne(papers: readonly Paper[]): Paper | undefined {
  return papers.length === 1 ? papers[0] : undefined;
}
