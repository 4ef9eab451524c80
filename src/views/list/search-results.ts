import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { ResultList } from '../../core/search/result-lists.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { listPage } from './list-page.ts';

const MAX_QUERY_WEIGHT = 150;
const MAX_NOTE_WEIGHT = 200;

/** One page of the results of a search. */
export interface SearchResults {
  readonly list: Omit<ResultList, 'userId' | 'createdAt'>;
  /** The papers of this page, best first, at most five; none if nothing was found. */
  readonly papers: readonly Paper[];
  /** Papers before this page. */
  readonly offset: number;
  /** Papers on a full page. */
  readonly limit: number;
  /** Whether this page was posted to the channel. */
  readonly posted?: boolean;
  /** Notes on this search, shown after those on its words. */
  readonly notes?: readonly string[];
  /** Hints for this search, shown before the general ones if nothing was found. */
  readonly extraHints?: readonly string[];
}

/** Returns a ranked list of papers with a select menu that opens one of them; without papers, hints on what to try. */
export function searchResults(results: SearchResults): MessageBody {
  const { list, papers, offset, limit, posted = false, notes = [] } = results;
  if (papers.length === 0) return noResults(results);
  const isOnlyPage = list.paperIds.length <= limit;
  return listPage({
    heading: `Papers for ${correctedQuery(list)}`,
    notes: [...searchNotes(list), ...notes],
    papers,
    offset,
    total: list.paperIds.length,
    found: list.total,
    limit,
    buttons: {
      pageId: to => customId('results', list.id, to),
      post: {
        id: isOnlyPage
          ? customId('post-found', ...papers.map(({ id }) => id))
          : customId('post-results', list.id, offset),
        posted,
      },
    },
  });
}

/** Returns the heading of a posted page: the words that were searched for, and which part of the list it shows. */
export function sharedHeading({ list, papers, offset }: SearchResults): string {
  const query = correctedQuery(list);
  const part = `${offset + 1}–${offset + papers.length} of ${list.total.toLocaleString('en-GB')}`;
  return papers.length < list.total ? `Papers for ${query}: ${part}` : `Papers for ${query}`;
}

/** Returns the query with the words that were searched for instead of misspelt ones. */
function correctedQuery({ queryText, corrections }: SearchResults['list']): string {
  const corrected = new Map(corrections.map(({ from, to }) => [from, to]));
  return queryText.replaceAll(/[\p{L}\p{N}]+/gu, word => corrected.get(word.toLowerCase()) ?? word);
}

const GENERAL_HINTS = [
  'use fewer words, or synonyms',
  'check the spelling, especially of names',
  'paste the arXiv id of a paper, or a link to it',
];

function noResults({ list, extraHints = [] }: SearchResults): MessageBody {
  const heading = fitText(list.queryText, MAX_QUERY_WEIGHT, part => `### No results for ${escapeText(part)}`);
  const notes = searchNotes(list).map(note => fitText(note, MAX_NOTE_WEIGHT, escapeText));
  const hints = [...extraHints, ...GENERAL_HINTS].map(hint =>
    fitText(hint, MAX_NOTE_WEIGHT, part => `- ${escapeText(part)}`),
  );
  const lines = [heading || '### No results', ...notes, 'You can:', ...hints];
  return message(container(BLUE, [textDisplay(lines.join('\n'))]));
}

function searchNotes({ corrections, ignored }: SearchResults['list']): string[] {
  const corrected = corrections.map(({ from, to }) => `${to} (no paper contains “${from}”)`).join(', ');
  const unknown = ignored.map(word => `“${word}”`).join(', ');
  return [
    ...(corrected === '' ? [] : [`Showing results for ${corrected}`]),
    ...(unknown === '' ? [] : [`No paper contains ${unknown}`]),
  ];
}
