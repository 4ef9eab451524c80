import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper } from '../../core/paper/paper.ts';
import type { ResultList } from '../../core/search/result-lists.ts';
import { fitText } from '../format/budget.ts';
import { BLUE, container, message, textDisplay } from '../format/components.ts';
import { escapeText } from '../format/escape.ts';
import { count } from '../format/join-parts.ts';
import { paperPage } from './paper-page.ts';

const ASKED = 150;
const NOTE = 200;
/** One page of what a search found. */
export interface SearchResults {
  readonly list: Omit<ResultList, 'userId' | 'madeAt'>;
  /** The papers of this page, best first, at most five; none if nothing was found. */
  readonly papers: readonly Paper[];
  /** Papers before this page. */
  readonly offset: number;
  /** Papers on a full page. */
  readonly limit: number;
  /** Whether this page was posted to the channel. */
  readonly posted?: boolean;
  /** What else to try where nothing was found, beside what helps any search. */
  readonly advice?: readonly string[];
}

/** A ranked list of papers with a menu that opens one of them; without papers, what else to try. */
export function searchResults(results: SearchResults): MessageBody {
  const { list, papers, offset, limit, posted = false, advice = [] } = results;
  const notes = searchNotes(list);
  if (papers.length === 0) {
    const asked = fitText(list.asked, ASKED, part => `### Nothing found for ${escapeText(part)}`);
    const told = notes.map(note => fitText(note, NOTE, escapeText));
    const hints = [...advice, ...HINTS].map(hint => fitText(hint, NOTE, part => `- ${escapeText(part)}`));
    return message(
      container(BLUE, [
        textDisplay([asked || '### Nothing found', ...told, 'You could', ...hints].join('\n')),
      ]),
    );
  }
  return paperPage({
    heading: `Papers for ${list.asked}`,
    notes,
    papers,
    offset,
    total: list.paperIds.length,
    limit,
    buttons: {
      turn: to => customId('results', list.id, to),
      post: { id: customId('post-results', list.id, offset), posted },
    },
  });
}

/** What a page is headed with for everybody: with the words that were searched for, and which part of the list it is. */
export function sharedHeading({ list, papers, offset }: SearchResults): string {
  const meant = new Map(list.corrections.map(({ from, to }) => [from, to]));
  const asked = list.asked.replaceAll(/[\p{L}\p{N}]+/gu, word => meant.get(word.toLowerCase()) ?? word);
  const part = `${offset + 1}–${offset + papers.length} of ${list.paperIds.length}`;
  return papers.length < list.paperIds.length ? `Papers for ${asked}: ${part}` : `Papers for ${asked}`;
}

const HINTS = [
  'use fewer words, or other words for the same thing',
  'check the spelling, of names above all',
  'paste an arXiv id or link into /paper',
];

function searchNotes({ corrections, ignored, total, paperIds }: SearchResults['list']): string[] {
  const corrected = corrections.map(({ from, to }) => `${to} (no paper has “${from}”)`).join(', ');
  const left = ignored.map(word => `“${word}”`).join(', ');
  return [
    ...(corrected === '' ? [] : [`Showing results for ${corrected}`]),
    ...(left === '' ? [] : [`No paper has ${left}`]),
    ...(total > paperIds.length ? [`The best ${paperIds.length} of ${count(total, 'paper')}`] : []),
  ];
}
