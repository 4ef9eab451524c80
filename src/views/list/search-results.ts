import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { IndexProgress } from '../../core/search/index-progress.ts';
import type { ResultList } from '../../core/search/result-lists.ts';
import { FOUND_BY_WORDS } from '../../core/search/search-request.ts';
import { BLUE, button, container, message, row, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { escapeText } from '../format/escape.ts';
import { fitText } from '../format/fit-text.ts';
import { joinParts } from '../format/join-parts.ts';
import { progressText } from '../format/progress-text.ts';
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
  /** Whether what was typed has no word, so that no paper can have it. */
  readonly isUnsearchable?: boolean;
  /** The papers that are discussed in the server, each with the number of messages. */
  readonly discussed?: ReadonlyMap<PaperId, number>;
  /** How far the index was at the search, if it was incomplete. */
  readonly progress?: IndexProgress;
  /** Buttons to other searches, or about this one; at most five. */
  readonly buttons?: readonly { readonly id: string; readonly label: string }[];
}

/** Returns a ranked list of papers with a select menu that opens one of them; without papers, hints on what to try. */
export function searchResults(results: SearchResults): MessageBody {
  const { list, papers, offset, limit, posted = false, buttons = [] } = results;
  if (papers.length === 0) return noResults(results);
  const isOnlyPage = list.paperIds.length <= limit;
  return listPage({
    heading: headingOf(list),
    notes: allNotes(results),
    papers,
    offset,
    total: list.paperIds.length,
    found: list.total,
    ...(list.totalWithAll === undefined ? {} : { withAllWords: list.totalWithAll }),
    isOfAlternative: list.queryText.includes(' OR '),
    limit,
    remarks: remarksOf(results),
    buttons: {
      pageId: to => customId('results', list.id, to),
      post: {
        id: isOnlyPage
          ? customId('post-found', ...papers.map(({ id }) => id))
          : customId('post-results', list.id, offset),
        posted,
      },
      otherLists: buttons,
    },
  });
}

/** Marks papers that lack some of the words, if others have them all, and those that are discussed in the server. */
function remarksOf({ list, papers, offset, discussed }: SearchResults): Map<PaperId, string> {
  const { totalWithAll = 0 } = list;
  const first = totalWithAll === 0 ? papers.length : Math.max(0, totalWithAll - offset);
  return new Map(
    papers.map(({ id }, index) => [
      id,
      joinParts([index < first ? undefined : 'some of the words', discussedText(discussed?.get(id))]),
    ]),
  );
}

function discussedText(messages: number | undefined): string | undefined {
  if (messages === undefined) return undefined;
  return messages === 0 ? 'discussed here' : `discussed here: ${count(messages, 'message')}`;
}

/** Returns the heading of a posted page: the words that were searched for, and which part of the list it shows. */
export function sharedHeading({ list, papers, offset }: SearchResults): string {
  const part = `${offset + 1}–${offset + papers.length} of ${list.total.toLocaleString('en-GB')}`;
  return papers.length < list.total ? `${headingOf(list)}: ${part}` : headingOf(list);
}

/** Returns `Papers for “mamba” by Gu`, or without words `Papers by Gu`; with corrected words as they were searched for. */
function headingOf({ queryText, corrections }: SearchResults['list']): string {
  const corrected = new Map(corrections.map(({ from, to }) => [from, to]));
  const query = queryText.replaceAll(/[\p{L}\p{N}]+/gu, word => corrected.get(word.toLowerCase()) ?? word);
  return isForWords(query) ? `Papers for ${query}` : `Papers ${query}`;
}

/** Returns whether a described request has words; else it has filters alone. */
function isForWords(queryText: string): boolean {
  return queryText.startsWith('“');
}

const WORD_HINT = 'use fewer words, or synonyms';

const GENERAL_HINTS = [
  'check the spelling, especially of names',
  'paste the arXiv id of a paper, or a link to it',
];

const UNSEARCHABLE_HINTS = [
  'type words of a title, or of what a paper is about, such as: state space models',
  'name an author, an organization or a category in the other options',
  'paste the arXiv id of a paper, or a link to it',
];

function noResults(results: SearchResults): MessageBody {
  const { list, extraHints = [], buttons = [], progress } = results;
  const yet = progress ? ' yet' : '';
  const isOfWords = isForWords(list.queryText);
  const nothing = isOfWords ? `No results${yet} for` : `No papers${yet}`;
  const heading = fitText(list.queryText, MAX_QUERY_WEIGHT, part => `### ${nothing} ${escapeText(part)}`);
  const notes = results.isUnsearchable ? [FOUND_BY_WORDS] : allNotes(results);
  const shownNotes = notes.map(note => fitText(note, MAX_NOTE_WEIGHT, escapeText));
  const wordHints = isOfWords ? [WORD_HINT] : [];
  const hintTexts = results.isUnsearchable
    ? UNSEARCHABLE_HINTS
    : [...extraHints, ...wordHints, ...GENERAL_HINTS];
  const hints = hintTexts.map(hint => fitText(hint, MAX_NOTE_WEIGHT, part => `- ${escapeText(part)}`));
  const lines = [heading || '### No results', ...shownNotes, 'You can:', ...hints];
  return message(
    container(BLUE, [
      textDisplay(lines.join('\n')),
      ...(buttons.length === 0 ? [] : [row(...buttons.map(({ id, label }) => button(id, { label })))]),
    ]),
  );
}

function allNotes({ list, notes = [], progress }: SearchResults): string[] {
  return [...(progress ? [progressText(progress)] : []), ...searchNotes(list), ...notes];
}

function searchNotes({ corrections, ignored }: SearchResults['list']): string[] {
  const corrected = corrections.map(({ from, to }) => `${to} (no paper contains “${from}”)`).join(', ');
  const unknown = ignored.map(word => `“${word}”`).join(', ');
  const year = ignored.find(word => /^(?:19|20)\d\d$/.test(word));
  return [
    ...(corrected === '' ? [] : [`Showing results for ${corrected}`]),
    ...(unknown === '' ? [] : [`No paper contains ${unknown}`]),
    ...(year === undefined ? [] : [`For papers of ${year}, write from:${year} to:${year}`]),
  ];
}
